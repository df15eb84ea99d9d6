//! Tests of the crate from outside: against files of others, against OpenSSL, and forgeries.

mod forgeries;
mod gost;
mod interop;
mod openssl;
mod oracle;
mod pki;
mod pkits;
