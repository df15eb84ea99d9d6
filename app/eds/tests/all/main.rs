//! Tests of the crate from outside: against files of others, against OpenSSL, and forgeries.

mod gost;
mod openssl;
mod pki;
mod pkits;
