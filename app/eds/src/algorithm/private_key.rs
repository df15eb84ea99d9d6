//! Keys that sign.

use super::{Digest, KeyInfo, PublicKey, Scheme, gost_keys, public_key::rsa_padding};
use crate::{
    error::{BuildError, ReadError},
    oid,
};
use der::{
    Decode,
    asn1::{AnyRef, ObjectIdentifier as Oid, OctetStringRef},
};
use p256::{ecdsa::signature::hazmat::PrehashSigner, pkcs8::EncodePublicKey};
use rand_core::CryptoRng;
use rsa::{
    RsaPrivateKey,
    pkcs8::{DecodePrivateKey, EncodePrivateKey},
};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// A kind of key that can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyKind {
    /// RSA of so many bits, 2048 to 4096.
    Rsa(u16),
    /// ECDSA on P-256.
    P256,
    /// ST RK GOST R 34.10-2015, 256 bits.
    Gost256,
    /// ST RK GOST R 34.10-2015, 512 bits: what the national authority issues.
    Gost512,
}

/// A key that signs. Wiped from memory when dropped.
#[derive(Clone)]
pub enum PrivateKey {
    /// RSA.
    Rsa(Box<RsaPrivateKey>),
    /// ECDSA on P-256.
    P256(Box<p256::ecdsa::SigningKey>),
    /// GOST. One of 2004 only tells which certificate it belongs to; it does not sign.
    Gost(Box<gost::SigningKey>),
}

impl std::fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PrivateKey")
    }
}

/// PKCS #8; attributes and a public key that may follow are not looked at.
struct Info<'a> {
    algorithm: Oid,
    parameters: Option<AnyRef<'a>>,
    key: &'a [u8],
}

impl<'a> Info<'a> {
    fn read(pkcs8: &'a [u8]) -> Result<Self, ReadError> {
        let parts: Vec<AnyRef<'a>> = Vec::from_der(pkcs8)?;
        let [_, algorithm, key, ..] = parts.as_slice() else { return Err(ReadError::Structure) };
        let algorithm: Vec<AnyRef<'a>> = algorithm.decode_as()?;
        let parameters = algorithm.get(1).copied();
        let algorithm = algorithm.first().ok_or(ReadError::Structure)?.decode_as()?;
        let key: &OctetStringRef = key.decode_as()?;
        Ok(Self { algorithm, parameters, key: key.as_bytes() })
    }
}

impl PrivateKey {
    /// From PKCS #8 in DER.
    ///
    /// # Errors
    /// When the algorithm isn't known or the key can't be one of it.
    pub fn from_pkcs8(pkcs8: &[u8]) -> Result<Self, ReadError> {
        let info = Info::read(pkcs8)?;
        match info.algorithm {
            oid::RSA => {
                let key = RsaPrivateKey::from_pkcs8_der(pkcs8).map_err(|_| ReadError::Key)?;
                Ok(Self::Rsa(Box::new(key)))
            }
            oid::EC => {
                let key = p256::SecretKey::from_pkcs8_der(pkcs8)
                    .or_else(|_| p256::SecretKey::from_slice(info.key))
                    .map_err(|_| ReadError::Key)?;
                Ok(Self::P256(Box::new(key.into())))
            }
            algorithm => {
                let key = gost_keys::read_private(&algorithm, info.parameters, info.key)?;
                Ok(Self::Gost(Box::new(key)))
            }
        }
    }

    /// A new key.
    ///
    /// # Errors
    /// When a key of such a size isn't made.
    pub fn generate(kind: KeyKind, rng: &mut impl CryptoRng) -> Result<Self, BuildError> {
        match kind {
            KeyKind::Rsa(bits @ 2048..=4096) => RsaPrivateKey::new(rng, usize::from(bits))
                .map(|key| Self::Rsa(Box::new(key)))
                .map_err(|_| BuildError::Unsuitable),
            KeyKind::Rsa(_) => Err(BuildError::Unsuitable),
            KeyKind::P256 => Ok(Self::P256(Box::new(p256_key(rng)))),
            KeyKind::Gost256 => gost_key(gost::Curve::Tc26_256A, rng),
            KeyKind::Gost512 => gost_key(gost::Curve::Tc26_512A, rng),
        }
    }

