//! OpenSSL as a second opinion on everything the centre gives out. Needs the program `openssl` (Debian package
//! `openssl`).

use crate::scene::{NOW, ROOT, SERVICE, Scene, aigul, good, person, revoked, serial, shared};
use certification::{Algorithm, CrlReason, Record, Root, Standing};
use eds::{
    algorithm::KeyKind,
    armour,
    certificate::{Certificate, Issuer},
    moment::Moment,
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

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn file(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    pub fn pem(&self, name: &str, label: &str, der: &[u8]) {
        self.file(name, armour::to_pem(label, der).as_bytes());
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap()
    }

    /// Runs `openssl` with arguments that are parted by spaces.
    pub fn run(&self, arguments: &str) -> Output {
        Command::new("openssl")
            .args(arguments.split_whitespace())
            .current_dir(self.0.path())
            .output()
            .expect("these tests need the program openssl (Debian package openssl)")
    }

    pub fn ok(&self, arguments: &str) -> String {
        let output = self.run(arguments);
        let said = said(&output);
        assert!(output.status.success(), "openssl {arguments}: {said}");
        said
    }

    pub fn fails(&self, arguments: &str) -> String {
        let output = self.run(arguments);
        let said = said(&output);
        assert!(!output.status.success(), "openssl {arguments}: {said}");
        said
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

/// The centre's certificates as files.
fn chain(folder: &Folder, scene: &Scene) {
    let centre = &scene.centre;
    for (name, certificate) in [
        ("root.pem", centre.root()),
        ("authority.pem", centre.authority()),
        ("responder.pem", centre.ocsp_responder()),
        ("stamper.pem", centre.time_stamping()),
    ] {
        folder.pem(name, "CERTIFICATE", certificate.der());
    }
}

fn crls(folder: &Folder, crls: &[&[u8]]) {
    let pem: String = crls.iter().map(|der| armour::to_pem("X509 CRL", der)).collect();
    folder.file("crls.pem", pem.as_bytes());
}

fn of(algorithm: Algorithm) -> (&'static Scene, Issuer, Folder) {
    let scene = shared(algorithm);
    let folder = Folder::new();
    chain(&folder, scene);
    let person = person(&scene.centre, KeyKind::P256, 1000);
    folder.pem("person.pem", "CERTIFICATE", person.certificate.der());
    (scene, person, folder)
}

fn later(seconds: i64) -> Moment {
    NOW.plus_seconds(seconds)
}

/// Path, lists and delta.
fn paths_and_lists(algorithm: Algorithm) {
    let (scene, person, folder) = of(algorithm);
    let centre = &scene.centre;
    let verify = |more: &str| {
        format!(
            "verify -attime {} -x509_strict -policy_check -CAfile root.pem -untrusted authority.pem \
             -crl_check_all -CRLfile crls.pem {more}",
            later(7200).seconds()
        )
    };
    let root_crl = centre.root_crl().der();
    let list = |entries: &[_], number, base| centre.crl(entries, number, base, later(3600), later(90_000));
    let empty = list(&[], 2, None).unwrap();
    crls(&folder, &[root_crl, empty.der()]);
    folder.ok(&verify("person.pem"));
    folder.ok(&verify("-purpose timestampsign stamper.pem"));
    folder.ok(&verify("-purpose ocsphelper responder.pem"));
    folder.ok(&verify("-purpose smimesign person.pem"));
    folder.ok(&verify("-purpose sslclient person.pem"));
    crls(&folder, &[empty.der()]);
    assert!(folder.fails(&verify("person.pem")).contains("unable to get certificate CRL"));

    let full = list(&[revoked(&person.certificate, CrlReason::KeyCompromise)], 3, None).unwrap();
    crls(&folder, &[root_crl, full.der()]);
    assert!(folder.fails(&verify("person.pem")).contains("certificate revoked"));
    folder.ok(&verify("stamper.pem"));
    folder.pem("full.pem", "X509 CRL", full.der());
    let text = folder.ok("crl -in full.pem -noout -text -verify -CAfile authority.pem");
    for words in ["verify OK", "Key Compromise", "X509v3 Freshest CRL", "X509v3 CRL Number"] {
        assert!(text.contains(words), "{words}: {text}");
    }

    let delta = list(&[revoked(&person.certificate, CrlReason::CertificateHold)], 3, Some(2)).unwrap();
    folder.pem("delta.pem", "X509 CRL", delta.der());
    let text = folder.ok("crl -in delta.pem -noout -text -verify -CAfile authority.pem");
    for words in ["verify OK", "X509v3 Delta CRL Indicator: critical", "Certificate Hold"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    crls(&folder, &[root_crl, empty.der(), delta.der()]);
    folder.ok(&verify("person.pem"));
    folder.fails(&verify("-use_deltas -extended_crl person.pem"));
    // Suspended in the full list, set free by the delta.
    let held = list(&[revoked(&person.certificate, CrlReason::CertificateHold)], 4, None).unwrap();
    let freed = list(&[revoked(&person.certificate, CrlReason::RemoveFromCRL)], 5, Some(4)).unwrap();
    crls(&folder, &[root_crl, held.der(), freed.der()]);
    folder.fails(&verify("person.pem"));
    folder.ok(&verify("-use_deltas -extended_crl person.pem"));
}

#[test]
fn openssl_accepts_paths_and_lists_with_rsa() {
    paths_and_lists(Algorithm::Rsa2048);
}

#[test]
fn openssl_accepts_paths_and_lists_with_p256() {
    paths_and_lists(Algorithm::P256);
}

/// OCSP, both ways of naming a certificate.
fn answers(algorithm: Algorithm) {
    let (scene, _, folder) = of(algorithm);
    let at = later(60).seconds();
    for digest in ["-sha1", "-sha256"] {
        folder.ok(&format!(
            "ocsp {digest} -issuer authority.pem -cert person.pem {digest} -cert stamper.pem -reqout request.der"
        ));
        for (word, state) in [
            ("good", Standing::Good),
            ("revoked", Standing::Revoked { at: NOW, reason: Some(CrlReason::Superseded) }),
            ("unknown", Standing::Unknown),
        ] {
            let request = folder.read("request.der");
            let answer = scene.centre.ocsp(&request, &|_| state, later(30), Some(later(90)));
            folder.file("response.der", &answer);
            let verify = format!(
                "ocsp -attime {at} -respin response.der -CAfile root.pem -verify_other authority.pem"
            );
            let said = folder.ok(&format!("{verify} -reqin request.der"));
            assert!(said.contains("Response verify OK") && !said.to_lowercase().contains("nonce"), "{said}");
            let said = folder.ok(&format!(
                "{verify} -no_nonce -issuer authority.pem {digest} -cert person.pem {digest} -cert stamper.pem"
            ));
            assert!(said.contains("Response verify OK"), "{said}");
            // Its own clock may lie before the day of these tests, of which it warns within the line.
            let (person, stamper) = said.split_once("stamper.pem: ").unwrap();
            let says = |part: &str, word: &str| part.lines().any(|line| line.ends_with(word));
            assert!(says(person, word), "{said}");
            // The centre's own services are good unless the register says otherwise.
            assert!(says(stamper, if word == "unknown" { "good" } else { word }), "{said}");
        }
    }
}

#[test]
fn openssl_accepts_answers_with_rsa() {
    answers(Algorithm::Rsa2048);
}

#[test]
fn openssl_accepts_answers_with_p256() {
    answers(Algorithm::P256);
}

fn stamps(algorithm: Algorithm) {
    let (scene, _, folder) = of(algorithm);
    folder.file("text", b"content");
    let verify = format!(
        "ts -verify -attime {} -in reply.tsr -CAfile root.pem -untrusted authority.pem",
        NOW.seconds()
    );
    for more in ["-sha256 -cert", "-sha512 -cert -no_nonce", "-sha384 -cert"] {
        folder.ok(&format!("ts -query -data text {more} -out request.tsq"));
        folder.file("reply.tsr", &scene.centre.stamp(&folder.read("request.tsq"), serial(41), NOW));
        folder.ok(&format!("{verify} -queryfile request.tsq"));
        folder.ok(&format!("{verify} -data text"));
        let said = folder.ok("ts -reply -in reply.tsr -text");
        let number = serial(41).to_string().to_uppercase();
        for words in [number.as_str(), "Ordering: no", "Accuracy: 0x01 seconds"] {
            assert!(said.contains(words), "{words}: {said}");
        }
    }
    folder.file("other", b"Content");
    folder.fails(&format!("{verify} -data other"));
    folder.ok("ts -query -data other -sha256 -out other.tsq");
    folder.fails(&format!("{verify} -queryfile other.tsq"));
}

#[test]
fn openssl_accepts_stamps_with_rsa() {
    stamps(Algorithm::Rsa2048);
}

#[test]
fn openssl_accepts_stamps_with_p256() {
    stamps(Algorithm::P256);
}

#[test]
fn openssl_reads_the_refusals_of_stamps() {
    let (scene, _, folder) = of(Algorithm::P256);
    folder.file("text", b"content");
    for (query, words) in
        [("-sha1", "unrecognized or unsupported algorithm"), ("-sha256 -tspolicy 1.2.3", "policy")]
    {
        folder.ok(&format!("ts -query -data text {query} -out request.tsq"));
        folder.file("reply.tsr", &scene.centre.stamp(&folder.read("request.tsq"), serial(42), NOW));
        let said = folder.ok("ts -reply -in reply.tsr -text").to_lowercase();
        assert!(said.contains("status: rejected") && said.contains(words), "{said}");
    }
}

#[test]
fn openssl_opens_the_keys_and_checks_the_record() {
    for algorithm in [Algorithm::P256, Algorithm::Rsa2048] {
        let (scene, _, folder) = of(algorithm);
        for name in ["authority", "ocsp", "time-stamping"] {
            let path = scene.path().join(format!("{name}.p12"));
            folder.file("pass", SERVICE.as_bytes());
            folder.ok(&format!("pkcs12 -in {} -passin file:pass -nodes -out key.pem", path.display()));
            folder.ok("pkey -in key.pem -check -noout");
        }
        let record = Record::read(&scene.path()).unwrap();
        folder.file("record", record.text.as_bytes());
        folder.file("signature", &record.signature);
        folder.ok("x509 -in root.pem -pubkey -noout -out root.pub");
        folder.ok("dgst -sha256 -verify root.pub -signature signature record");
    }
}

#[test]
fn a_later_list_of_the_root_revokes_the_authority() {
    let mut scene = Scene::new(Algorithm::P256, 80);
    let folder = Folder::new();
    chain(&folder, &scene);
    let root = Root::open(&scene.path().join("root"), ROOT).unwrap();
    let entry = revoked(scene.centre.authority(), CrlReason::CaCompromise);
    let crl = root.crl(&[entry], 2, later(3600), later(90_000)).unwrap();
    scene.centre.take_root_crl(crl.der()).unwrap();
    crls(&folder, &[scene.centre.root_crl().der()]);
    let verify = format!(
        "verify -attime {} -CAfile root.pem -crl_check -CRLfile crls.pem authority.pem",
        later(7200).seconds()
    );
    assert!(folder.fails(&verify).contains("certificate revoked"));
}

#[test]
fn keys_that_openssl_makes_are_certified() {
    let scene = shared(Algorithm::P256);
    let folder = Folder::new();
    chain(&folder, scene);
    for (index, algorithm) in
        ["rsa:2048", "rsa:3072", "ec -pkeyopt ec_paramgen_curve:P-256"].into_iter().enumerate()
    {
        folder.ok(&format!(
            "req -new -nodes -subj /CN=whoever -newkey {algorithm} -keyout key.pem -out request.pem"
        ));
        let until = later(1_000_000);
        let number = serial(90 + index as u64);
        let issued = scene.centre.issue(&folder.read("request.pem"), &aigul(), number, NOW, until).unwrap();
        folder.pem("issued.pem", "CERTIFICATE", issued.der());
        folder.ok("x509 -in issued.pem -pubkey -noout -out issued.pub");
        folder.ok("pkey -in key.pem -pubout -out key.pub");
        assert_eq!(folder.read("issued.pub"), folder.read("key.pub"));
        let at = later(60).seconds();
        folder.ok(&format!(
            "verify -attime {at} -x509_strict -CAfile root.pem -untrusted authority.pem issued.pem"
        ));
        let text = folder.ok("x509 -in issued.pem -noout -text -nameopt RFC2253,utf8,-esc_msb");
        assert!(text.contains("CN=СЕРІКОВА АЙГҮЛ") && !text.contains("whoever"), "{text}");
    }
    let certificate = Certificate::read(&folder.read("issued.pem")).unwrap();
    assert_eq!(good(certificate.serial()), Standing::Good);
}
