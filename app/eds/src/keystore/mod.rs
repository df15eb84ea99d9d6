//! Key stores in files: PKCS#12 (RFC 7292), under a password.
//!
//! [`open`] reads what the national authority gives out (indefinite lengths, 3DES, RC2 with 40 bits) and what
//! current programs write; [`seal`] writes a current one. Decrypted bytes are wiped when dropped.

mod asn1;
mod bags;
mod chain;
mod derivation;
mod encryption;
mod mac;
mod oids;
mod seal;
#[cfg(test)]
mod tests;

use der::{Decode, asn1::ObjectIdentifier};
use zeroize::Zeroizing;

use crate::ber::{self, BerError};
use asn1::{ContentInfo, EncryptedData, Pfx};
use bags::Bags;
use derivation::Password;

pub use seal::{ITERATIONS, seal};

/// Largest file read: one has a few keys and their certificates.
const SIZE: usize = 1 << 20;
/// Iterations of derivation that one file may ask for, all told: a few seconds of a browser.
const BUDGET: u64 = 10_000_000;

/// A private key and the certificates that belong to it.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyEntry {
    /// The key as PKCS#8 (`PrivateKeyInfo`), DER.
    pub pkcs8: Zeroizing<Vec<u8>>,
    /// Its certificate first, then that of its issuer and so on, as far as the file has them; DER.
    pub chain: Vec<Vec<u8>>,
    /// What the key is called in the file.
    pub name: Option<String>,
}

impl std::fmt::Debug for KeyEntry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeyEntry")
            .field("name", &self.name)
            .field("chain", &self.chain.len())
            .finish_non_exhaustive()
    }
}

/// Why a key store can't be opened or made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeystoreError {
    /// The password is another one. Damage within what the password protects looks the same.
    #[error("wrong password")]
    WrongPassword,
    /// The bytes are no key store, or only a part of one.
    #[error("damaged, or no key store")]
    Damaged,
    /// An algorithm or a kind of protection that is not read.
    #[error("unsupported: {0}")]
    Unsupported(ObjectIdentifier),
    /// Larger, nested deeper or costlier to open than any real one.
    #[error("exceeds the limits")]
    TooMuch,
    /// The file is intact and has no private key.
    #[error("no private key")]
    NoKey,
}

impl From<der::Error> for KeystoreError {
    fn from(_: der::Error) -> Self {
        Self::Damaged
    }
}

impl From<BerError> for KeystoreError {
    fn from(error: BerError) -> Self {
        match error {
            BerError::TooDeep | BerError::TooLarge => Self::TooMuch,
            _ => Self::Damaged,
        }
    }
}

/// All private keys in a key store, each with its certificates.
///
/// # Errors
/// See [`KeystoreError`]. Nothing is given out of a file whose seal does not hold.
pub fn open(file: &[u8], password: &str) -> Result<Vec<KeyEntry>, KeystoreError> {
    if file.len() > SIZE {
        return Err(KeystoreError::TooMuch);
    }
    let file = ber::to_der(file)?;
    let pfx = Pfx::from_der(&file)?;
    if pfx.version != 3 {
        return Err(KeystoreError::Damaged);
    }
    let content = pfx.content.data()?;
    let mut budget = Budget(BUDGET);
    let Some(mac) = pfx.mac else { return unsealed(content, password, &mut budget) };
    let password = mac::check(&mac, content, password, &mut budget)?;
    read(content, &password, &mut budget)
}

/// A file without a seal: whether the password is right shows only in that what it decrypts makes sense.
fn unsealed(content: &[u8], password: &str, budget: &mut Budget) -> Result<Vec<KeyEntry>, KeystoreError> {
    let content = ber::to_der(content)?;
    asn1::items::<ContentInfo<'_>>(&content)?;
    read(&content, &Password::new(password), budget).map_err(|error| match error {
        KeystoreError::Damaged => KeystoreError::WrongPassword,
        other => other,
    })
}

fn read(content: &[u8], password: &Password, budget: &mut Budget) -> Result<Vec<KeyEntry>, KeystoreError> {
    let content = ber::to_der(content)?;
    let mut bags = Bags::default();
    for part in asn1::items::<ContentInfo<'_>>(&content)? {
        match part.kind {
            oids::DATA => bags.take(part.data()?, password, budget)?,
            oids::ENCRYPTED_DATA => {
                let data: EncryptedData<'_> = part.content.decode_as()?;
                let plain =
                    encryption::decrypt(&data.content.algorithm, &data.content.octets()?, password, budget)?;
                bags.take(&plain, password, budget)?;
            }
            other => return Err(KeystoreError::Unsupported(other)),
        }
    }
    let entries = chain::entries(bags);
    if entries.is_empty() { Err(KeystoreError::NoKey) } else { Ok(entries) }
}

/// What is left of the iterations one file may ask for.
struct Budget(u64);

impl Budget {
    /// Takes that many; a count of zero is one no program writes.
    fn take(&mut self, iterations: u32) -> Result<(), KeystoreError> {
        if iterations == 0 {
            return Err(KeystoreError::Damaged);
        }
        self.0 = self.0.checked_sub(iterations.into()).ok_or(KeystoreError::TooMuch)?;
        Ok(())
    }
}
