//! Signs with a key store, for the test double of NCALayer and for trying out:
//! `sign STORE PASSWORD attached|detached` reads the content and writes CMS as DER,
//! `sign STORE PASSWORD certificate` writes the certificate as PEM.

use std::error::Error;
use std::io::{Read, Write, stdin, stdout};
use std::time::{SystemTime, UNIX_EPOCH};

use eds::algorithm::PrivateKey;
use eds::certificate::Certificate;
use eds::cms::{self, Form};
use eds::moment::Moment;
use eds::{armour, keystore};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [store, password, what] = arguments.as_slice() else {
        return Err("sign STORE PASSWORD attached|detached|certificate".into());
    };
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

#[expect(clippy::disallowed_methods, reason = "a program of its own, with nobody to pass it a clock")]
fn now() -> Result<Moment, Box<dyn Error>> {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH)?;
    Ok(Moment::from_seconds(i64::try_from(passed.as_secs())?))
}
