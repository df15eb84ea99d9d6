//! Whatever bytes come, nothing panics: true files with some octets changed, cut or doubled. Whether a verdict survives such
//! changes is asked of a valid case: `forgeries::altered`.

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
use std::sync::LazyLock;

/// True files: one collected by others, and those of the national authority that are there.
static FILES: LazyLock<Vec<&'static [u8]>> = LazyLock::new(|| {
    let national = [
        "tsp/tsp_token.bin",
        "tsp/tsp_response.bin",
        "certs/individual_valid_sign_2004_rsa.cer",
        "certs/ceo_valid_sign_2004_gost.cer",
        "ca/nca_gost2015_test.cer",
        "crl/nca_gost_test.crl",
        "ocsp/ocsp_response_ceo_2015_revoked.bin",
        "keys/KEY_INDIVIDUAL_VALID_2015.bin",
    ];
    let mut files: Vec<&'static [u8]> = vec![
        include_bytes!("../data/ocsp/req-ext-nonce.der"),
        include_bytes!("../data/ocsp/resp-sha256.der"),
        include_bytes!("../data/ocsp/ocsp-army.deps.mil-resp.der"),
    ];
    files.extend(national.into_iter().filter_map(crate::national));
    files
});

static ANCHOR: LazyLock<Option<&'static [u8]>> = LazyLock::new(|| crate::national("ca/nca_gost_test.crt"));

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
    policy.anchors = ANCHOR.iter().map(|anchor| anchor.to_vec().into()).collect();
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
    let _ = check::signature(case, &policy);
}

proptest! {

    #[test]
    fn changed_files_are_survived(
        which in any::<Index>(),
        changes in prop::collection::vec((any::<Index>(), any::<u8>()), 1..6),
        cut in prop::option::of(any::<Index>()),
        doubled in prop::option::of((any::<Index>(), any::<Index>())),
    ) {
        let mut bytes = FILES[which.index(FILES.len())].to_vec();
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
        let Some(file) = crate::national("keys/KEY_INDIVIDUAL_VALID_2015.bin") else { return Ok(()) };
        let mut bytes = file.to_vec();
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
