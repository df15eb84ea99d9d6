//! CMS SignedData (RFC 5652) in the profile CAdES-BES: reading, checking, making, and adding to it.

mod attributes;
mod build;
mod signer;
mod types;

pub use attributes::{CertificateReference, SignedAttributes};
pub use build::{Form, sign, sign_as};
pub use signer::Signer;

use crate::{
    armour,
    certificate::Certificate,
    error::{BuildError, ReadError},
    oid,
    set::{Attribute, Set},
};
use const_oid::ObjectIdentifier as Oid;
use der::{Decode, Encode, Tag, Tagged, asn1::Any};
use types::{Body, ContentInfo};

/// What is signed, by whom, and what was added for proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedData {
    body: Body,
    signers: Vec<Signer>,
}

impl SignedData {
    /// From DER, BER, PEM or base64. Read is not checked.
    ///
    /// # Errors
    /// When it is none.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let info = ContentInfo::from_der(&armour::to_der(bytes)?)?;
        if info.content_type != oid::SIGNED_DATA {
            return Err(ReadError::Structure);
        }
        let body: Body = info.content.decode_as()?;
        if !(1..=5).contains(&body.version) {
            return Err(ReadError::Structure);
        }
        Self::of(body)
    }

    fn of(body: Body) -> Result<Self, ReadError> {
        let signers = body.signers.0.iter().cloned().map(Signer::read).collect::<Result<_, _>>()?;
        Ok(Self { body, signers })
    }

    /// As DER.
    ///
    /// # Errors
    /// When it can't be encoded.
    pub fn to_der(&self) -> Result<Vec<u8>, BuildError> {
        let content = Any::encode_from(&self.body)?;
        Ok(ContentInfo { content_type: oid::SIGNED_DATA, content }.to_der()?)
    }

    /// Kind of what is signed.
    pub fn content_type(&self) -> Oid {
        self.body.content.content_type
    }

    /// What is signed, if it lies within.
    pub fn content(&self) -> Option<&[u8]> {
        self.body.content.content.as_ref().map(|content| content.as_bytes())
    }

    /// Who signed.
    pub fn signers(&self) -> &[Signer] {
        &self.signers
    }

    /// Certificates within; what can't be read is left out, since it can't prove anything.
    pub fn certificates(&self) -> Vec<Certificate> {
        ders(self.body.certificates.as_ref())
            .iter()
            .filter_map(|der| Certificate::from_der(der).ok())
            .collect()
    }

    /// CRLs within, as DER.
    pub fn crls(&self) -> Vec<Vec<u8>> {
        ders(self.body.crls.as_ref())
    }

    /// Adds a time stamp to a signer.
    ///
    /// # Errors
    /// When there is no such signer, or the token is none.
    pub fn add_token(&mut self, signer: usize, token: &[u8]) -> Result<(), BuildError> {
        let body = self.body.signers.0.get_mut(signer).ok_or(BuildError::Unsuitable)?;
        let token = Any::from_der(&armour::to_der(token)?)?;
        let mut unsigned = body.unsigned.take().map(|set| set.0).unwrap_or_default();
        match unsigned.iter_mut().find(|attribute| attribute.oid == oid::TIME_STAMP_TOKEN) {
            Some(attribute) => attribute.values.0.push(token),
            None => unsigned.push(Attribute { oid: oid::TIME_STAMP_TOKEN, values: Set(vec![token]) }),
        }
        body.unsigned = Some(Set::sorted(unsigned)?);
        *self = Self::of(self.body.clone())?;
        Ok(())
    }

    /// Adds the signers of another signature of the same content.
    ///
    /// # Errors
    /// When the contents differ.
    pub fn merge(&mut self, other: &Self) -> Result<(), BuildError> {
        let (own, others) = (self.content(), other.content());
        let same = own.is_none() || others.is_none() || own == others;
        if self.content_type() != other.content_type() || !same {
            return Err(BuildError::Unsuitable);
        }
        let body = &mut self.body;
        if body.content.content.is_none() {
            body.content.content.clone_from(&other.body.content.content);
        }
        body.version = body.version.max(other.body.version);
        body.digests =
            join(Some(&body.digests), Some(&other.body.digests))?.unwrap_or_else(|| Set(Vec::new()));
        body.certificates = join(body.certificates.as_ref(), other.body.certificates.as_ref())?;
        body.crls = join(body.crls.as_ref(), other.body.crls.as_ref())?;
        body.signers =
            join(Some(&body.signers), Some(&other.body.signers))?.unwrap_or_else(|| Set(Vec::new()));
        *self = Self::of(body.clone())?;
        Ok(())
    }

    /// Without certificates, for a reader who has them.
    #[must_use]
    pub fn bare(mut self) -> Self {
        self.body.certificates = None;
        self
    }

    /// Without what is signed, which then lies apart.
    #[must_use]
    pub fn detached(mut self) -> Self {
        self.body.content.content = None;
        self
    }
}

/// Plain certificates and CRLs; other choices, which nobody writes, have context tags.
fn ders(set: Option<&Set<Any>>) -> Vec<Vec<u8>> {
    let members = set.map(|set| set.0.as_slice()).unwrap_or_default();
    members.iter().filter(|any| any.tag() == Tag::Sequence).filter_map(|any| any.to_der().ok()).collect()
}

fn join<T: Encode + Clone + PartialEq>(
    a: Option<&Set<T>>,
    b: Option<&Set<T>>,
) -> Result<Option<Set<T>>, der::Error> {
    let mut members: Vec<T> = Vec::new();
    for member in a.into_iter().chain(b).flat_map(|set| &set.0) {
        if !members.contains(member) {
            members.push(member.clone());
        }
    }
    if members.is_empty() { Ok(None) } else { Set::sorted(members).map(Some) }
}
