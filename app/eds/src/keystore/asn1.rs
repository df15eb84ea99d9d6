//! The structures of a key store, as they stand in DER.

use std::borrow::Cow;

use der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use der::{Decode, Reader, Sequence, SliceReader, Tag, TagNumber};
use x509_cert::spki::AlgorithmIdentifierRef;

use super::{KeystoreError, oids};
use crate::ber;

/// The whole file.
#[derive(Sequence)]
pub(super) struct Pfx<'a> {
    pub(super) version: u8,
    pub(super) content: ContentInfo<'a>,
    #[asn1(optional = "true")]
    pub(super) mac: Option<MacData<'a>>,
}

#[derive(Sequence)]
pub(super) struct ContentInfo<'a> {
    pub(super) kind: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    pub(super) content: AnyRef<'a>,
}

impl<'a> ContentInfo<'a> {
    /// The octets, of a content that is data.
    pub(super) fn data(&self) -> Result<&'a [u8], KeystoreError> {
        if self.kind != oids::DATA {
            return Err(KeystoreError::Unsupported(self.kind));
        }
        Ok(self.content.decode_as::<&OctetStringRef>()?.as_bytes())
    }
}

#[derive(Sequence)]
pub(super) struct MacData<'a> {
    pub(super) mac: DigestInfo<'a>,
    pub(super) salt: &'a OctetStringRef,
    #[asn1(default = "one")]
    pub(super) iterations: u32,
}

fn one() -> u32 {
    1
}

#[derive(Sequence)]
pub(super) struct DigestInfo<'a> {
    pub(super) algorithm: AlgorithmIdentifierRef<'a>,
    pub(super) digest: &'a OctetStringRef,
}

#[derive(Sequence)]
pub(super) struct EncryptedData<'a> {
    pub(super) version: u8,
    pub(super) content: EncryptedContentInfo<'a>,
}

#[derive(Sequence)]
pub(super) struct EncryptedContentInfo<'a> {
    pub(super) kind: ObjectIdentifier,
    pub(super) algorithm: AlgorithmIdentifierRef<'a>,
    /// `[0] IMPLICIT OCTET STRING`, whole or in pieces.
    pub(super) content: AnyRef<'a>,
}

/// The tag of octets under `[0] IMPLICIT`.
pub(super) const fn implicit(constructed: bool) -> Tag {
    Tag::ContextSpecific { constructed, number: TagNumber(0) }
}

impl<'a> EncryptedContentInfo<'a> {
    pub(super) fn octets(&self) -> Result<Cow<'a, [u8]>, KeystoreError> {
        match der::Tagged::tag(&self.content) {
            tag if tag == implicit(false) => Ok(Cow::Borrowed(self.content.value())),
            tag if tag == implicit(true) => Ok(Cow::Owned(ber::join_octets(self.content.value())?)),
            _ => Err(KeystoreError::Damaged),
        }
    }
}

#[derive(Sequence)]
pub(super) struct SafeBag<'a> {
    pub(super) kind: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    pub(super) value: AnyRef<'a>,
    /// A set of attributes. Some programs do not sort it, so its items are read one by one.
    #[asn1(optional = "true")]
    pub(super) attributes: Option<AnyRef<'a>>,
}

#[derive(Sequence)]
pub(super) struct Attribute<'a> {
    pub(super) kind: ObjectIdentifier,
    /// A set of values.
    pub(super) values: AnyRef<'a>,
}

#[derive(Sequence)]
pub(super) struct CertificateBag<'a> {
    pub(super) kind: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    pub(super) value: AnyRef<'a>,
}

/// `EncryptedPrivateKeyInfo` of PKCS#8.
#[derive(Sequence)]
pub(super) struct ShroudedKey<'a> {
    pub(super) algorithm: AlgorithmIdentifierRef<'a>,
    pub(super) octets: &'a OctetStringRef,
}

/// Parameters of the schemes of PKCS#12.
#[derive(Sequence)]
pub(super) struct PbeParameters<'a> {
    pub(super) salt: &'a OctetStringRef,
    pub(super) iterations: u32,
}

#[derive(Sequence)]
pub(super) struct Pbes2Parameters<'a> {
    pub(super) derivation: AlgorithmIdentifierRef<'a>,
    pub(super) encryption: AlgorithmIdentifierRef<'a>,
}

/// Parameters of a seal by PBMAC1 (RFC 9879).
#[derive(Sequence)]
pub(super) struct Pbmac1Parameters<'a> {
    pub(super) derivation: AlgorithmIdentifierRef<'a>,
    pub(super) mac: AlgorithmIdentifierRef<'a>,
}

#[derive(Sequence)]
pub(super) struct Pbkdf2Parameters<'a> {
    pub(super) salt: &'a OctetStringRef,
    pub(super) iterations: u32,
    #[asn1(optional = "true")]
    pub(super) length: Option<u16>,
    /// HMAC with SHA-1 where it is missing.
    #[asn1(optional = "true")]
    pub(super) function: Option<AlgorithmIdentifierRef<'a>>,
}

/// The items of a sequence.
pub(super) fn items<'a, T: Decode<'a, Error = der::Error>>(
    sequence: &'a [u8],
) -> Result<Vec<T>, KeystoreError> {
    let sequence = AnyRef::from_der(sequence)?;
    if der::Tagged::tag(&sequence) != Tag::Sequence {
        return Err(KeystoreError::Damaged);
    }
    values(sequence)
}

/// The items of a sequence or set whose tag has been read.
pub(super) fn values<'a, T: Decode<'a, Error = der::Error>>(
    parent: AnyRef<'a>,
) -> Result<Vec<T>, KeystoreError> {
    let mut reader = SliceReader::new(parent.value())?;
    let mut items = Vec::new();
    while !reader.is_finished() {
        items.push(reader.decode()?);
    }
    Ok(items)
}
