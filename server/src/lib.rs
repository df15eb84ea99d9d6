//! The server: configuration, HTTP edges, start and stop.

mod centre;
pub mod commands;
pub mod config;
pub mod http;
mod keys;
mod logs;
mod start;
mod trust;
mod upkeep;

pub use start::{StartError, open};
