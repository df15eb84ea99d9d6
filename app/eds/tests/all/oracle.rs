//! OpenSSL as a second opinion on CRLs, OCSP and time stamps.

use crate::{
    openssl::Folder,
    pki::{AIGUL, DAY, NOW, Pki},
};
use const_oid::ObjectIdentifier as Oid;
use eds::{
    algorithm::{Digest, KeyKind, Strength},
    certificate::{Issuer, Role},
    crl::{self, Crl, Revoked, Sources, Status},
    moment::Moment,
    ocsp::{self, Answer, CertId, Question, State},
    path::Search,
    tsp::{self, Reply, StampQuestion},
};
use x509_cert::ext::pkix::CrlReason;

const POLICY: Oid = Oid::new_unwrap("1.2.398.3.3.2.6.1");

fn put(folder: &Folder, name: &str, issuer: &Issuer) {
    folder.pem(&format!("{name}.pem"), "CERTIFICATE", issuer.certificate.der());
    folder.pem(&format!("{name}.key"), "PRIVATE KEY", &issuer.key.to_pkcs8().unwrap());
}

struct Scene {
    pki: Pki,
    person: Issuer,
    folder: Folder,
    at: String,
}

fn scene(seed: u64) -> Scene {
    let mut pki = Pki::new(seed, KeyKind::P256);
    let person = pki.issue(AIGUL, &Role::Head, |template| {
        template.crl = vec!["http://localhost/full.crl".to_owned()];
        template.delta = vec!["http://localhost/delta.crl".to_owned()];
    });
    let folder = Folder::new();
    for (name, issuer) in [
        ("root", &pki.root),
        ("authority", &pki.authority),
        ("responder", &pki.responder),
        ("stamper", &pki.stamper),
        ("person", &person),
    ] {
        put(&folder, name, issuer);
    }
    Scene { pki, person, folder, at: NOW.seconds().to_string() }
}

fn list(number: u64, base: Option<u64>, entries: Vec<Revoked>) -> crl::Template {
    let (this_update, next_update) = (NOW.plus_seconds(-3600), Some(NOW.plus_seconds(DAY)));
    crl::Template { number, base, this_update, next_update, entries, extra: vec![] }
}

fn revoked(issuer: &Issuer, reason: CrlReason) -> Revoked {
    let serial = issuer.certificate.serial().to_vec();
    Revoked { serial, at: NOW.plus_seconds(-7200), reason: Some(reason), invalid_since: None }
}

#[test]
fn openssl_reads_our_lists_as_we_do() {
    let Scene { pki, person, folder, at } = scene(21);
    let empty = crl::build(&list(7, None, vec![]), &pki.authority).unwrap();
    let full =
        crl::build(&list(7, None, vec![revoked(&person, CrlReason::KeyCompromise)]), &pki.authority).unwrap();
    let delta =
        crl::build(&list(8, Some(7), vec![revoked(&person, CrlReason::CertificateHold)]), &pki.authority)
            .unwrap();
    let ours = |crls: &[Crl]| {
        let pool = pki.chain();
        let search = Search { anchors: std::slice::from_ref(&pki.root.certificate), pool: &pool };
        crl::status(
            &person.certificate,
            Sources { crls, search, at: NOW, now: NOW, strength: Strength::STRICT },
        )
    };
    let theirs = |crls: &[&Crl], more: &[&str]| {
        let pem: String = crls.iter().map(|crl| eds::armour::to_pem("X509 CRL", crl.der())).collect();
        folder.file("crls.pem", pem.as_bytes());
        let verify = [
            "verify",
            "-attime",
            &at,
            "-CAfile",
            "root.pem",
            "-untrusted",
            "authority.pem",
            "-crl_check",
            "-CRLfile",
            "crls.pem",
        ];
        folder.run(&[&verify[..], more, &["person.pem"]].concat()).status.success()
    };
    assert!(matches!(ours(&[]), Status::Unknown(_)) && !theirs(&[], &[]));
    assert!(matches!(ours(std::slice::from_ref(&empty)), Status::Good(_)) && theirs(&[&empty], &[]));
    assert!(matches!(ours(std::slice::from_ref(&full)), Status::Revoked(_)) && !theirs(&[&full], &[]));
    assert!(theirs(&[&empty, &delta], &[]), "deltas are off by default");
    assert!(!theirs(&[&empty, &delta], &["-use_deltas", "-extended_crl"]));
    assert!(
        matches!(ours(&[empty, delta]), Status::Revoked(entry) if entry.reason == Some(CrlReason::CertificateHold))
    );
}

