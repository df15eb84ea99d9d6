//! The server: configuration, HTTP edges, start and stop.

pub mod commands;
pub mod config;
pub mod http;
mod keys;
mod logs;
mod start;
mod trust;

pub use start::{StartError, open};
