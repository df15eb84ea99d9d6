//! Keys that check signatures.

use super::{Digest, Identifier, KeyInfo, Scheme, gost_keys};
use crate::{
    error::{ReadError, SignatureError},
    oid,
};
use der::{Decode, asn1::UintRef};
use p256::ecdsa::signature::hazmat::PrehashVerifier;
use rsa::{BoxedUint, Pkcs1v15Sign, RsaPublicKey, traits::PublicKeyParts};

/// Sizes of RSA keys that are read at all; what is strong enough is a matter of policy.
const RSA_BITS: std::ops::RangeInclusive<usize> = 1024..=4096;

/// A key that checks signatures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicKey {
    /// RSA.
    Rsa(Box<RsaPublicKey>),
    /// ECDSA on P-256.
    P256(Box<p256::ecdsa::VerifyingKey>),
    /// GOST, of 2004 or 2015.
    Gost(Box<gost::VerifyingKey>),
}

impl PublicKey {
    /// From a certificate or request.
    ///
    /// # Errors
    /// When the algorithm isn't known or the key can't be one of it.
    pub fn read(info: &KeyInfo) -> Result<Self, ReadError> {
        let bytes = info.subject_public_key.as_bytes().ok_or(ReadError::Key)?;
        match info.algorithm.oid {
            oid::RSA => read_rsa(bytes).map(|key| Self::Rsa(Box::new(key))),
            oid::EC => {
                let curve = info.algorithm.parameters.as_ref().ok_or(ReadError::Key)?;
                if curve.decode_as::<const_oid::ObjectIdentifier>()? != oid::P256 {
                    return Err(ReadError::UnknownAlgorithm);
                }
                let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(bytes).map_err(|_| ReadError::Key)?;
                Ok(Self::P256(Box::new(key)))
            }
            _ => Ok(Self::Gost(Box::new(gost_keys::read_public(info)?))),
        }
    }

    /// Checks `signature` over `message`. `digest` is what CMS names beside the signature's algorithm.
    ///
    /// # Errors
    /// When it doesn't hold.
    pub fn verify(
        &self,
        algorithm: &Identifier,
        digest: Option<Digest>,
        message: &[u8],
        signature: &[u8],
    ) -> Result<Scheme, SignatureError> {
        let scheme = Scheme::of_oid(&algorithm.oid, digest).ok_or(SignatureError::UnknownAlgorithm)?;
        if digest.is_some_and(|digest| digest != scheme.digest()) {
            return Err(SignatureError::Mismatch);
        }
        self.verify_prehash(scheme, &scheme.digest().of(message), signature)?;
        Ok(scheme)
    }

    fn verify_prehash(&self, scheme: Scheme, hash: &[u8], signature: &[u8]) -> Result<(), SignatureError> {
        let holds = match (self, scheme) {
            (Self::Rsa(key), Scheme::Rsa(digest)) => {
                let padding = rsa_padding(digest).ok_or(SignatureError::UnknownAlgorithm)?;
                key.verify(padding, hash, signature).is_ok()
            }
            (Self::P256(key), Scheme::Ecdsa(_)) => p256::ecdsa::Signature::from_der(signature)
                .is_ok_and(|signature| key.verify_prehash(hash, &signature).is_ok()),
            (Self::Gost(key), Scheme::Gost(digest)) if digest == gost_keys::digest(key.curve()) => {
                key.verify(hash, signature).is_ok()
            }
            _ => return Err(SignatureError::Mismatch),
        };
        if holds { Ok(()) } else { Err(SignatureError::Wrong) }
    }

    /// Length of the key in bits.
    pub fn bits(&self) -> u32 {
        match self {
            Self::Rsa(key) => key.n().bit_width_vartime(),
            Self::P256(_) => 256,
            Self::Gost(key) => gost_keys::bits(key.curve()),
        }
    }
}

fn read_rsa(bytes: &[u8]) -> Result<RsaPublicKey, ReadError> {
    #[derive(der::Sequence)]
    struct Parts<'a> {
        modulus: UintRef<'a>,
        exponent: UintRef<'a>,
    }
    let parts = Parts::from_der(bytes)?;
    let number = |value: UintRef<'_>| {
        let bits = u32::try_from(value.as_bytes().len() * 8).map_err(|_| ReadError::Key)?;
        BoxedUint::from_be_slice(value.as_bytes(), bits).map_err(|_| ReadError::Key)
    };
    if parts.modulus.as_bytes().len() * 8 > *RSA_BITS.end() || parts.exponent.as_bytes().len() > 8 {
        return Err(ReadError::Key);
    }
    RsaPublicKey::new_with_size_limits(number(parts.modulus)?, number(parts.exponent)?, RSA_BITS)
        .map_err(|_| ReadError::Key)
}

pub(super) fn rsa_padding(digest: Digest) -> Option<Pkcs1v15Sign> {
    Some(match digest {
        Digest::Sha1 => Pkcs1v15Sign::new::<sha1::Sha1>(),
        Digest::Sha256 => Pkcs1v15Sign::new::<sha2::Sha256>(),
        Digest::Sha384 => Pkcs1v15Sign::new::<sha2::Sha384>(),
        Digest::Sha512 => Pkcs1v15Sign::new::<sha2::Sha512>(),
        Digest::Streebog256 | Digest::Streebog512 | Digest::Gost34311 => return None,
    })
}