#[test]
fn we_read_the_lists_of_openssl() {
    let Scene { pki, person, folder, .. } = scene(22);
    folder.file("index.txt", b"");
    folder.file("number", b"01\n");
    folder.file("ca.cnf", b"[ca]\ndefault_ca=own\n[own]\ndatabase=index.txt\ncrlnumber=number\ndefault_md=sha256\ndefault_crl_days=30\ncrl_extensions=ext\n[ext]\nauthorityKeyIdentifier=keyid\n");
    let issue = ["ca", "-config", "ca.cnf", "-cert", "authority.pem", "-keyfile", "authority.key"];
    folder.ok(&[&issue[..], &["-gencrl", "-out", "empty.pem"]].concat());
    folder.ok(&[&issue[..], &["-revoke", "person.pem", "-crl_reason", "keyCompromise"]].concat());
    folder.ok(&[&issue[..], &["-gencrl", "-out", "full.pem"]].concat());
    let status = |name: &str| {
        let crl = Crl::read(&folder.read(name)).unwrap();
        let at = crl.this_update();
        let pool = pki.chain();
        let search = Search { anchors: std::slice::from_ref(&pki.root.certificate), pool: &pool };
        crl::status(
            &person.certificate,
            Sources { crls: &[crl], search, at, now: at, strength: Strength::STRICT },
        )
    };
    assert!(matches!(status("empty.pem"), Status::Good(_)));
    assert!(
        matches!(status("full.pem"), Status::Revoked(entry) if entry.reason == Some(CrlReason::KeyCompromise))
    );
}

#[test]
fn openssl_asks_and_we_answer() {
    let Scene { pki, person, folder, at } = scene(23);
    for digest in ["-sha1", "-sha256"] {
        folder.ok(&[
            "ocsp",
            digest,
            "-issuer",
            "authority.pem",
            "-cert",
            "person.pem",
            "-reqout",
            "request.der",
        ]);
        let request = ocsp::Request::read(&folder.read("request.der")).unwrap();
        assert!(request.nonce.is_some());
        assert!(request.ids[0].is_of(&person.certificate, &pki.authority.certificate));
        let states = [
            ("good", State::Good),
            ("revoked", State::Revoked { at: NOW.plus_seconds(-60), reason: Some(CrlReason::Superseded) }),
        ];
        for (word, state) in states {
            let answer =
                |_: &CertId| Answer { state, this_update: NOW, next_update: Some(NOW.plus_seconds(600)) };
            folder.file("response.der", &ocsp::respond(&request, answer, &pki.responder, NOW).unwrap());
            let said = folder.ok(&[
                "ocsp",
                "-attime",
                &at,
                "-respin",
                "response.der",
                "-no_nonce",
                "-issuer",
                "authority.pem",
                digest,
                "-cert",
                "person.pem",
                "-CAfile",
                "root.pem",
                "-verify_other",
                "authority.pem",
            ]);
            // Its own clock may lie before the day of these tests, of which it warns within the line.
            assert!(
                said.contains("Response verify OK") && said.lines().any(|line| line.ends_with(word)),
                "{said}"
            );
        }
    }
}

