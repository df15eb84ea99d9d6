//! The keys that are open, and what is done with them.

use crate::{
    examine, held,
    held::Held,
    install::{self, certificates},
};
use eds::{
    algorithm::{KeyKind, PrivateKey},
    certificate::{Request, Subject},
    cms::{self, Form},
    error::BuildError,
    keystore::{self, ITERATIONS, KeyEntry, KeystoreError},
    moment::Moment,
    name::{self, Name},
    oid,
};
use rand_core::CryptoRng;
use signing::{Answer, Ask, Bytes, Kind, Refusal};

/// Holds keys from opening to closing. What is dropped is wiped.
pub struct Signer<R> {
    rng: R,
    keys: Vec<Held>,
}

impl<R: CryptoRng> Signer<R> {
    /// Holds nothing yet.
    pub fn new(rng: R) -> Self {
        Self { rng, keys: Vec::new() }
    }

    /// Does what is asked.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub fn answer(&mut self, ask: Ask) -> Result<Answer, Refusal> {
        match ask {
            Ask::Open { file, password, roles } => {
                self.keys.clear();
                let entries = keystore::open(&file.0, &password).map_err(store_refusal)?;
                self.keys = entries.iter().map(Held::of).collect();
                let keys = (0..).zip(&self.keys).map(|(key, held)| held.view(key, &roles)).collect();
                Ok(Answer::Opened { keys })
            }
            Ask::Sign { key, contents, at } => self.sign(key, &contents, at),
            Ask::Request { kind, subject, password } => self.request(kind, &subject, &password),
            Ask::Install { file, password, certificates: given, roles } => {
                let mut entries = keystore::open(&file.0, &password).map_err(store_refusal)?;
                let at = install::install(&mut entries, &certificates(&given)?)?;
                let store = self.seal(&entries, &password)?;
                let key = Box::new(Held::of(&entries[at]).view(held::index(at), &roles));
                Ok(Answer::Installed { store, key })
            }
            Ask::Examine { files, lists, policy, now } => {
                let examination = examine::examined(files, lists, &policy, now)?;
                Ok(Answer::Examined { examination })
            }
            Ask::Close => {
                self.keys.clear();
                Ok(Answer::Closed)
            }
        }
    }

    fn sign(&self, key: u32, contents: &[Bytes], at: Moment) -> Result<Answer, Refusal> {
        let held = usize::try_from(key).ok().and_then(|key| self.keys.get(key)).ok_or(Refusal::NotOpen)?;
        let key = held.key.as_ref().filter(|key| held::algorithm(key).signs()).ok_or(Refusal::Unsuitable)?;
        let certificate = held.certificate.as_ref().ok_or(Refusal::NoCertificate)?;
        // Readers have the issuers' certificates, and a signature is stored for each document.
        let form = Form { attached: false, time: Some(at), chain: &[] };
        let sign = |content: &Bytes| {
            let signed = cms::sign(&content.0, certificate, key, form).map_err(build_refusal)?;
            signed.to_der().map(Bytes).map_err(build_refusal)
        };
        let signatures = contents.iter().map(sign).collect::<Result<_, _>>()?;
        Ok(Answer::Signed { signatures })
    }

    fn request(&mut self, kind: Kind, subject: &Subject, password: &str) -> Result<Answer, Refusal> {
        let kind = match kind {
            Kind::Rsa2048 => KeyKind::Rsa(2048),
            Kind::P256 => KeyKind::P256,
            Kind::Gost512 => KeyKind::Gost512,
        };
        // What can be refused is refused before the key is made, which takes long.
        if password.is_empty() {
            return Err(Refusal::NoPassword);
        }
        let name = distinguished(subject).map_err(build_refusal)?;
        let key = PrivateKey::generate(kind, &mut self.rng).map_err(build_refusal)?;
        let request = Request::build(&name, &key, Vec::new()).map_err(build_refusal)?;
        let entry = KeyEntry {
            pkcs8: key.to_pkcs8().map_err(build_refusal)?,
            chain: Vec::new(),
            name: subject.common_name.clone(),
        };
        let store = self.seal(&[entry], password)?;
        Ok(Answer::Requested { request: request.to_der().map(Bytes).map_err(build_refusal)?, store })
    }

    fn seal(&mut self, entries: &[KeyEntry], password: &str) -> Result<Bytes, Refusal> {
        if password.is_empty() {
            return Err(Refusal::NoPassword);
        }
        keystore::seal(entries, password, ITERATIONS, &mut self.rng).map(Bytes).map_err(store_refusal)
    }
}

/// A name as the national authority writes it.
fn distinguished(subject: &Subject) -> Result<Name, BuildError> {
    let iin = subject.iin.as_ref().map(|iin| format!("IIN{iin}"));
    let bin = subject.bin.as_ref().map(|bin| format!("BIN{bin}"));
    let parts = [
        (oid::COMMON_NAME, &subject.common_name),
        (oid::SURNAME, &subject.surname),
        (oid::SERIAL_NUMBER, &iin),
        (oid::COUNTRY, &subject.country),
        (oid::GIVEN_NAME, &subject.given_name),
        (oid::ORGANIZATION, &subject.organization),
        (oid::ORGANIZATIONAL_UNIT, &bin),
        (oid::EMAIL, &subject.email),
    ];
    let parts: Vec<_> =
        parts.iter().filter_map(|(oid, value)| value.as_deref().map(|value| (*oid, value))).collect();
    name::build(&parts)
}

fn store_refusal(error: KeystoreError) -> Refusal {
    match error {
        KeystoreError::WrongPassword => Refusal::WrongPassword,
        KeystoreError::Damaged => Refusal::NoKeyStore,
        KeystoreError::Unsupported(oid) => Refusal::Unsupported(oid.to_string()),
        KeystoreError::TooMuch => Refusal::TooMuch,
        KeystoreError::NoKey => Refusal::NoKey,
    }
}

fn build_refusal(error: BuildError) -> Refusal {
    match error {
        BuildError::KeyOfAnother => Refusal::KeyOfAnother,
        BuildError::Unsuitable => Refusal::Unsuitable,
        BuildError::Read(_) => Refusal::UnreadableCertificate,
        BuildError::Encoding => Refusal::NotEncodable,
    }
}

#[cfg(test)]
mod tests;
