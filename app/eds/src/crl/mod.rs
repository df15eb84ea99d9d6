//! Lists of revoked certificates, full and delta: reading, checking, making.

mod build;
mod covers;
mod list;
mod status;

pub use build::{Revoked, Template, build};
pub use list::{Crl, Entry};
pub use status::{CrlRefusal, Sources, Status, status};
