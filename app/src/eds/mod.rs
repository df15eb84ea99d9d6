//! Signing in the browser: the worker that opens a key store from a file, and NCALayer, which signs by itself.
//!
//! Nothing here draws anything or knows words: what can go wrong are keys with data.

pub mod ncalayer;
#[cfg(feature = "hydrate")]
mod worker;

#[cfg(feature = "hydrate")]
pub use worker::{Source, Worker};