    /// As PKCS #8 in DER, not encrypted: whoever asks for it must protect it.
    ///
    /// # Errors
    /// When it can't be encoded.
    pub fn to_pkcs8(&self) -> Result<Zeroizing<Vec<u8>>, BuildError> {
        let document = match self {
            Self::Rsa(key) => key.to_pkcs8_der().map_err(|_| BuildError::Encoding)?,
            Self::P256(key) => {
                p256::SecretKey::from(&**key).to_pkcs8_der().map_err(|_| BuildError::Encoding)?
            }
            Self::Gost(key) => return gost_keys::write_private(key),
        };
        Ok(document.to_bytes())
    }

    /// The key that checks its signatures.
    pub fn public_key(&self) -> PublicKey {
        match self {
            Self::Rsa(key) => PublicKey::Rsa(Box::new(key.to_public_key())),
            Self::P256(key) => PublicKey::P256(Box::new(*key.verifying_key())),
            Self::Gost(key) => PublicKey::Gost(Box::new(key.verifying_key())),
        }
    }

    /// The same as certificates hold it.
    ///
    /// # Errors
    /// When it can't be encoded.
    pub fn key_info(&self) -> Result<KeyInfo, BuildError> {
        let document = match self.public_key() {
            PublicKey::Rsa(key) => key.to_public_key_der(),
            PublicKey::P256(key) => key.to_public_key_der(),
            PublicKey::Gost(key) => return gost_keys::write_public(&key),
        };
        let document = document.map_err(|_| BuildError::Encoding)?;
        Ok(KeyInfo::from_der(document.as_bytes())?)
    }

    /// How it signs by default.
    pub fn scheme(&self) -> Scheme {
        match self {
            Self::Rsa(_) => Scheme::Rsa(Digest::Sha256),
            Self::P256(_) => Scheme::Ecdsa(Digest::Sha256),
            Self::Gost(key) => Scheme::Gost(gost_keys::digest(key.curve())),
        }
    }

    /// Signs `message`. All schemes here choose their secret number from the key and the message, so that a
    /// poor generator can't give the key away.
    ///
    /// # Errors
    /// When the key can't sign so.
    pub fn sign(&self, scheme: Scheme, message: &[u8]) -> Result<Vec<u8>, BuildError> {
        let hash = scheme.digest().of(message);
        match (self, scheme) {
            (Self::Rsa(key), Scheme::Rsa(digest)) => {
                let padding = rsa_padding(digest).ok_or(BuildError::Unsuitable)?;
                key.sign(padding, &hash).map_err(|_| BuildError::Unsuitable)
            }
            (Self::P256(key), Scheme::Ecdsa(_)) => {
                let signature: p256::ecdsa::Signature =
                    key.sign_prehash(&hash).map_err(|_| BuildError::Unsuitable)?;
                Ok(signature.to_der().as_bytes().to_vec())
            }
            (Self::Gost(key), Scheme::Gost(digest)) if digest == gost_keys::digest(key.curve()) => {
                key.sign_deterministic(&hash).map_err(|_| BuildError::Unsuitable)
            }
            _ => Err(BuildError::Unsuitable),
        }
    }
}

fn gost_key(curve: gost::Curve, rng: &mut impl CryptoRng) -> Result<PrivateKey, BuildError> {
    let key = gost::SigningKey::generate(curve, rng).map_err(|_| BuildError::Unsuitable)?;
    Ok(PrivateKey::Gost(Box::new(key)))
}

/// Takes numbers until one is a key, which the first nearly always is.
fn p256_key(rng: &mut impl CryptoRng) -> p256::ecdsa::SigningKey {
    loop {
        let mut bytes = Zeroizing::new([0u8; 32]);
        rng.fill_bytes(bytes.as_mut());
        if let Ok(key) = p256::ecdsa::SigningKey::from_slice(bytes.as_ref()) {
            return key;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6979, A.2.5: the secret number comes from the key and the message.
    #[test]
    fn ecdsa_is_deterministic() {
        let bytes: Vec<u8> =
            (0..32).map(|at| u8::from_str_radix(&KEY[2 * at..2 * at + 2], 16).unwrap()).collect();
        let key = PrivateKey::P256(Box::new(p256::ecdsa::SigningKey::from_slice(&bytes).unwrap()));
        let signature = key.sign(Scheme::Ecdsa(Digest::Sha256), b"sample").unwrap();
        let signature = p256::ecdsa::Signature::from_der(&signature).unwrap().to_bytes();
        let hex: String = signature.iter().map(|byte| format!("{byte:02X}")).collect();
        assert_eq!(hex, SIGNATURE);
        assert_eq!(key.sign(Scheme::Rsa(Digest::Sha256), b"sample"), Err(BuildError::Unsuitable));
    }

    const KEY: &str = "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721";
    const SIGNATURE: &str = "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716\
                             F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8";
}
