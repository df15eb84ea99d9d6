//! ASN.1 of CMS.

use crate::{
    algorithm::Identifier,
    name::Name,
    set::{Attribute, Set},
};
use const_oid::ObjectIdentifier as Oid;
use der::{
    Choice, Sequence,
    asn1::{Any, Int, OctetString},
};
use x509_cert::ext::pkix::name::GeneralName;

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct ContentInfo {
    pub content_type: Oid,
    #[asn1(context_specific = "0")]
    pub content: Any,
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct Encapsulated {
    pub content_type: Oid,
    #[asn1(context_specific = "0", optional = "true")]
    pub content: Option<OctetString>,
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct Body {
    pub version: u8,
    pub digests: Set<Identifier>,
    pub content: Encapsulated,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", constructed = "true", optional = "true")]
    pub certificates: Option<Set<Any>>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", constructed = "true", optional = "true")]
    pub crls: Option<Set<Any>>,
    pub signers: Set<SignerBody>,
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct IssuerAndSerial {
    pub issuer: Name,
    pub serial: Int,
}

#[derive(Clone, Debug, PartialEq, Eq, Choice)]
pub(super) enum SignerId {
    Certificate(IssuerAndSerial),
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT")]
    Key(OctetString),
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct SignerBody {
    pub version: u8,
    pub id: SignerId,
    pub digest: Identifier,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", constructed = "true", optional = "true")]
    pub signed: Option<Set<Any>>,
    pub algorithm: Identifier,
    pub signature: OctetString,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", constructed = "true", optional = "true")]
    pub unsigned: Option<Set<Attribute>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct IssuerSerial {
    pub issuer: Vec<GeneralName>,
    pub serial: Int,
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct CertificateId {
    pub hash: OctetString,
    #[asn1(optional = "true")]
    pub issuer: Option<IssuerSerial>,
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct CertificateIdV2 {
    /// None: SHA-256.
    #[asn1(optional = "true")]
    pub algorithm: Option<Identifier>,
    pub hash: OctetString,
    #[asn1(optional = "true")]
    pub issuer: Option<IssuerSerial>,
}

/// Of either version: identifiers, and policies that nobody writes.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct SigningCertificate {
    pub ids: Vec<Any>,
    #[asn1(optional = "true")]
    pub policies: Option<Any>,
}
