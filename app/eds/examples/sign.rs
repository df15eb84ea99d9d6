//! Signs with a key store, for the test double of NCALayer and for trying out:
//! `sign STORE PASSWORD attached|detached` reads the content and writes CMS as DER,
//! `sign STORE PASSWORD certificate` writes the certificate as PEM,
//! `sign STORE PASSWORD make` makes the store first, with a GOST key and a certificate that key issued itself.

use std::error::Error;
use std::io::{Read, Write, stdin, stdout};
use std::time::{SystemTime, UNIX_EPOCH};

use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
use eds::algorithm::{KeyKind, PrivateKey};
use eds::certificate::{Certificate, Profile, Template, self_signed};
use eds::cms::{self, Form};
use eds::keystore::{self, KeyEntry};
use eds::moment::Moment;
use eds::{armour, name, oid};

/// In seconds.
const DAY: i64 = 86_400;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [store, password, what] = arguments.as_slice() else {
        return Err("sign STORE PASSWORD attached|detached|certificate|make".into());
    };
    if what == "make" {
        return Ok(std::fs::write(store, made(password)?)?);
    }
    let entries = keystore::open(&std::fs::read(store)?, password)?;
    let entry = entries.first().ok_or("no key")?;
    let certificate = Certificate::read(entry.chain.first().ok_or("no certificate")?)?;
    let answer = match what.as_str() {
        "certificate" => armour::to_pem("CERTIFICATE", certificate.der()).into_bytes(),
        "attached" | "detached" => {
            let mut content = Vec::new();
            stdin().read_to_end(&mut content)?;
            let key = PrivateKey::from_pkcs8(&entry.pkcs8)?;
            let form = Form { attached: what == "attached", time: Some(now()?), chain: &[] };
            cms::sign(&content, &certificate, &key, form)?.to_der()?
        }
        other => return Err(format!("no way to sign: {other}").into()),
    };
    Ok(stdout().write_all(&answer)?)
}

/// A key store for trying out: its numbers are no secret.
fn made(password: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    let key = PrivateKey::generate(KeyKind::Gost512, &mut rng)?;
    let subject = name::build(&[(oid::COUNTRY, "KZ"), (oid::COMMON_NAME, "СЫНАҚ")])?;
    let profile = Profile::Signer(vec![oid::EMAIL_PROTECTION]);
    let (from, to) = (now()?.plus_seconds(-DAY), now()?.plus_seconds(DAY));
    let certificate =
        self_signed(&Template::new(subject, key.key_info()?, profile, from, to), &key, &mut rng)?;
    let entry = KeyEntry { pkcs8: key.to_pkcs8()?, chain: vec![certificate.der().to_vec()], name: None };
    Ok(keystore::seal(&[entry], password, 1_000, &mut rng)?)
}

#[expect(clippy::disallowed_methods, reason = "a program of its own, with nobody to pass it a clock")]
fn now() -> Result<Moment, Box<dyn Error>> {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH)?;
    Ok(Moment::from_seconds(i64::try_from(passed.as_secs())?))
}
