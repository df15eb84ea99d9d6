//! One set of signatures before three judges: this crate, OpenSSL, and pyHanko where `ALQA_TEST_PYHANKO` names a Python
//! that has it (`./dev test` sees to that).

use crate::pki::{AIGUL, DAY, NOW, Pki};
use eds::{
    algorithm::KeyKind,
    armour,
    certificate::{Issuer, Role, Template},
    check::{self, Case, Evidence, Expected, Policy, Verdict},
    cms::{self, Form, SignedData},
    crl::{self, Crl, Revoked},
};
use std::{collections::BTreeMap, fs, path::Path, process::Command};
use x509_cert::ext::pkix::CrlReason;

const JUDGE: &str = include_str!("../data/pyhanko_set.py");
const CONTENT: &[u8] = "Қаулының жобасы".as_bytes();

/// A signature with all that is needed to judge it, and what is right.
struct Sample {
    name: &'static str,
    holds: bool,
    cms: Vec<u8>,
    content: Vec<u8>,
    revoked: Vec<Revoked>,
    /// Another centre's root is trusted instead.
    stranger: bool,
}

fn signed(person: &Issuer) -> SignedData {
    let form = Form { attached: false, time: Some(NOW), chain: &[] };
    cms::sign(CONTENT, &person.certificate, &person.key, form).unwrap()
}

fn case(name: &'static str, holds: bool, person: &Issuer) -> Sample {
    let cms = signed(person).to_der().unwrap();
    Sample { name, holds, cms, content: CONTENT.to_vec(), revoked: Vec::new(), stranger: false }
}

fn revoked(of: &Issuer, since: i64) -> Revoked {
    let reason = Some(CrlReason::KeyCompromise);
    Revoked {
        serial: of.certificate.serial().to_vec(),
        at: NOW.plus_seconds(since),
        reason,
        invalid_since: None,
    }
}

fn cases(pki: &mut Pki) -> Vec<Sample> {
    let person = pki.issue(AIGUL, &Role::Head, |_| ());
    let other = pki.issue(AIGUL, &Role::Head, |_| ());
    let lasting = |from: i64, to: i64| {
        move |template: &mut Template| {
            (template.not_before, template.not_after) =
                (NOW.plus_seconds(from * DAY), NOW.plus_seconds(to * DAY));
        }
    };
    let expired = pki.issue(AIGUL, &Role::Head, lasting(-30, -1));
    let early = pki.issue(AIGUL, &Role::Head, lasting(1, 30));
    let good = case("good", true, &person);
    let flipped = |from_end: usize| {
        let mut cms = good.cms.clone();
        let at = cms.len() - from_end;
        cms[at] ^= 1;
        cms
    };
    vec![
        Sample {
            name: "another-content",
            holds: false,
            content: b"another".to_vec(),
            ..case("", false, &person)
        },
        Sample { name: "signature-changed", holds: false, cms: flipped(5), ..case("", false, &person) },
        case("expired", false, &expired),
        case("not-yet-valid", false, &early),
        Sample { name: "revoked", revoked: vec![revoked(&person, -DAY)], ..case("", false, &person) },
        Sample {
            name: "another-revoked",
            holds: true,
            revoked: vec![revoked(&other, -DAY)],
            ..case("", true, &person)
        },
        Sample { name: "unknown-root", stranger: true, ..case("", false, &person) },
        good,
    ]
}

fn list(issuer: &Issuer, entries: Vec<Revoked>) -> Crl {
    let (this_update, next_update) = (NOW.plus_seconds(-3600), Some(NOW.plus_seconds(DAY)));
    let template =
        crl::Template { number: 1, base: None, this_update, next_update, entries, extra: Vec::new() };
    crl::build(&template, issuer).unwrap()
}

