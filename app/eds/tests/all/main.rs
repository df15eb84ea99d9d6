//! Tests of the crate from outside: against files of others, against OpenSSL, and forgeries.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot make its input has nothing to say"
)]
#![expect(clippy::print_stdout, reason = "scores are for a reader")]

mod agreement;
mod forgeries;
mod gost;
mod interop;
mod mutation;
mod openssl;
mod oracle;
mod pki;
mod pkits;
mod vectors;

/// A file of the test contour of the national authority. They lie beside the project, if they are there: they are not ours
/// to give on.
fn national(name: &str) -> Option<&'static [u8]> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/interop/eds/");
    let Ok(bytes) = std::fs::read(format!("{folder}{name}")) else {
        println!("skipped: {folder}{name} is not there");
        return None;
    };
    // A few kilobytes, once for each test that asks.
    Some(Vec::leak(bytes))
}
