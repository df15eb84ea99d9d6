//! Use cases of `domain::accounts`.

mod act_for;
mod administrator;
mod begin_certificate_sign_in;
mod challenge;
mod change_password;
mod create_account;
mod failures;
mod hashing;
mod list_sessions;
mod reset_password;
mod revoke_session;
mod sessions;
mod sign_in;
mod sign_in_by_certificate;
mod sign_out;
mod sql;
mod view_me;

pub(crate) use administrator::has_password;
pub(crate) use sessions::Sessions;
