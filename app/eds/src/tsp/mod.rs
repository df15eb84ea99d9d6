//! Time stamps (RFC 3161): asking, stamping, and judging stamps.

mod check;
mod embed;
mod request;
mod stamp;
mod token;
mod types;

pub use check::{StampQuestion, StampRefusal, Stamped, check};
pub use embed::embed;
pub use request::Request;
pub use stamp::{StampFailure, Terms, refuse, stamp, stamp_as};
pub use token::{Reply, Token};
