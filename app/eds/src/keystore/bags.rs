//! What lies in a key store: keys and certificates with their attributes.

use der::asn1::{AnyRef, BmpString, OctetStringRef};
use der::{Decode, Encode, Tagged};
use zeroize::Zeroizing;

use super::asn1::{Attribute, CertificateBag, SafeBag, ShroudedKey, items, values};
use super::derivation::Password;
use super::{Budget, KeystoreError, encryption, oids};
use crate::ber;

/// Keys and certificates in one file.
const COUNT: usize = 256;
/// Bags within bags.
const DEPTH: u8 = 4;
/// Values within values, where lengths are looked at; what is deeper is taken apart anyhow.
const NESTING: u8 = 32;

/// A key or a certificate, as DER, with what the file says of it.
pub(super) struct Bag<T> {
    pub(super) content: T,
    /// Equal in a key and its certificate.
    pub(super) id: Option<Vec<u8>>,
    pub(super) name: Option<String>,
}

#[derive(Default)]
pub(super) struct Bags {
    pub(super) keys: Vec<Bag<Zeroizing<Vec<u8>>>>,
    pub(super) certificates: Vec<Bag<Vec<u8>>>,
}

impl Bags {
    /// Adds what one part of the file holds. Lists of revoked certificates and other secrets are passed over.
    pub(super) fn take(
        &mut self,
        part: &[u8],
        password: &Password,
        budget: &mut Budget,
    ) -> Result<(), KeystoreError> {
        self.take_nested(&definite(part)?, password, budget, DEPTH)
    }

    fn take_nested(
        &mut self,
        part: &[u8],
        password: &Password,
        budget: &mut Budget,
        depth: u8,
    ) -> Result<(), KeystoreError> {
        let depth = depth.checked_sub(1).ok_or(KeystoreError::TooMuch)?;
        for bag in items::<SafeBag<'_>>(part)? {
            if self.keys.len() + self.certificates.len() >= COUNT {
                return Err(KeystoreError::TooMuch);
            }
            match bag.kind {
                oids::KEY_BAG => self.keys.push(described(Zeroizing::new(bag.value.to_der()?), &bag)?),
                oids::SHROUDED_KEY_BAG => {
                    let shrouded: ShroudedKey<'_> = bag.value.decode_as()?;
                    let octets = shrouded.octets.as_bytes();
                    let plain = encryption::decrypt(&shrouded.algorithm, octets, password, budget)?;
                    self.keys.push(described(definite(&plain)?, &bag)?);
                }
                oids::CERTIFICATE_BAG => self.take_certificate(&bag)?,
                oids::NESTED_BAG => {
                    let nested = Zeroizing::new(bag.value.to_der()?);
                    self.take_nested(&nested, password, budget, depth)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn take_certificate(&mut self, bag: &SafeBag<'_>) -> Result<(), KeystoreError> {
        let certificate: CertificateBag<'_> = bag.value.decode_as()?;
        if certificate.kind == oids::X509_CERTIFICATE {
            let octets = certificate.value.decode_as::<&OctetStringRef>()?;
            self.certificates.push(described(ber::to_der(octets.as_bytes())?, bag)?);
        }
        Ok(())
    }
}

/// Bytes with definite lengths. Nearly all secrets have them already and are copied once, into what is wiped.
fn definite(bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeystoreError> {
    let already = AnyRef::from_der(bytes).is_ok_and(|value| is_definite(value, NESTING));
    Ok(Zeroizing::new(if already { bytes.to_vec() } else { ber::to_der(bytes)? }))
}

fn is_definite(value: AnyRef<'_>, depth: u8) -> bool {
    if !value.tag().is_constructed() {
        return true;
    }
    depth > 0
        && values::<AnyRef<'_>>(value)
            .is_ok_and(|items| items.iter().all(|item| is_definite(*item, depth - 1)))
}

fn described<T>(content: T, bag: &SafeBag<'_>) -> Result<Bag<T>, KeystoreError> {
    let mut described = Bag { content, id: None, name: None };
    let Some(attributes) = bag.attributes else { return Ok(described) };
    for attribute in values::<Attribute<'_>>(attributes)? {
        let Some(value) = values::<AnyRef<'_>>(attribute.values)?.first().copied() else { continue };
        match attribute.kind {
            oids::LOCAL_KEY_ID => {
                described.id = Some(value.decode_as::<&OctetStringRef>()?.as_bytes().to_vec())
            }
            oids::FRIENDLY_NAME => described.name = name(value),
            _ => {}
        }
    }
    Ok(described)
}

/// A name, unless it is empty or no text at all, which is no reason to refuse the key.
fn name(value: AnyRef<'_>) -> Option<String> {
    let der = value.to_der().ok()?;
    let text: String =
        BmpString::from_der(&der).ok()?.chars().filter(|letter| !letter.is_control()).collect();
    Some(text).filter(|text| !text.trim().is_empty())
}
