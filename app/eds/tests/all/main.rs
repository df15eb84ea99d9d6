//! Tests of the crate from outside: against files of others, against OpenSSL, and forgeries.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot make its input has nothing to say"
)]
#![expect(clippy::print_stdout, reason = "scores are for a reader")]

mod forgeries;
mod gost;
mod interop;
mod mutation;
mod openssl;
mod oracle;
mod pki;
mod pkits;
mod vectors;
