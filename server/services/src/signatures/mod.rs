//! Use cases of `domain::signatures`: what is signed, the check of a signature with all that proves it, and the checks
//! that are made again when something was missing.

mod check_signature;
mod content;
mod evidence;
mod expected;
mod flaw;
mod foreign;
mod kept_evidence;
mod list_to_sign;
mod retry;
mod sign;
mod view_package;
mod view_signatures;
mod view_to_sign;

pub(crate) use content::Content;
pub(crate) use evidence::{MadeWith, judge_now};
pub(crate) use flaw::flaw;
pub(crate) use list_to_sign::waiting;
pub(crate) use retry::run_retries;
pub(crate) use sign::Judged;