#[test]
fn we_ask_and_openssl_answers() {
    let Scene { pki, person, folder, .. } = scene(24);
    let serial = |issuer: &Issuer| {
        issuer.certificate.serial().iter().map(|byte| format!("{byte:02X}")).collect::<String>()
    };
    let id = CertId::of(&person.certificate, &pki.authority.certificate, Digest::Sha256).unwrap();
    let nonce = vec![7; 32];
    let request = ocsp::Request { ids: vec![id], nonce: Some(nonce.clone()) };
    folder.file("request.der", &request.to_der().unwrap());
    let lines = [
        (format!("V\t270101000000Z\t\t{}\tunknown\t/CN=a\n", serial(&person)), true),
        (
            format!("R\t270101000000Z\t261001000000Z,keyCompromise\t{}\tunknown\t/CN=a\n", serial(&person)),
            false,
        ),
    ];
    for (line, good) in lines {
        folder.file("index.txt", line.as_bytes());
        folder.ok(&[
            "ocsp",
            "-index",
            "index.txt",
            "-CA",
            "authority.pem",
            "-rsigner",
            "responder.pem",
            "-rkey",
            "responder.key",
            "-reqin",
            "request.der",
            "-respout",
            "response.der",
            "-ndays",
            "1",
        ]);
        let response = folder.read("response.der");
        let at = ocsp::Response::read(&response).unwrap().unwrap().produced_at();
        let (certificate, issuer) = (&person.certificate, &pki.authority.certificate);
        let question = Question {
            certificate,
            issuer,
            nonce: Some(&nonce),
            at,
            now: at,
            max_age: 0,
            skew: 0,
            strength: Strength::STRICT,
        };
        let standing = ocsp::check(&response, &question).unwrap();
        match standing.state {
            State::Good => assert!(good),
            State::Revoked { at, reason } => {
                assert!(!good);
                assert_eq!((at, reason), (Moment::from_day(2026, 10, 1), Some(CrlReason::KeyCompromise)));
            }
            State::Unknown => panic!("unknown"),
        }
    }
}

#[test]
fn openssl_asks_and_we_stamp() {
    let Scene { pki, folder, at, .. } = scene(25);
    folder.file("text", b"content");
    folder.ok(&["ts", "-query", "-data", "text", "-sha512", "-cert", "-out", "request.tsq"]);
    let request = tsp::Request::read(&folder.read("request.tsq")).unwrap();
    let reply = tsp::stamp(&request, &pki.stamper, &[], POLICY, 41, NOW).unwrap();
    folder.file("reply.tsr", &reply);
    let verify = [
        "ts",
        "-verify",
        "-attime",
        &at,
        "-in",
        "reply.tsr",
        "-CAfile",
        "root.pem",
        "-untrusted",
        "authority.pem",
    ];
    folder.ok(&[&verify[..], &["-queryfile", "request.tsq"]].concat());
    folder.ok(&[&verify[..], &["-data", "text"]].concat());
    folder.file("other", b"Content");
    assert!(!folder.run(&[&verify[..], &["-data", "other"]].concat()).status.success());
    folder.file("reply.tsr", &tsp::refuse(tsp::StampFailure::Policy).unwrap());
    let said = folder.ok(&["ts", "-reply", "-in", "reply.tsr", "-text"]);
    assert!(said.to_lowercase().contains("policy"), "{said}");
}

#[test]
fn we_ask_and_openssl_stamps() {
    let Scene { pki, folder, .. } = scene(26);
    let request = tsp::Request::of(b"signature", Digest::Sha256, Some(vec![5, 6, 7]));
    folder.file("request.tsq", &request.to_der().unwrap());
    folder.file("serial", b"01\n");
    folder.file("ts.cnf", b"[tsa]\ndefault_tsa=own\n[own]\nserial=serial\nsigner_cert=stamper.pem\nsigner_key=stamper.key\nsigner_digest=sha256\ndefault_policy=1.2.3\ndigests=sha256\naccuracy=secs:1,millisecs:500\nordering=yes\ntsa_name=yes\ness_cert_id_chain=no\ness_cert_id_alg=sha256\nclock_precision_digits=3\n");
    folder.ok(&[
        "ts",
        "-reply",
        "-config",
        "ts.cnf",
        "-section",
        "own",
        "-queryfile",
        "request.tsq",
        "-out",
        "reply.tsr",
    ]);
    let Reply::Granted(token) = Reply::read(&folder.read("reply.tsr")).unwrap() else { panic!("refused") };
    let pool = pki.chain();
    let search = Search { anchors: std::slice::from_ref(&pki.root.certificate), pool: &pool };
    let now = token.time();
    let question = StampQuestion { bytes: b"signature", nonce: Some(&[5, 6, 7]), search, now, skew: 0 };
    let stamped = tsp::check(&token.to_der().unwrap(), &question).unwrap();
    assert_eq!(stamped.certificate, pki.stamper.certificate);
    assert_eq!(stamped.path.len(), 2);
}
