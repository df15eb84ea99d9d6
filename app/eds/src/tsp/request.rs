//! Asking for a stamp.

use super::types::{Imprint, RawRequest};
use crate::{
    algorithm::Digest,
    armour,
    error::{BuildError, ReadError},
};
use const_oid::ObjectIdentifier as Oid;
use der::{
    Decode, Encode,
    asn1::{Int, OctetString},
};

/// A request for a stamp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// How what is stamped was hashed.
    pub digest: Digest,
    /// Its hash.
    pub hash: Vec<u8>,
    /// Under which policy.
    pub policy: Option<Oid>,
    /// Random octets that must come back; the first must have its high bit clear and not all be zero.
    pub nonce: Option<Vec<u8>>,
    /// Whether the stamper's certificate shall come along.
    pub certificate: bool,
}

impl Request {
    /// For these bytes: of a signature, its value ([`crate::cms::Signer::signature`]).
    pub fn of(bytes: &[u8], digest: Digest, nonce: Option<Vec<u8>>) -> Self {
        Self { digest, hash: digest.of(bytes), policy: None, nonce, certificate: true }
    }

    /// As DER.
    ///
    /// # Errors
    /// When it can't be encoded.
    pub fn to_der(&self) -> Result<Vec<u8>, BuildError> {
        let raw = RawRequest {
            version: 1,
            imprint: Imprint {
                algorithm: self.digest.identifier(),
                hash: OctetString::new(self.hash.as_slice())?,
            },
            policy: self.policy,
            nonce: self.nonce.as_deref().map(Int::new).transpose()?,
            certificate: self.certificate,
            extensions: None,
        };
        Ok(raw.to_der()?)
    }

    /// From DER or base64.
    ///
    /// # Errors
    /// When it is none, its hash has the wrong length, or it asks something that isn't known here.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let raw = RawRequest::from_der(&armour::to_der(bytes)?)?;
        let digest = Digest::of_oid(&raw.imprint.algorithm.oid).ok_or(ReadError::UnknownAlgorithm)?;
        let hash = raw.imprint.hash.as_bytes().to_vec();
        let critical = raw.extensions.iter().flatten().any(|extension| extension.critical);
        if raw.version != 1 || critical || hash.len() != digest.of(&[]).len() {
            return Err(ReadError::Structure);
        }
        let nonce = raw.nonce.map(|nonce| nonce.as_bytes().to_vec());
        Ok(Self { digest, hash, policy: raw.policy, nonce, certificate: raw.certificate })
    }
}
