//! Tests of the crate from outside: against files of others, against OpenSSL, and forgeries.

mod openssl;
mod pki;
