//! X.509 certificates: reading and making them.

mod build;
mod extensions;
mod request;
mod subject;

pub use build::{Issuer, Profile, Template, issue, issue_numbered, self_signed};
pub(crate) use build::{authority_key, extension, seal};
pub use extensions::{Extensions, Policies};
pub use request::Request;
pub use subject::{Role, RoleOid, Subject};

use crate::{
    algorithm::{Digest, Identifier, KeyInfo, PublicKey, Scheme},
    armour,
    error::{ReadError, SignatureError},
    memo::Memo,
    moment::{Moment, Time},
    name::{Folded, Name},
};
use der::{
    Decode, Encode, Sequence,
    asn1::{Any, BitString, Int},
};
use std::sync::OnceLock;
use x509_cert::ext::Extension;

/// What is signed and its signature, as certificates, CRLs and requests have it. The body stays a value of any
/// kind, so that what is checked are the bytes that were signed.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(crate) struct Sealed {
    pub body: Any,
    pub algorithm: Identifier,
    pub signature: BitString,
}

impl Sealed {
    pub fn verify(&self, key: &PublicKey) -> Result<Scheme, SignatureError> {
        let body = self.body.to_der().map_err(|_| SignatureError::Wrong)?;
        let signature = self.signature.as_bytes().ok_or(SignatureError::Wrong)?;
        key.verify(&self.algorithm, None, &body, signature)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(crate) struct Validity {
    pub not_before: Time,
    pub not_after: Time,
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(crate) struct Body {
    #[asn1(context_specific = "0", default = "Default::default")]
    pub version: u8,
    pub serial: Int,
    pub algorithm: Identifier,
    pub issuer: Name,
    pub validity: Validity,
    pub subject: Name,
    pub key: KeyInfo,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    pub issuer_id: Option<BitString>,
    #[asn1(context_specific = "2", tag_mode = "IMPLICIT", optional = "true")]
    pub subject_id: Option<BitString>,
    #[asn1(context_specific = "3", optional = "true")]
    pub extensions: Option<Vec<Extension>>,
}

/// A certificate.
#[derive(Clone, Debug)]
pub struct Certificate {
    der: Vec<u8>,
    sealed: Sealed,
    body: Body,
    extensions: Extensions,
    /// Reading a key checks that it can be one, which costs as much as a signature.
    key: OnceLock<Result<PublicKey, ReadError>>,
    /// Its issuer's name and its own, as they are compared: with those of each certificate that may lie on a path.
    names: OnceLock<[Folded; 2]>,
    memo: Memo,
}

impl PartialEq for Certificate {
    fn eq(&self, other: &Self) -> bool {
        self.der == other.der
    }
}

impl Eq for Certificate {}

impl Certificate {
    /// From DER.
    ///
    /// # Errors
    /// When it is none.
    pub fn from_der(der: &[u8]) -> Result<Self, ReadError> {
        let sealed = Sealed::from_der(der)?;
        let body = Body::from_der(&sealed.body.to_der()?)?;
        // Both places name the algorithm; a certificate where they differ was tampered with.
        if body.algorithm != sealed.algorithm || body.version > 2 {
            return Err(ReadError::Structure);
        }
        let extensions = Extensions::read(body.extensions.as_deref().unwrap_or_default())?;
        if body.extensions.is_some() && body.version != 2 {
            return Err(ReadError::Structure);
        }
        let (key, names) = (OnceLock::new(), OnceLock::new());
        Ok(Self { der: der.to_vec(), sealed, body, extensions, key, names, memo: Memo::default() })
    }

    /// From DER, PEM or base64.
    ///
    /// # Errors
    /// When it is none.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        Self::from_der(&armour::to_der(bytes)?)
    }

    /// As it was read.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// Its digest, by which it can be named.
    pub fn fingerprint(&self, digest: Digest) -> Vec<u8> {
        digest.of(&self.der)
    }

    /// Serial number: the content octets of the INTEGER.
    pub fn serial(&self) -> &[u8] {
        self.body.serial.as_bytes()
    }

    /// Who issued it.
    pub fn issuer(&self) -> &Name {
        &self.body.issuer
    }

    /// Whose it is.
    pub fn subject_name(&self) -> &Name {
        &self.body.subject
    }

    /// Whose it is, with what Kazakhstan writes into names.
    pub fn subject(&self) -> Subject {
        Subject::read(&self.body.subject)
    }

    /// The roles it gives, by the national identifiers and `extra`.
    pub fn roles(&self, extra: &[RoleOid]) -> Vec<Role> {
        Role::all(self.extensions.purposes.as_deref().unwrap_or_default(), extra)
    }

    /// Its first moment.
    pub fn not_before(&self) -> Moment {
        self.body.validity.not_before.0
    }

    /// Its last moment.
    pub fn not_after(&self) -> Moment {
        self.body.validity.not_after.0
    }

    /// The key as it stands.
    pub fn key_info(&self) -> &KeyInfo {
        &self.body.key
    }

    /// The key.
    ///
    /// # Errors
    /// When its kind isn't known.
    pub fn public_key(&self) -> Result<PublicKey, ReadError> {
        self.key.get_or_init(|| PublicKey::read(&self.body.key)).clone()
    }

    /// What it says beyond names and key.
    pub fn extensions(&self) -> &Extensions {
        &self.extensions
    }

    /// 1, 2 or 3.
    pub fn version(&self) -> u8 {
        self.body.version + 1
    }

    /// How it is signed.
    pub fn algorithm(&self) -> &Identifier {
        &self.sealed.algorithm
    }

    /// Checks its signature with the issuer's key; nothing else.
    ///
    /// # Errors
    /// When it doesn't hold.
    pub fn verify(&self, issuer: &PublicKey) -> Result<Scheme, SignatureError> {
        self.memo.of(issuer, || self.sealed.verify(issuer))
    }

    fn names(&self) -> &[Folded; 2] {
        self.names.get_or_init(|| [&self.body.issuer, &self.body.subject].map(Folded::of))
    }

    /// Whether it names this one's owner as its issuer.
    pub fn names_issuer(&self, issuer: &Self) -> bool {
        self.names()[0] == issuer.names()[1]
    }

    /// Whether both are of one name.
    pub fn is_of_same_name(&self, other: &Self) -> bool {
        self.names()[1] == other.names()[1]
    }

    /// Whether it names itself as its issuer.
    pub fn is_self_issued(&self) -> bool {
        self.names_issuer(self)
    }

    /// The digest of the key bits, as OCSP and key identifiers use it.
    pub fn key_digest(&self, digest: Digest) -> Vec<u8> {
        digest.of(self.body.key.subject_public_key.raw_bytes())
    }
}
