//! OpenSSL as a second opinion: what we make it must accept, what it makes we must. Needs the program `openssl`
//! (Debian package `openssl`).

use crate::pki::{AIGUL, MARAT, NOW, Pki};
use eds::{
    algorithm::{Digest, KeyKind},
    armour,
    certificate::{Certificate, Request, Role},
    cms::{self, Form, SignedData},
    oid,
    tsp::{self, Reply},
};
use std::{
    path::PathBuf,
    process::{Command, Output},
};

/// A folder of its own for each test, removed at the end.
pub struct Folder(tempfile::TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub fn pem(&self, name: &str, label: &str, der: &[u8]) -> PathBuf {
        self.file(name, armour::to_pem(label, der).as_bytes())
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.0.path().join(name)).unwrap()
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        Command::new("openssl")
            .args(arguments)
            .current_dir(self.0.path())
            .output()
            .expect("these tests need the program openssl (Debian package openssl)")
    }

    pub fn ok(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said =
            String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "openssl {arguments:?}: {said}");
        said
    }
}

fn seconds() -> String {
    NOW.seconds().to_string()
}

fn chain(folder: &Folder, pki: &Pki) {
    folder.pem("root.pem", "CERTIFICATE", pki.root.certificate.der());
    folder.pem("authority.pem", "CERTIFICATE", pki.authority.certificate.der());
}

fn made_is_accepted(kind: KeyKind) {
    let mut pki = Pki::new(1, kind);
    let person = pki.issue(AIGUL, &Role::Head, |_| ());
    let folder = Folder::new();
    chain(&folder, &pki);
    folder.pem("person.pem", "CERTIFICATE", person.certificate.der());
    let at = seconds();
    folder.ok(&[
        "verify",
        "-attime",
        &at,
        "-CAfile",
        "root.pem",
        "-untrusted",
        "authority.pem",
        "-x509_strict",
        "person.pem",
    ]);
    folder.file("text", "мәтін".as_bytes());
    let verify =
        ["cms", "-verify", "-inform", "DER", "-attime", &at, "-CAfile", "root.pem", "-cades", "-binary"];
    for attached in [true, false] {
        let form = Form { attached, time: Some(NOW), chain: &pki.chain() };
        let signed = cms::sign("мәтін".as_bytes(), &person.certificate, &person.key, form).unwrap();
        folder.file("signed", &signed.to_der().unwrap());
        let content: &[&str] =
            if attached { &["-in", "signed"] } else { &["-in", "signed", "-content", "text"] };
        folder.ok(&[&verify[..], content].concat());
        // A stamp within does not trouble it.
        let request = tsp::Request::of(signed.signers()[0].signature(), Digest::Sha256, None);
        let reply = tsp::stamp(&request, &pki.stamper, &[], oid::DATA, 1, NOW).unwrap();
        let Ok(Reply::Granted(token)) = Reply::read(&reply) else { panic!("refused") };
        let stamped = tsp::embed(&signed.to_der().unwrap(), &[token.to_der().unwrap().into()]).unwrap();
        assert!(stamped.len() > signed.to_der().unwrap().len());
        folder.file("signed", &stamped);
        folder.ok(&[&verify[..], content].concat());
    }
    let request = Request::build(&AIGUL.subject(), &person.key, vec![]).unwrap();
    folder.pem("request.pem", "CERTIFICATE REQUEST", &request.to_der().unwrap());
    folder.ok(&["req", "-in", "request.pem", "-verify", "-noout"]);
}

#[test]
fn openssl_accepts_what_we_make_with_p256() {
    made_is_accepted(KeyKind::P256);
}

#[test]
fn openssl_accepts_what_we_make_with_rsa() {
    made_is_accepted(KeyKind::Rsa(2048));
}

