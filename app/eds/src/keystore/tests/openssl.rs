//! Against OpenSSL, in both directions. Needs the program `openssl` (Debian package `openssl`).

use tempfile::TempDir;

use super::*;

struct Openssl(TempDir);

impl Openssl {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, content: &[u8]) {
        std::fs::write(self.path(name), content).unwrap();
    }

    fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap()
    }

    fn run(&self, arguments: &str) -> Output {
        Command::new("openssl")
            .args(arguments.split_whitespace())
            .current_dir(self.0.path())
            .output()
            .expect("these tests need the program openssl (Debian package openssl)")
    }

    fn succeed(&self, arguments: &str) {
        let output = self.run(arguments);
        assert!(output.status.success(), "openssl {arguments}: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// A root, an authority under it and a person's certificate, each with its key.
    fn chain(&self) {
        let curve = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
        self.succeed(&format!("req -x509 {curve} -keyout root.key -out root.pem -subj /CN=Root -days 9000"));
        for (name, by, extension) in [("authority", "root", "CA:TRUE"), ("person", "authority", "CA:FALSE")] {
            self.succeed(&format!("req {curve} -keyout {name}.key -out {name}.csr -subj /CN={name}"));
            self.write("extensions", format!("basicConstraints={extension}\n").as_bytes());
            self.succeed(&format!(
                "x509 -req -in {name}.csr -CA {by}.pem -CAkey {by}.key -CAcreateserial -out {name}.pem \
                 -days 9000 -extfile extensions"
            ));
        }
        let issuers = [self.read("root.pem"), self.read("authority.pem")].concat();
        self.write("issuers.pem", &issuers);
        self.succeed("pkcs8 -topk8 -nocrypt -in person.key -outform DER -out person.p8");
        for name in ["root", "authority", "person"] {
            self.succeed(&format!("x509 -in {name}.pem -outform DER -out {name}.der"));
        }
    }

    fn entry(&self) -> KeyEntry {
        KeyEntry {
            pkcs8: Zeroizing::new(self.read("person.p8")),
            chain: vec![self.read("person.der"), self.read("authority.der"), self.read("root.der")],
            name: Some("one".into()),
        }
    }
}

#[test]
fn what_openssl_writes_is_read() {
    let openssl = Openssl::new();
    openssl.chain();
    for options in [
        "",
        "-legacy",
        "-legacy -certpbe PBE-SHA1-RC2-128 -keypbe PBE-SHA1-3DES",
        "-keypbe AES-128-CBC -certpbe AES-192-CBC",
        "-keypbe DES-EDE3-CBC -certpbe AES-256-CBC -macalg sha1",
        "-macalg sha512 -iter 3000",
        "-keypbe NONE -certpbe NONE",
        "-nomaciter -noiter -macalg sha1",
        "-nomac",
    ] {
        let command =
            "pkcs12 -export -in person.pem -inkey person.key -certfile issuers.pem -name one -out made.p12";
        openssl.succeed(&format!("{command} {options} -passout pass:Qwerty12"));
        let made = openssl.read("made.p12");
        assert_eq!(open(&made, "Qwerty12"), Ok(vec![openssl.entry()]), "{options}");
        let wrong = open(&made, "qwerty12");
        // With nothing encrypted and no seal there is no password to be wrong.
        assert_eq!(wrong, Err(KeystoreError::WrongPassword), "{options}");
    }
    openssl.succeed("pkcs12 -export -in person.pem -inkey person.key -certfile issuers.pem -name one -out made.p12 -passout pass:");
    assert_eq!(open(&openssl.read("made.p12"), ""), Ok(vec![openssl.entry()]), "an empty password");
}

#[test]
fn what_is_sealed_here_openssl_reads() {
    let openssl = Openssl::new();
    openssl.chain();
    let entry = openssl.entry();
    let mut other = made(2);
    other.name = Some("two".into());
    for (entries, certificates) in [(vec![entry.clone()], 3), (vec![entry.clone(), other], 4)] {
        openssl.write("ours.p12", &seal(&entries, "Qwerty12", 2000, &mut seeded(9)).unwrap());
        openssl.succeed("pkcs12 -in ours.p12 -passin pass:Qwerty12 -nodes -out all.pem");
        let all = String::from_utf8(openssl.read("all.pem")).unwrap();
        assert_eq!(all.matches("BEGIN CERTIFICATE").count(), certificates);
        assert_eq!(all.matches("BEGIN PRIVATE KEY").count(), entries.len());
        assert!(all.contains("friendlyName: one"));
        openssl.succeed("pkey -in all.pem -outform DER -out first.der");
        openssl.succeed("pkey -in person.key -outform DER -out expected.der");
        assert_eq!(openssl.read("first.der"), openssl.read("expected.der"));
        let wrong = openssl.run("pkcs12 -in ours.p12 -passin pass:wrong -nodes -out all.pem");
        assert!(!wrong.status.success());
    }
}

#[test]
fn it_says_what_protects_the_keys() {
    let openssl = Openssl::new();
    openssl.write("ours.p12", &seal(&[made(1)], "Qwerty12", 2000, &mut seeded(9)).unwrap());
    let output = openssl.run("pkcs12 -in ours.p12 -passin pass:Qwerty12 -info -noout");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("MAC: sha256, Iteration 2000"), "{said}");
    let scheme = "PBES2, PBKDF2, AES-256-CBC, Iteration 2000, PRF hmacWithSHA256";
    assert_eq!(said.matches(scheme).count(), 2, "keys and certificates: {said}");
}

