//! Signature algorithms.

use super::{Digest, Identifier};
use crate::oid;
use const_oid::ObjectIdentifier as Oid;
use der::asn1::Any;
use serde::{Deserialize, Serialize};

/// A signature algorithm with its digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scheme {
    /// RSA, PKCS #1 v1.5.
    Rsa(Digest),
    /// ECDSA.
    Ecdsa(Digest),
    /// GOST; the digest tells the curve.
    Gost(Digest),
}

const KNOWN: [(Oid, Scheme); 11] = [
    (oid::RSA_SHA1, Scheme::Rsa(Digest::Sha1)),
    (oid::RSA_SHA256, Scheme::Rsa(Digest::Sha256)),
    (oid::RSA_SHA384, Scheme::Rsa(Digest::Sha384)),
    (oid::RSA_SHA512, Scheme::Rsa(Digest::Sha512)),
    (oid::ECDSA_SHA1, Scheme::Ecdsa(Digest::Sha1)),
    (oid::ECDSA_SHA256, Scheme::Ecdsa(Digest::Sha256)),
    (oid::ECDSA_SHA384, Scheme::Ecdsa(Digest::Sha384)),
    (oid::ECDSA_SHA512, Scheme::Ecdsa(Digest::Sha512)),
    (oid::GOST_2004_SIGNATURE, Scheme::Gost(Digest::Gost34311)),
    (oid::GOST_256_SIGNATURE, Scheme::Gost(Digest::Streebog256)),
    (oid::GOST_512_SIGNATURE, Scheme::Gost(Digest::Streebog512)),
];

impl Scheme {
    /// By the identifier of a signature. CMS also names only the key's algorithm and the digest apart: then
    /// `digest` is that one.
    pub fn of_oid(oid: &Oid, digest: Option<Digest>) -> Option<Self> {
        if let Some((_, scheme)) = KNOWN.iter().find(|(known, _)| known == oid) {
            return Some(*scheme);
        }
        match *oid {
            oid::RSA => digest.map(Self::Rsa),
            oid::EC => digest.map(Self::Ecdsa),
            oid::GOST_2004 => Some(Self::Gost(Digest::Gost34311)),
            oid::GOST_256 => Some(Self::Gost(Digest::Streebog256)),
            oid::GOST_512 => Some(Self::Gost(Digest::Streebog512)),
            _ => None,
        }
    }

    /// As messages name it.
    pub fn identifier(self) -> Option<Identifier> {
        let (oid, _) = KNOWN.iter().find(|(_, scheme)| *scheme == self)?;
        let parameters = (!matches!(self, Self::Ecdsa(_))).then(Any::null);
        Some(Identifier { oid: *oid, parameters })
    }

    /// The digest that is signed.
    pub const fn digest(self) -> Digest {
        match self {
            Self::Rsa(digest) | Self::Ecdsa(digest) | Self::Gost(digest) => digest,
        }
    }
}
