//! The seal of a key store: an HMAC under a key from the password.

use der::asn1::ObjectIdentifier;
use hmac::{EagerHash, Hmac, KeyInit, Mac};
use sha2::Digest;
use sha2::digest::block_api::BlockSizeUser;
use zeroize::Zeroizing;

use super::asn1::MacData;
use super::derivation::{Hash, Password, check_salt};
use super::{Budget, KeystoreError, oids};

/// Purpose of the derivation of PKCS#12.
const SEAL: u8 = 3;
const DIGESTS: [ObjectIdentifier; 3] = [oids::SHA1, oids::SHA256, oids::SHA512];

/// The password in the form that holds the seal.
pub(super) fn check(
    mac: &MacData<'_>,
    content: &[u8],
    password: &str,
    budget: &mut Budget,
) -> Result<Password, KeystoreError> {
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
    // HMAC takes keys of any length.
    let mut hmac = <Hmac<D> as KeyInit>::new_from_slice(&key).ok()?;
    hmac.update(content);
    Some(hmac)
}

/// The seal with SHA-256.
pub(super) fn make(content: &[u8], password: &Password, salt: &[u8], iterations: u32) -> Vec<u8> {
    hmac::<sha2::Sha256>(content, password, salt, iterations)
        .map(|hmac| hmac.finalize().into_bytes().to_vec())
        .unwrap_or_default()
}
