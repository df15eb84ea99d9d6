//! The operations door: the only way to a use case. It finds out who asks, loads how the caller stands to the
//! subject, asks the rule, and only then hands the operation over, inside one transaction.

mod caller;
mod clear;
mod cx;
mod handlers;
mod services;
mod standing;

pub use caller::{Answer, Caller, Cookie, Request, Token};
pub use clear::Cleared;
pub use cx::{Cx, Prepared};
pub use handlers::{HANDLERS, Handle};
pub use services::{Services, Settings};

pub(crate) use caller::Acting;
pub(crate) use clear::may_see;

pub(crate) use handlers::handle;
