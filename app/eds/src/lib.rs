//! Electronic signatures (ЭЦҚ, ЭЦП): reading, checking and making them, for the browser and the server alike.
//!
//! Pure: no input or output, no clock, no randomness of its own. Time and a generator are parameters.

pub mod ber;
pub mod keystore;
pub mod moment;
