//! ASN.1 of OCSP.

use crate::{
    algorithm::{Digest, Identifier},
    certificate::Certificate,
    moment::Generalized,
    name::Name,
};
use const_oid::ObjectIdentifier as Oid;
use der::{
    Choice, Encode, Enumerated, Sequence,
    asn1::{Any, BitString, Int, Null, OctetString},
};
use x509_cert::ext::{
    Extension,
    pkix::{CrlReason, name::GeneralName},
};

/// A certificate as OCSP names it: digests of its issuer's name and key, and its number.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub struct CertId {
    algorithm: Identifier,
    name: OctetString,
    key: OctetString,
    serial: Int,
}

impl CertId {
    /// Of a certificate and its issuer's.
    ///
    /// # Errors
    /// When it can't be encoded.
    pub fn of(certificate: &Certificate, issuer: &Certificate, digest: Digest) -> Result<Self, der::Error> {
        Ok(Self {
            algorithm: digest.identifier(),
            name: OctetString::new(digest.of(&issuer.subject_name().to_der()?))?,
            key: OctetString::new(issuer.key_digest(digest))?,
            serial: Int::new(certificate.serial())?,
        })
    }

    /// Serial number of the certificate in question.
    pub fn serial(&self) -> &[u8] {
        self.serial.as_bytes()
    }

    /// Whether it speaks of a certificate of this issuer.
    pub fn is_of_issuer(&self, issuer: &Certificate) -> bool {
        let Some(digest) = Digest::of_oid(&self.algorithm.oid) else { return false };
        issuer.key_digest(digest) == self.key.as_bytes()
            && issuer.subject_name().to_der().is_ok_and(|name| digest.of(&name) == self.name.as_bytes())
    }

    /// Whether it speaks of this certificate.
    pub fn is_of(&self, certificate: &Certificate, issuer: &Certificate) -> bool {
        self.serial.as_bytes() == certificate.serial() && self.is_of_issuer(issuer)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct RequestBody {
    #[asn1(context_specific = "0", default = "Default::default")]
    pub version: u8,
    #[asn1(context_specific = "1", optional = "true")]
    pub requestor: Option<GeneralName>,
    pub list: Vec<RequestItem>,
    #[asn1(context_specific = "2", optional = "true")]
    pub extensions: Option<Vec<Extension>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct RequestItem {
    pub id: CertId,
    #[asn1(context_specific = "0", optional = "true")]
    pub extensions: Option<Vec<Extension>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct RawRequest {
    pub body: RequestBody,
    /// Signed requests exist but nobody here asks who asks.
    #[asn1(context_specific = "0", optional = "true")]
    pub signature: Option<Any>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enumerated)]
#[repr(u8)]
pub(super) enum RawStatus {
    Successful = 0,
    MalformedRequest = 1,
    InternalError = 2,
    TryLater = 3,
    SigRequired = 5,
    Unauthorized = 6,
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct ResponseBytes {
    pub kind: Oid,
    pub response: OctetString,
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct RawResponse {
    pub status: RawStatus,
    #[asn1(context_specific = "0", optional = "true")]
    pub bytes: Option<ResponseBytes>,
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct Basic {
    pub body: Any,
    pub algorithm: Identifier,
    pub signature: BitString,
    #[asn1(context_specific = "0", optional = "true")]
    pub certificates: Option<Vec<Any>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Choice)]
pub(super) enum ResponderId {
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", constructed = "true")]
    Name(Name),
    #[asn1(context_specific = "2", tag_mode = "EXPLICIT", constructed = "true")]
    Key(OctetString),
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct Body {
    #[asn1(context_specific = "0", default = "Default::default")]
    pub version: u8,
    pub responder: ResponderId,
    pub produced_at: Generalized,
    pub responses: Vec<RawSingle>,
    #[asn1(context_specific = "1", optional = "true")]
    pub extensions: Option<Vec<Extension>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct RevokedInfo {
    pub at: Generalized,
    #[asn1(context_specific = "0", optional = "true")]
    pub reason: Option<CrlReason>,
}

#[derive(Clone, Debug, PartialEq, Eq, Choice)]
pub(super) enum RawState {
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT")]
    Good(Null),
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", constructed = "true")]
    Revoked(RevokedInfo),
    #[asn1(context_specific = "2", tag_mode = "IMPLICIT")]
    Unknown(Null),
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct RawSingle {
    pub id: CertId,
    pub state: RawState,
    pub this_update: Generalized,
    #[asn1(context_specific = "0", optional = "true")]
    pub next_update: Option<Generalized>,
    #[asn1(context_specific = "1", optional = "true")]
    pub extensions: Option<Vec<Extension>>,
}

/// A nonce is an OCTET STRING within the value, but old programs put the bare octets there.
pub(super) fn nonce(extensions: Option<&[Extension]>) -> Option<Vec<u8>> {
    use der::Decode;
    let extension = extensions?.iter().find(|extension| extension.extn_id == crate::oid::OCSP_NONCE)?;
    let value = extension.extn_value.as_bytes();
    Some(OctetString::from_der(value).map_or_else(|_| value.to_vec(), |inner| inner.as_bytes().to_vec()))
}
