#![no_main]

use eds::{
    algorithm::Strength,
    certificate::Certificate,
    crl::{self, Crl, Sources},
    moment::Moment,
    ocsp::{self, Question},
    path::Search,
};

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    let read = |bytes: &[u8]| Certificate::read(bytes).expect("a certificate of the tests");
    let issuer = read(include_bytes!("../../app/eds/tests/data/fuzz/issuer.cer"));
    let certificate = read(include_bytes!("../../app/eds/tests/data/fuzz/certificate.cer"));
    let at = Moment::from_day(2022, 9, 19);
    let _ = ocsp::Request::read(file);
    let (certificate, issuer) = (&certificate, &issuer);
    let strength = Strength { rsa_bits: 1024, weak_digests: true };
    let question =
        Question { certificate, issuer, nonce: None, at, now: at, max_age: 600, skew: 60, strength };
    let _ = ocsp::check(file, &question);
    if let Ok(crl) = Crl::read(file) {
        let search = Search { anchors: std::slice::from_ref(issuer), pool: &[] };
        let _ = crl::status(certificate, Sources { crls: &[crl], search, at, now: at, strength });
    }
});
