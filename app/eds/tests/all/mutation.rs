//! Whatever bytes come, nothing panics: true files with some octets changed, cut or doubled.

use eds::{
    armour,
    certificate::{Certificate, Request},
    check::{self, Case, Evidence, Expected, Policy},
    cms::SignedData,
    crl::Crl,
    keystore,
    manifest::Manifest,
    moment::Moment,
    ocsp, tsp,
};
use proptest::{prelude::*, sample::Index};

macro_rules! sample {
    ($name:literal) => {
        include_bytes!(concat!("../data/", $name))
    };
}

const FILES: [&[u8]; 9] = [
    sample!("nuc/tsp/tsp_token.bin"),
    sample!("nuc/tsp/tsp_response.bin"),
    sample!("nuc/certs/individual_valid_sign_2004_rsa.cer"),
    sample!("nuc/certs/ceo_valid_sign_2004_gost.cer"),
    sample!("nuc/ca/nca_gost2015_test.cer"),
    sample!("nuc/crl/nca_gost_test.crl"),
    sample!("nuc/ocsp/ocsp_response_ceo_2015_revoked.bin"),
    sample!("ocsp/req-ext-nonce.der"),
    sample!("keys/KEY_INDIVIDUAL_VALID_2015.bin"),
];

/// Everything that reads bytes.
fn read_all(bytes: &[u8]) {
    let _ = armour::all_to_der(bytes);
    let _ = Certificate::read(bytes).map(|certificate| {
        let _ = (certificate.subject(), certificate.roles(&[]), certificate.public_key());
        let _ = certificate.public_key().map(|key| certificate.verify(&key));
    });
    let _ = Request::read(bytes).map(|request| (request.verify(), request.wanted()));
    let _ = Crl::read(bytes).map(|crl| crl.find(crl.issuer(), &[1]));
    let _ = ocsp::Request::read(bytes);
    let _ = ocsp::Response::read(bytes);
    let _ = tsp::Request::read(bytes);
    let _ = tsp::Reply::read(bytes);
    let _ = tsp::Token::read(bytes);
    let _ = Manifest::read(bytes);
    let _ = SignedData::read(bytes).map(|signed| signed.to_der());
    let mut policy = Policy::strict("test");
    policy.anchors = vec![sample!("nuc/ca/nca_gost_test.crt").to_vec().into()];
    let mut evidence = Evidence::new(bytes.to_vec(), Moment::from_day(2022, 9, 19), &policy);
    evidence.certificates = vec![bytes.to_vec().into()];
    evidence.ocsp = vec![bytes.to_vec().into()];
    evidence.crls = vec![bytes.to_vec().into()];
    evidence.tokens = vec![bytes.to_vec().into()];
    let case = Case {
        evidence: &evidence,
        content: None,
        expected: &Expected::default(),
        now: Moment::from_day(2022, 9, 20),
    };
    let report = check::signature(case, &policy);
    assert_ne!(report.verdict, check::Verdict::Valid);
}

proptest! {

    #[test]
    fn changed_files_are_survived(
        which in 0..FILES.len(),
        changes in prop::collection::vec((any::<Index>(), any::<u8>()), 1..6),
        cut in prop::option::of(any::<Index>()),
        doubled in prop::option::of((any::<Index>(), any::<Index>())),
    ) {
        let mut bytes = FILES[which].to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some((from, to)) = doubled {
            let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
            let piece = bytes[from.min(to)..from.max(to)].to_vec();
            bytes.splice(from..from, piece);
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        read_all(&bytes);
    }

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read_all(&bytes);
    }
}

proptest! {
    #![proptest_config(fewer())]

    #[test]
    fn changed_key_stores_are_survived(changes in prop::collection::vec((any::<Index>(), any::<u8>()), 1..4)) {
        let mut bytes = sample!("keys/KEY_INDIVIDUAL_VALID_2015.bin").to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = keystore::open(&bytes, "Aa123456");
    }
}

/// Opening a key store takes thousands of hashes.
fn fewer() -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig { cases: usual.cases / 8, ..usual }
}
