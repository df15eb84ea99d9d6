//! The seal of a key store: an HMAC under a key from the password.

use der::asn1::ObjectIdentifier;
use hmac::{EagerHash, Hmac, KeyInit, Mac};
use sha2::Digest;
use sha2::digest::block_api::BlockSizeUser;
use zeroize::Zeroizing;

use super::asn1::{MacData, Pbkdf2Parameters, Pbmac1Parameters};
use super::derivation::{Hash, Password, check_salt};
use super::encryption::{FUNCTIONS, pbkdf2};
use super::{Budget, KeystoreError, oids};

/// Purpose of the derivation of PKCS#12.
const SEAL: u8 = 3;
/// Lengths of keys of PBMAC1: shorter ones RFC 9879 forbids, longer ones serve nothing.
const PBMAC1_KEY: std::ops::RangeInclusive<usize> = 20..=64;
const DIGESTS: [ObjectIdentifier; 3] = [oids::SHA1, oids::SHA256, oids::SHA512];

/// The password in the form that holds the seal.
pub(super) fn check(
    mac: &MacData<'_>,
    content: &[u8],
    password: &str,
    budget: &mut Budget,
) -> Result<Password, KeystoreError> {
    if mac.mac.algorithm.oid == oids::PBMAC1 {
        let password = Password::new(password);
        return if pbmac1(mac, content, &password, budget)? {
            Ok(password)
        } else {
            Err(KeystoreError::WrongPassword)
        };
    }
    let hash = Hash::find(DIGESTS, mac.mac.algorithm.oid)?;
    check_salt(mac.salt.as_bytes())?;
    let mut forms = vec![Password::new(password)];
    if password.is_empty() {
        forms.push(Password::none());
    }
    for form in forms {
        budget.take(mac.iterations)?;
        let holds = match hash {
            Hash::Sha1 => holds::<sha1::Sha1>(mac, content, &form),
            Hash::Sha256 => holds::<sha2::Sha256>(mac, content, &form),
            Hash::Sha512 => holds::<sha2::Sha512>(mac, content, &form),
        };
        if holds {
            return Ok(form);
        }
    }
    Err(KeystoreError::WrongPassword)
}

/// The seal of RFC 9879, whose key comes from PBKDF2; salt and iterations beside it mean nothing.
fn pbmac1(
    mac: &MacData<'_>,
    content: &[u8],
    password: &Password,
    budget: &mut Budget,
) -> Result<bool, KeystoreError> {
    let parameters = mac.mac.algorithm.parameters.ok_or(KeystoreError::Damaged)?;
    let parameters: Pbmac1Parameters<'_> = parameters.decode_as()?;
    let hash = Hash::find(FUNCTIONS, parameters.mac.oid)?;
    let derivation = parameters.derivation.parameters.ok_or(KeystoreError::Damaged)?;
    let derivation: Pbkdf2Parameters<'_> = derivation.decode_as()?;
    let length = derivation.length.map(usize::from).filter(|length| PBMAC1_KEY.contains(length));
    let mut key = Zeroizing::new(vec![0; length.ok_or(KeystoreError::Damaged)?]);
    pbkdf2(&parameters.derivation, password, budget, &mut key)?;
    let digest = mac.mac.digest.as_bytes();
    Ok(match hash {
        Hash::Sha1 => verify::<sha1::Sha1>(&key, content, digest),
        Hash::Sha256 => verify::<sha2::Sha256>(&key, content, digest),
        Hash::Sha512 => verify::<sha2::Sha512>(&key, content, digest),
    })
}

fn verify<D: EagerHash>(key: &[u8], content: &[u8], digest: &[u8]) -> bool {
    keyed::<D>(key, content).is_some_and(|hmac| hmac.verify_slice(digest).is_ok())
}

fn holds<D: EagerHash + Digest + BlockSizeUser>(
    mac: &MacData<'_>,
    content: &[u8],
    password: &Password,
) -> bool {
    let hmac = hmac::<D>(content, password, mac.salt.as_bytes(), mac.iterations);
    hmac.is_some_and(|hmac| hmac.verify_slice(mac.mac.digest.as_bytes()).is_ok())
}

fn hmac<D: EagerHash + Digest + BlockSizeUser>(
    content: &[u8],
    password: &Password,
    salt: &[u8],
    iterations: u32,
) -> Option<Hmac<D>> {
    let mut key = Zeroizing::new(vec![0; <D as Digest>::output_size()]);
    password.derive::<D>(SEAL, salt, iterations, &mut key);
    keyed::<D>(&key, content)
}

/// HMAC takes keys of any length, so this is always something.
fn keyed<D: EagerHash>(key: &[u8], content: &[u8]) -> Option<Hmac<D>> {
    let mut hmac = <Hmac<D> as KeyInit>::new_from_slice(key).ok()?;
    hmac.update(content);
    Some(hmac)
}

/// The seal with SHA-256.
pub(super) fn make(content: &[u8], password: &Password, salt: &[u8], iterations: u32) -> Vec<u8> {
    hmac::<sha2::Sha256>(content, password, salt, iterations)
        .map(|hmac| hmac.finalize().into_bytes().to_vec())
        .unwrap_or_default()
}
