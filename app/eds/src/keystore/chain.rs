//! Which certificates belong to which key.

use der::asn1::AnyRef;
use der::{Reader, SliceReader, Tag, TagNumber, Tagged};

use super::KeyEntry;
use super::bags::{Bag, Bags};

/// Each key with its certificate and those of the issuers above it.
pub(super) fn entries(bags: Bags) -> Vec<KeyEntry> {
    let Bags { keys, certificates } = bags;
    let only = keys.len() == 1;
    keys.into_iter()
        .map(|key| {
            let leaf = leaf(key.id.as_deref(), only, &certificates);
            let name = key.name.or_else(|| leaf.and_then(|leaf| leaf.name.clone()));
            let chain = leaf.map(|leaf| chain(leaf, &certificates)).unwrap_or_default();
            KeyEntry { pkcs8: key.content, chain, name }
        })
        .collect()
}

/// The certificate with the key's mark. An only key without one has the certificate that issued no other.
fn leaf<'a>(id: Option<&[u8]>, only: bool, certificates: &'a [Bag<Vec<u8>>]) -> Option<&'a Bag<Vec<u8>>> {
    let marked = certificates.iter().find(|certificate| id.is_some() && certificate.id.as_deref() == id);
    if marked.is_some() || !only {
        return marked;
    }
    let issued = |by: &Names<'_>, one: &Bag<Vec<u8>>| {
        Names::of(&one.content).is_some_and(|names| names.issuer == by.subject && names.subject != by.subject)
    };
    certificates.iter().find(|certificate| {
        Names::of(&certificate.content)
            .is_some_and(|names| !certificates.iter().any(|other| issued(&names, other)))
    })
}

/// A certificate and its issuers, as far as they are there.
fn chain(leaf: &Bag<Vec<u8>>, certificates: &[Bag<Vec<u8>>]) -> Vec<Vec<u8>> {
    let mut chain = vec![leaf.content.clone()];
    while let Some(next) = chain.last().and_then(|last| issuer(last, certificates)) {
        if chain.contains(next) {
            break;
        }
        chain.push(next.clone());
    }
    chain
}

fn issuer<'a>(certificate: &[u8], certificates: &'a [Bag<Vec<u8>>]) -> Option<&'a Vec<u8>> {
    let name = Names::of(certificate)?.issuer;
    let issued_by =
        |other: &&Bag<Vec<u8>>| Names::of(&other.content).is_some_and(|names| names.subject == name);
    certificates.iter().find(issued_by).map(|found| &found.content)
}

/// The two names of a certificate, as DER.
struct Names<'a> {
    issuer: &'a [u8],
    subject: &'a [u8],
}

impl<'a> Names<'a> {
    fn of(certificate: &'a [u8]) -> Option<Self> {
        let mut reader = SliceReader::new(certificate).ok()?;
        let certificate: AnyRef<'a> = reader.decode().ok()?;
        let mut reader = SliceReader::new(certificate.value()).ok()?;
        let signed: AnyRef<'a> = reader.decode().ok()?;
        let mut reader = SliceReader::new(signed.value()).ok()?;
        let version = Tag::ContextSpecific { constructed: true, number: TagNumber(0) };
        let first: AnyRef<'a> = reader.decode().ok()?;
        if first.tag() == version {
            reader.tlv_bytes().ok()?;
        }
        let _algorithm = reader.tlv_bytes().ok()?;
        let issuer = reader.tlv_bytes().ok()?;
        let _validity = reader.tlv_bytes().ok()?;
        let subject = reader.tlv_bytes().ok()?;
        Some(Self { issuer, subject })
    }
}