fn write(folder: &Path, pki: &Pki, stranger: &Pki, case: &Sample) -> [Crl; 2] {
    fs::create_dir_all(folder).unwrap();
    let put = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).unwrap();
    let pem = |label: &str, der: &[u8]| armour::to_pem(label, der).into_bytes();
    let root = if case.stranger { &stranger.root } else { &pki.root };
    put("root.pem", &pem("CERTIFICATE", root.certificate.der()));
    put("authority.pem", &pem("CERTIFICATE", pki.authority.certificate.der()));
    let lists = [list(&pki.authority, case.revoked.clone()), list(&pki.root, Vec::new())];
    put("authority.crl", &pem("X509 CRL", lists[0].der()));
    put("root.crl", &pem("X509 CRL", lists[1].der()));
    put("signature.p7s", &case.cms);
    put("content", &case.content);
    lists
}

fn ours(pki: &Pki, stranger: &Pki, case: &Sample, lists: &[Crl; 2]) -> bool {
    let root = if case.stranger { &stranger.root } else { &pki.root };
    let mut policy = Policy::strict("agreement");
    policy.anchors = vec![root.certificate.der().into()];
    policy.intermediates = vec![pki.authority.certificate.der().into()];
    (policy.stamp, policy.stamp_revocation) = (false, false);
    let mut evidence = Evidence::new(case.cms.clone(), NOW, &policy);
    evidence.crls = lists.iter().map(|list| list.der().into()).collect();
    let expected = Expected::default();
    let case = Case { evidence: &evidence, content: Some(&case.content), expected: &expected, now: NOW };
    check::signature(case, &policy).verdict == Verdict::Valid
}

fn openssl(folder: &Path) -> bool {
    // `cms -verify` takes lists only from beside the trusted certificates; an authority there is trusted no more than
    // its issuer is.
    let parts = ["root.pem", "authority.pem", "authority.crl", "root.crl"];
    let parts = parts.map(|name| fs::read(folder.join(name)).unwrap());
    fs::write(folder.join("trusted.pem"), parts.concat()).unwrap();
    let at = NOW.seconds().to_string();
    let verify =
        ["cms", "-verify", "-binary", "-inform", "DER", "-in", "signature.p7s", "-content", "content"];
    let by = ["-CAfile", "trusted.pem", "-attime", &at, "-crl_check_all", "-cades", "-out", "out"];
    Command::new("openssl").args(verify).args(by).current_dir(folder).output().unwrap().status.success()
}

fn pyhanko(python: &str, set: &Path) -> BTreeMap<String, bool> {
    let now = NOW.seconds().to_string();
    let output = Command::new(python).args(["-c", JUDGE]).arg(set).arg(now).output().unwrap();
    let (said, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{errors}");
    let line = |line: &str| line.rsplit_once(' ').map(|(name, verdict)| (name.to_owned(), verdict == "yes"));
    said.lines().filter_map(line).collect()
}

fn agree(kind: KeyKind) {
    let (mut pki, stranger) = (Pki::new(31, kind), Pki::new(32, kind));
    let (cases, set) = (cases(&mut pki), tempfile::tempdir().unwrap());
    for case in &cases {
        let folder = set.path().join(case.name);
        let lists = write(&folder, &pki, &stranger, case);
        assert_eq!(ours(&pki, &stranger, case, &lists), case.holds, "ours: {}", case.name);
        assert_eq!(openssl(&folder), case.holds, "OpenSSL: {}", case.name);
    }
    let Ok(python) = std::env::var("ALQA_TEST_PYHANKO") else {
        return println!("LEFT OUT: ALQA_TEST_PYHANKO is not set, so pyHanko was not asked");
    };
    let theirs = pyhanko(&python, set.path());
    for case in &cases {
        assert_eq!(theirs.get(case.name), Some(&case.holds), "pyHanko: {}", case.name);
    }
}

#[test]
fn three_judges_agree_on_rsa() {
    agree(KeyKind::Rsa(2048));
}

#[test]
fn three_judges_agree_on_p256() {
    agree(KeyKind::P256);
}
