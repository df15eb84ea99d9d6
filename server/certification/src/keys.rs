//! Keys at rest: one PKCS #12 file for each, with its certificate and those above, under a passphrase.

use crate::{
    error::{CentreError, PassphraseFault},
    files,
};
use eds::{
    algorithm::PrivateKey,
    certificate::{Certificate, Issuer},
    error::BuildError,
    keystore::{self, KeyEntry, KeystoreError},
};
use rand_core::CryptoRng;
use std::path::Path;

/// Shortest passphrase, in characters.
const SHORTEST: usize = 12;

/// A key with its certificate, and the certificates above.
pub(crate) struct Opened {
    pub issuer: Issuer,
    pub above: Vec<Certificate>,
}

pub(crate) fn check_passphrase(passphrase: &str) -> Result<(), CentreError> {
    if passphrase.chars().count() < SHORTEST {
        return Err(CentreError::Passphrase(PassphraseFault::Short));
    }
    Ok(())
}

/// A file with this key, AES-256 under PBKDF2.
pub(crate) fn seal(
    issuer: &Issuer,
    above: &[&Certificate],
    name: &str,
    passphrase: &str,
    iterations: u32,
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, CentreError> {
    let chain = std::iter::once(&issuer.certificate).chain(above.iter().copied());
    let entry = KeyEntry {
        pkcs8: issuer.key.to_pkcs8()?,
        chain: chain.map(|certificate| certificate.der().to_vec()).collect(),
        name: Some(name.to_owned()),
    };
    keystore::seal(&[entry], passphrase, iterations, rng)
        .map_err(|_| CentreError::Build(BuildError::Encoding))
}

/// Opens a file with one key. Damage within what the passphrase protects looks like a wrong passphrase.
pub(crate) fn open(path: &Path, passphrase: &str) -> Result<Opened, CentreError> {
    let damaged = || CentreError::Damaged(path.to_owned());
    let entries = keystore::open(&files::read(path)?, passphrase).map_err(|error| match error {
        KeystoreError::WrongPassword => CentreError::WrongPassphrase,
        _ => damaged(),
    })?;
    let [entry] = entries.as_slice() else { return Err(damaged()) };
    let read = |der: &Vec<u8>| Certificate::from_der(der).map_err(|_| damaged());
    let mut chain = entry.chain.iter().map(read);
    let certificate = chain.next().ok_or_else(damaged)??;
    let key = PrivateKey::from_pkcs8(&entry.pkcs8).map_err(|_| damaged())?;
    let issuer = Issuer::new(certificate, key).map_err(|_| damaged())?;
    Ok(Opened { issuer, above: chain.collect::<Result<_, _>>()? })
}

/// Whether `issuer` issued `certificate`.
pub(crate) fn issued(issuer: &Certificate, certificate: &Certificate) -> bool {
    eds::name::same(certificate.issuer(), issuer.subject_name())
        && issuer.public_key().is_ok_and(|key| certificate.verify(&key).is_ok())
}
