#![no_main]

use eds::{
    certificate::Certificate,
    moment::Moment,
    path::Search,
    tsp::{self, StampQuestion},
};

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    let anchor = include_bytes!("../../app/eds/tests/data/nuc/ca/nca_gost_test.crt");
    let anchor = Certificate::read(anchor).expect("a certificate of the tests");
    let _ = (tsp::Request::read(file), tsp::Reply::read(file));
    let search = Search { anchors: std::slice::from_ref(&anchor), pool: &[] };
    let question =
        StampQuestion { bytes: b"", nonce: None, search, now: Moment::from_day(2022, 9, 19), skew: 0 };
    assert!(tsp::check(file, &question).is_err());
});