/// What newer programs write: a seal by PBMAC1. OpenSSL of Debian 12 can't, but can do each step of it.
#[test]
fn a_seal_by_pbmac1_is_read() {
    let openssl = Openssl::new();
    openssl.chain();
    openssl.succeed(
        "pkcs12 -export -in person.pem -inkey person.key -certfile issuers.pem -name one -nomac -out made.p12 \
         -passout pass:Qwerty12",
    );
    for (digest, length, mac, prf) in [("SHA256", 32, 9, 9), ("SHA512", 64, 11, 11), ("SHA512", 32, 11, 9)] {
        let made = pbmac1(&openssl, digest, length, [mac, prf]);
        assert_eq!(open(&made, "Qwerty12"), Ok(vec![openssl.entry()]), "{digest} {length}");
        assert_eq!(open(&made, "qwerty12"), Err(KeystoreError::WrongPassword), "{digest} {length}");
    }
    assert_eq!(
        open(&pbmac1(&openssl, "SHA256", 8, [9, 9]), "Qwerty12"),
        Err(KeystoreError::Damaged),
        "a short key"
    );
}

/// Adds the seal to `made.p12`; the last two are the arcs of the HMAC and of that within PBKDF2.
fn pbmac1(openssl: &Openssl, digest: &str, length: u8, arcs: [u8; 2]) -> Vec<u8> {
    let file = ber::to_der(&openssl.read("made.p12")).unwrap();
    let content = Pfx::from_der(&file).unwrap().content;
    openssl.write("content", content.data().unwrap());
    let prf = if arcs[1] == 9 { "SHA256" } else { "SHA512" };
    let key = openssl.run(&format!(
        "kdf -keylen {length} -kdfopt digest:{prf} -kdfopt pass:Qwerty12 -kdfopt hexsalt:0102030405060708 \
         -kdfopt iter:2048 PBKDF2"
    ));
    let key = String::from_utf8(key.stdout).unwrap().trim().replace(':', "");
    openssl.succeed(&format!(
        "dgst -{} -mac HMAC -macopt hexkey:{key} -binary -out mac content",
        digest.to_lowercase()
    ));
    let hmac = |arc| format!("SEQUENCE:hmac{arc}\n[hmac{arc}]\nf1=OID:1.2.840.113549.2.{arc}\nf2=NULL\n");
    openssl.write(
        "parameters",
        format!(
            "asn1=SEQUENCE:mac\n[mac]\nf1=SEQUENCE:kdf\nf2=SEQUENCE:outer\n[outer]\nf1=OID:1.2.840.113549.2.{}\n\
             f2=NULL\n[kdf]\nf1=OID:1.2.840.113549.1.5.12\nf2=SEQUENCE:pbkdf2\n[pbkdf2]\n\
             f1=FORMAT:HEX,OCT:0102030405060708\nf2=INTEGER:2048\nf3=INTEGER:{length}\nf4={}",
            arcs[0],
            hmac(arcs[1]),
        )
        .as_bytes(),
    );
    openssl.succeed("asn1parse -genconf parameters -noout -out parameters.der");
    let (parameters, mac) = (openssl.read("parameters.der"), openssl.read("mac"));
    let algorithm = x509_cert::spki::AlgorithmIdentifierRef {
        oid: oids::PBMAC1,
        parameters: Some(der::asn1::AnyRef::from_der(&parameters).unwrap()),
    };
    let mac = asn1::MacData {
        mac: asn1::DigestInfo { algorithm, digest: der::asn1::OctetStringRef::new(&mac).unwrap() },
        salt: der::asn1::OctetStringRef::new(b"NOT USED").unwrap(),
        iterations: 1,
    };
    der::Encode::to_der(&Pfx { version: 3, content, mac: Some(mac) }).unwrap()
}
