//! Writing a key store that current programs and browsers open.

use der::asn1::{AnyRef, BmpString, Null, ObjectIdentifier, OctetStringRef};
use der::{Decode, Encode, Tag};
use rand_core::CryptoRng;
use sha1::{Digest, Sha1};
use x509_cert::spki::AlgorithmIdentifierRef;

use super::asn1::{
    CertificateBag, ContentInfo, DigestInfo, EncryptedContentInfo, EncryptedData, MacData, Pfx, ShroudedKey,
    implicit,
};
use super::derivation::Password;
use super::{KeyEntry, KeystoreError, encryption, mac, oids};

/// Iterations for the keys, the certificates and the seal each. More of them would be better against guessing, but
/// .NET, and with it Windows, imports no key store that asks for more than 300,000 at once.
pub const ITERATIONS: u32 = 300_000;

/// A key store with these keys and their certificates: AES-256 under PBKDF2 with HMAC-SHA-256, sealed with SHA-256.
///
/// # Errors
/// No key at all, or values too large for a key store.
pub fn seal(
    entries: &[KeyEntry],
    password: &str,
    iterations: u32,
    rng: &mut (impl CryptoRng + ?Sized),
) -> Result<Vec<u8>, KeystoreError> {
    if entries.is_empty() {
        return Err(KeystoreError::NoKey);
    }
    let password = Password::new(password);
    let mut keys = Vec::new();
    for entry in entries {
        keys.push(key_bag(entry, &password, iterations, rng)?);
    }
    let mut parts = vec![data(&sequence(&keys)?)?];
    let certificates = certificate_bags(entries)?;
    if !certificates.is_empty() {
        parts.push(encrypted(&sequence(&certificates)?, &password, iterations, rng)?);
    }
    sealed(&sequence(&parts)?, &password, iterations, rng)
}

fn sealed(
    content: &[u8],
    password: &Password,
    iterations: u32,
    rng: &mut (impl CryptoRng + ?Sized),
) -> Result<Vec<u8>, KeystoreError> {
    let mut salt = [0; 16];
    rng.fill_bytes(&mut salt);
    let digest = mac::make(content, password, &salt, iterations);
    let pfx = Pfx {
        version: 3,
        content: ContentInfo { kind: oids::DATA, content: AnyRef::new(Tag::OctetString, content)? },
        mac: Some(MacData {
            mac: DigestInfo {
                algorithm: AlgorithmIdentifierRef { oid: oids::SHA256, parameters: Some(AnyRef::from(Null)) },
                digest: OctetStringRef::new(&digest)?,
            },
            salt: OctetStringRef::new(&salt)?,
            iterations,
        }),
    };
    Ok(pfx.to_der()?)
}

fn key_bag(
    entry: &KeyEntry,
    password: &Password,
    iterations: u32,
    rng: &mut (impl CryptoRng + ?Sized),
) -> Result<Vec<u8>, KeystoreError> {
    let (algorithm, octets) = encryption::encrypt(&entry.pkcs8, password, iterations, rng)?;
    let shrouded = ShroudedKey {
        algorithm: AlgorithmIdentifierRef::from_der(&algorithm)?,
        octets: OctetStringRef::new(&octets)?,
    };
    bag(oids::SHROUDED_KEY_BAG, &shrouded.to_der()?, &attributes(entry)?)
}

/// All certificates once; a key's own carries the key's mark.
fn certificate_bags(entries: &[KeyEntry]) -> Result<Vec<Vec<u8>>, KeystoreError> {
    let mut bags = Vec::new();
    let mut written: Vec<&Vec<u8>> = Vec::new();
    let leaves = entries.iter().filter_map(|entry| Some((entry.chain.first()?, Some(entry))));
    let issuers = entries.iter().flat_map(|entry| entry.chain.iter().skip(1)).map(|issuer| (issuer, None));
    for (certificate, entry) in leaves.chain(issuers) {
        if written.contains(&certificate) {
            continue;
        }
        written.push(certificate);
        let octets = AnyRef::new(Tag::OctetString, certificate)?;
        let value = CertificateBag { kind: oids::X509_CERTIFICATE, value: octets }.to_der()?;
        let attributes = entry.map(attributes).transpose()?.unwrap_or_default();
        bags.push(bag(oids::CERTIFICATE_BAG, &value, &attributes)?);
    }
    Ok(bags)
}

/// The attributes of a key and of its certificate: the mark that joins them, and the name.
fn attributes(entry: &KeyEntry) -> Result<Vec<Vec<u8>>, KeystoreError> {
    let mut attributes = Vec::new();
    if let Some(name) = &entry.name {
        // The field has no letters beyond the first plane.
        let name: String = name.chars().filter(|letter| u16::try_from(u32::from(*letter)).is_ok()).collect();
        let name = BmpString::from_utf8(&name)?;
        attributes.push(attribute(oids::FRIENDLY_NAME, &name.to_der()?)?);
    }
    // As OpenSSL does: the certificate's SHA-1, which need not resist anything here.
    if let Some(certificate) = entry.chain.first() {
        let mark = OctetStringRef::new(&Sha1::digest(certificate))?.to_der()?;
        attributes.push(attribute(oids::LOCAL_KEY_ID, &mark)?);
    }
    Ok(attributes)
}

fn attribute(kind: ObjectIdentifier, value: &[u8]) -> Result<Vec<u8>, KeystoreError> {
    sequence(&[kind.to_der()?, AnyRef::new(Tag::Set, value)?.to_der()?])
}

fn bag(kind: ObjectIdentifier, value: &[u8], attributes: &[Vec<u8>]) -> Result<Vec<u8>, KeystoreError> {
    let explicit = implicit(true);
    let mut parts = vec![kind.to_der()?, AnyRef::new(explicit, value)?.to_der()?];
    if !attributes.is_empty() {
        let mut sorted = attributes.to_vec();
        sorted.sort();
        parts.push(AnyRef::new(Tag::Set, &sorted.concat())?.to_der()?);
    }
    sequence(&parts)
}

/// Content that is not encrypted as a whole.
fn data(content: &[u8]) -> Result<Vec<u8>, KeystoreError> {
    Ok(ContentInfo { kind: oids::DATA, content: AnyRef::new(Tag::OctetString, content)? }.to_der()?)
}

fn encrypted(
    content: &[u8],
    password: &Password,
    iterations: u32,
    rng: &mut (impl CryptoRng + ?Sized),
) -> Result<Vec<u8>, KeystoreError> {
    let (algorithm, octets) = encryption::encrypt(content, password, iterations, rng)?;
    let data = EncryptedData {
        version: 0,
        content: EncryptedContentInfo {
            kind: oids::DATA,
            algorithm: AlgorithmIdentifierRef::from_der(&algorithm)?,
            content: AnyRef::new(implicit(false), &octets)?,
        },
    };
    let data = data.to_der()?;
    Ok(ContentInfo { kind: oids::ENCRYPTED_DATA, content: AnyRef::from_der(&data)? }.to_der()?)
}

fn sequence(parts: &[Vec<u8>]) -> Result<Vec<u8>, KeystoreError> {
    Ok(AnyRef::new(Tag::Sequence, &parts.concat())?.to_der()?)
}
