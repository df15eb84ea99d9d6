//! Use cases of `domain::certificates`, and what the certification centre does by itself: lists, answers, warnings.

mod answers;
mod centre;
mod change_state;
mod confirm_request;
mod decide_request;
mod issue_certificate;
mod lists;
mod numbers;
mod officers;
mod register;
mod request_certificate;
mod rows;
mod view_certificates;
mod view_request;
mod waiting;
mod warnings;

pub use answers::Published;

pub(crate) use confirm_request::Confirmation;
pub(crate) use lists::run_lists;
pub(crate) use waiting::waiting;
pub(crate) use warnings::run_warnings;
