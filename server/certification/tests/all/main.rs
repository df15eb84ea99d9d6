//! The centre from outside, with `openssl` as a second opinion where it knows the algorithms.

mod ceremony;
mod checker;
mod issue;
mod lists;
mod ocsp;
mod openssl;
mod renew;
mod requests;
mod scene;
mod stamps;
