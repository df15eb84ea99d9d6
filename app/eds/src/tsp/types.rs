//! ASN.1 of time stamps.

use crate::{algorithm::Identifier, moment::Generalized};
use const_oid::ObjectIdentifier as Oid;
use der::{
    Sequence,
    asn1::{Any, BitString, Int, OctetString},
};
use x509_cert::ext::Extension;

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct Imprint {
    pub algorithm: Identifier,
    pub hash: OctetString,
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct RawRequest {
    pub version: u8,
    pub imprint: Imprint,
    #[asn1(optional = "true")]
    pub policy: Option<Oid>,
    #[asn1(optional = "true")]
    pub nonce: Option<Int>,
    #[asn1(default = "Default::default")]
    pub certificate: bool,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", constructed = "true", optional = "true")]
    pub extensions: Option<Vec<Extension>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct StatusInfo {
    pub status: u8,
    #[asn1(optional = "true")]
    pub text: Option<Vec<Any>>,
    #[asn1(optional = "true")]
    pub failure: Option<BitString>,
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct RawReply {
    pub status: StatusInfo,
    #[asn1(optional = "true")]
    pub token: Option<Any>,
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct Info {
    pub version: u8,
    pub policy: Oid,
    pub imprint: Imprint,
    pub serial: Int,
    pub time: Generalized,
    /// Seconds, milli- and microseconds; policy decides how far clocks may differ, not the stamp.
    #[asn1(optional = "true")]
    pub accuracy: Option<Accuracy>,
    #[asn1(default = "Default::default")]
    pub ordering: bool,
    #[asn1(optional = "true")]
    pub nonce: Option<Int>,
    #[asn1(context_specific = "0", optional = "true")]
    pub authority: Option<Any>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", constructed = "true", optional = "true")]
    pub extensions: Option<Vec<Extension>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct Accuracy {
    #[asn1(optional = "true")]
    pub seconds: Option<u32>,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    pub millis: Option<u16>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    pub micros: Option<u16>,
}