#[test]
fn we_accept_what_openssl_makes() {
    let algorithms: [&[&str]; 3] =
        [&["rsa:2048"], &["rsa:4096"], &["ec", "-pkeyopt", "ec_paramgen_curve:P-256"]];
    for algorithm in algorithms {
        let folder = Folder::new();
        let request = [
            "req", "-x509", "-nodes", "-subj", "/CN=test", "-keyout", "key.pem", "-out", "cert.pem",
            "-newkey",
        ];
        folder.ok(&[&request[..], algorithm].concat());
        let certificate = Certificate::read(&folder.read("cert.pem")).unwrap();
        certificate.verify(&certificate.public_key().unwrap()).unwrap();
        folder.ok(&[
            "req",
            "-new",
            "-key",
            "key.pem",
            "-subj",
            "/CN=test",
            "-addext",
            "basicConstraints=CA:FALSE",
            "-out",
            "request.pem",
        ]);
        let request = Request::read(&folder.read("request.pem")).unwrap();
        request.verify().unwrap();
        assert!(!request.wanted().unwrap().is_authority());
        folder.file("text", b"content");
        for digest in ["sha1", "sha256", "sha384", "sha512"] {
            for form in [
                &["-outform", "DER"][..],
                &["-outform", "PEM", "-nodetach"],
                &["-outform", "DER", "-stream", "-nodetach"],
            ] {
                let sign = [
                    "cms", "-sign", "-binary", "-cades", "-in", "text", "-out", "signed", "-md", digest,
                    "-signer", "cert.pem", "-inkey", "key.pem",
                ];
                folder.ok(&[&sign[..], form].concat());
                let signed = SignedData::read(&folder.read("signed")).unwrap();
                let signer = &signed.signers()[0];
                assert_eq!(signed.content().is_some(), form.contains(&"-nodetach"));
                assert!(signer.covers(b"content") && !signer.covers(b"Content"));
                assert_eq!(signer.names(&certificate), Some(true));
                signer.verify(&certificate).unwrap();
            }
        }
    }
}

#[test]
fn keys_are_written_as_openssl_reads_them() {
    for kind in [KeyKind::P256, KeyKind::Rsa(2048)] {
        let mut pki = Pki::new(2, KeyKind::P256);
        let key = eds::algorithm::PrivateKey::generate(kind, pki.rng()).unwrap();
        let folder = Folder::new();
        folder.pem("key.pem", "PRIVATE KEY", &key.to_pkcs8().unwrap());
        folder.ok(&["pkey", "-in", "key.pem", "-check", "-noout"]);
        let again = eds::algorithm::PrivateKey::from_pkcs8(&key.to_pkcs8().unwrap()).unwrap();
        assert_eq!(again.public_key(), key.public_key());
    }
}

#[test]
fn several_signers_hold_on_both_sides() {
    let mut pki = Pki::new(3, KeyKind::P256);
    let folder = Folder::new();
    chain(&folder, &pki);
    let form = Form { attached: true, time: Some(NOW), chain: &pki.chain() };
    let mut whole: Option<SignedData> = None;
    for (index, person) in [AIGUL, MARAT].into_iter().enumerate() {
        let signer = pki.issue(person, &Role::Head, |_| ());
        folder.pem(&format!("{index}.pem"), "CERTIFICATE", signer.certificate.der());
        folder.pem(&format!("{index}.key"), "PRIVATE KEY", &signer.key.to_pkcs8().unwrap());
        let signed = cms::sign(b"content", &signer.certificate, &signer.key, form).unwrap();
        match &mut whole {
            None => whole = Some(signed),
            Some(whole) => whole.merge(&signed).unwrap(),
        }
    }
    folder.file("signed", &whole.unwrap().to_der().unwrap());
    let at = seconds();
    let trust = ["-attime", &at, "-CAfile", "root.pem", "-certfile", "authority.pem", "-binary"];
    folder.ok(&[&["cms", "-verify", "-cades", "-inform", "DER", "-in", "signed"], &trust[..]].concat());

    folder.file("text", b"content");
    folder.ok(&[
        "cms",
        "-sign",
        "-binary",
        "-cades",
        "-nodetach",
        "-in",
        "text",
        "-outform",
        "DER",
        "-out",
        "theirs",
        "-signer",
        "0.pem",
        "-inkey",
        "0.key",
        "-signer",
        "1.pem",
        "-inkey",
        "1.key",
    ]);
    let theirs = SignedData::read(&folder.read("theirs")).unwrap();
    assert_eq!(theirs.signers().len(), 2);
    for signer in theirs.signers() {
        let certificates = theirs.certificates();
        let certificate = signer.find(&certificates).unwrap();
        assert!(signer.covers(b"content"));
        assert_eq!(signer.names(certificate), Some(true));
        signer.verify(certificate).unwrap();
    }
}
