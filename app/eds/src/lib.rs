//! Electronic signatures (ЭЦҚ, ЭЦП): reading, checking and making them, for the browser and the server alike.
//!
//! Pure: no input or output, no clock, no randomness of its own. Time and a generator are parameters.

pub mod algorithm;
pub mod armour;
pub mod ber;
pub mod blob;
pub mod certificate;
pub mod check;
pub mod cms;
pub mod crl;
pub mod error;
pub mod keystore;
pub mod manifest;
mod memo;
pub mod moment;
pub mod name;
pub mod ocsp;
pub mod oid;
pub mod package;
pub mod path;
mod set;
pub mod tsp;
