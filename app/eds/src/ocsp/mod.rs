//! OCSP (RFC 6960): asking, answering, and judging answers.

mod check;
mod request;
mod respond;
mod response;
mod types;

pub use check::{OcspRefusal, Question, Standing, check};
pub use request::Request;
pub use respond::{Answer, Failure, refuse, respond};
pub use response::{Response, Single, State};
pub use types::CertId;
