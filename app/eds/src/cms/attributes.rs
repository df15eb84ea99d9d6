//! Signed attributes: what the signature is really made over.

use super::types::{CertificateId, CertificateIdV2, IssuerSerial, SigningCertificate};
use crate::{
    algorithm::Digest,
    certificate::Certificate,
    error::ReadError,
    moment::{Moment, Time},
    name, oid,
    set::{Attribute, Set},
};
use const_oid::ObjectIdentifier as Oid;
use der::{Decode, Encode, asn1::Any};
use x509_cert::ext::pkix::name::GeneralName;

/// The signer's certificate by its digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateReference {
    /// None: an algorithm that isn't known here.
    pub digest: Option<Digest>,
    hash: Vec<u8>,
    issuer: Option<IssuerSerial>,
}

impl CertificateReference {
    /// Whether this is the certificate.
    pub fn names(&self, certificate: &Certificate) -> bool {
        let hash = self.digest.is_some_and(|digest| certificate.fingerprint(digest) == self.hash);
        hash && self.issuer.as_ref().is_none_or(|issuer| {
            issuer.serial.as_bytes() == certificate.serial()
                && issuer.issuer.iter().any(|name| match name {
                    GeneralName::DirectoryName(name) => name::same(name.as_ref(), certificate.issuer()),
                    _ => false,
                })
        })
    }
}

/// What the signer signed beside the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedAttributes {
    /// Kind of the content.
    pub content_type: Oid,
    /// Digest of the content.
    pub message_digest: Vec<u8>,
    /// What the signer says of the time; nothing to rely on.
    pub signing_time: Option<Moment>,
    /// The signer's certificate; all must name it.
    pub certificate: Vec<CertificateReference>,
    /// The bytes that are signed.
    pub(super) encoded: Vec<u8>,
    /// The same sorted, if they weren't: DER sorts, and some sign DER but send what they had.
    pub(super) sorted: Option<Vec<u8>>,
}

/// Signed attributes of one signer; real ones have half a dozen.
const COUNT: usize = 64;

impl SignedAttributes {
    pub(super) fn read(set: &Set<Any>) -> Result<Self, ReadError> {
        if set.0.len() > COUNT {
            return Err(ReadError::Structure);
        }
        let mut attributes = Vec::with_capacity(set.0.len());
        for any in &set.0 {
            let attribute: Attribute = any.decode_as()?;
            if attributes.iter().any(|other: &Attribute| other.oid == attribute.oid) {
                return Err(ReadError::Structure);
            }
            attributes.push(attribute);
        }
        let encoded = set.to_der()?;
        let sorted = Set::sorted(set.0.clone())?.to_der()?;
        let digest = one(&attributes, oid::MESSAGE_DIGEST)?.ok_or(ReadError::Structure)?;
        Ok(Self {
            content_type: one(&attributes, oid::CONTENT_TYPE)?.ok_or(ReadError::Structure)?.decode_as()?,
            message_digest: digest.decode_as::<der::asn1::OctetString>()?.as_bytes().to_vec(),
            signing_time: one(&attributes, oid::SIGNING_TIME)?
                .map(|value| Ok::<_, ReadError>(Time::from_der(&value.to_der()?)?.0))
                .transpose()?,
            certificate: references(&attributes)?,
            sorted: (sorted != encoded).then_some(sorted),
            encoded,
        })
    }
}

/// The only value of an attribute.
fn one(attributes: &[Attribute], oid: Oid) -> Result<Option<&Any>, ReadError> {
    let Some(attribute) = attributes.iter().find(|attribute| attribute.oid == oid) else { return Ok(None) };
    match attribute.values.0.as_slice() {
        [value] => Ok(Some(value)),
        _ => Err(ReadError::Structure),
    }
}

/// The first identifier of each version is the signer's; others would be of the chain.
fn references(attributes: &[Attribute]) -> Result<Vec<CertificateReference>, ReadError> {
    let mut references = Vec::new();
    if let Some(value) = one(attributes, oid::SIGNING_CERTIFICATE_V2)? {
        let list: SigningCertificate = value.decode_as()?;
        let id: CertificateIdV2 = list.ids.first().ok_or(ReadError::Structure)?.decode_as()?;
        references.push(CertificateReference {
            digest: id.algorithm.map_or(Some(Digest::Sha256), |algorithm| Digest::of_oid(&algorithm.oid)),
            hash: id.hash.as_bytes().to_vec(),
            issuer: id.issuer,
        });
    }
    if let Some(value) = one(attributes, oid::SIGNING_CERTIFICATE)? {
        let list: SigningCertificate = value.decode_as()?;
        let id: CertificateId = list.ids.first().ok_or(ReadError::Structure)?.decode_as()?;
        references.push(CertificateReference {
            digest: Some(Digest::Sha1),
            hash: id.hash.as_bytes().to_vec(),
            issuer: id.issuer,
        });
    }
    Ok(references)
}
