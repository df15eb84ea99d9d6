//! The centre from outside, with `openssl` as a second opinion where it knows the algorithms.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that can't go on has failed")]

mod ceremony;
mod checker;
mod damage;
mod issue;
mod lists;
mod ocsp;
mod openssl;
mod renew;
mod requests;
mod scene;
mod stamps;
