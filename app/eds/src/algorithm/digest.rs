//! Digests.

use super::Identifier;
use crate::oid;
use const_oid::ObjectIdentifier as Oid;
use der::asn1::Any;
use serde::{Deserialize, Serialize};
use sha2::Digest as _;

/// A digest algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Digest {
    /// Broken; only for old signatures.
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
    /// ST RK GOST R 34.11-2015, 256 bits.
    Streebog256,
    /// ST RK GOST R 34.11-2015, 512 bits.
    Streebog512,
    /// GOST 34.311-95 with the test substitution box, which is what Kazakhstan used; only for old signatures.
    Gost34311,
}

impl Digest {
    const ALL: [Self; 7] = [
        Self::Sha1,
        Self::Sha256,
        Self::Sha384,
        Self::Sha512,
        Self::Streebog256,
        Self::Streebog512,
        Self::Gost34311,
    ];

    /// By its identifier.
    pub fn of_oid(oid: &Oid) -> Option<Self> {
        Self::ALL.into_iter().find(|digest| digest.oid() == *oid)
    }

    /// Its identifier.
    pub const fn oid(self) -> Oid {
        match self {
            Self::Sha1 => oid::SHA1,
            Self::Sha256 => oid::SHA256,
            Self::Sha384 => oid::SHA384,
            Self::Sha512 => oid::SHA512,
            Self::Streebog256 => oid::STREEBOG_256,
            Self::Streebog512 => oid::STREEBOG_512,
            Self::Gost34311 => oid::GOST_34311,
        }
    }

    /// As messages name it: parameters are left out for SHA (RFC 5754) and NULL for the national ones.
    pub fn identifier(self) -> Identifier {
        let national = matches!(self, Self::Streebog256 | Self::Streebog512 | Self::Gost34311);
        Identifier { oid: self.oid(), parameters: national.then(Any::null) }
    }

    /// The digest of `bytes`.
    pub fn of(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha1 => sha1::Sha1::digest(bytes).to_vec(),
            Self::Sha256 => sha2::Sha256::digest(bytes).to_vec(),
            Self::Sha384 => sha2::Sha384::digest(bytes).to_vec(),
            Self::Sha512 => sha2::Sha512::digest(bytes).to_vec(),
            Self::Streebog256 => streebog::Streebog256::digest(bytes).to_vec(),
            Self::Streebog512 => streebog::Streebog512::digest(bytes).to_vec(),
            Self::Gost34311 => gost94::Gost94Test::digest(bytes).to_vec(),
        }
    }

    /// Whether it no longer protects new signatures.
    pub const fn is_weak(self) -> bool {
        matches!(self, Self::Sha1 | Self::Gost34311)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn published_values() {
        for (digest, text, value) in [
            (Digest::Sha1, "abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
            (Digest::Sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            // RFC 6986 gives messages as numbers; of the empty one there is nothing to turn round.
            (Digest::Streebog256, "", "3f539a213e97c802cc229d474c6aa32a825a360b2a933a949fd925208d9ce1bb"),
            (
                Digest::Streebog512,
                "",
                "8e945da209aa869f0455928529bcae4679e9873ab707b55315f56ceb98bef0a7\
                 362f715528356ee83cda5f2aac4c6ad2ba3a715c1bcd81cb8e9f90bf4c1c1a8a",
            ),
            (Digest::Gost34311, "", "ce85b99cc46752fffee35cab9a7b0278abb4c2d2055cff685af4912c49490f8d"),
        ] {
            assert_eq!(hex(&digest.of(text.as_bytes())), value, "{digest:?}");
        }
    }

    #[test]
    fn identifiers_lead_back() {
        for digest in Digest::ALL {
            assert_eq!(Digest::of_oid(&digest.oid()), Some(digest));
            assert_eq!(digest.identifier().oid, digest.oid());
        }
        assert_eq!(Digest::of_oid(&oid::RSA), None);
    }
}
