#![no_main]

#[path = "../../frontend/signer/src/unpack.rs"]
mod unpack;

use eds::{check::Policy, moment::Moment, package};
use signing::{Bytes, Dropped};

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    let dropped = Dropped { name: "package.zip".to_owned(), bytes: Bytes(file.to_vec()) };
    let Ok(pieces) = unpack::pieces(vec![dropped]) else { return };
    assert!(pieces.len() <= 1_024);
    let _ = package::examine(&pieces, &[], &Policy::strict("fuzz"), Moment::from_day(2022, 9, 19));
});
