//! What costs too much, and what is not read.

use der::asn1::{AnyRef, OctetStringRef};
use der::{Encode, Tag};
use x509_cert::spki::AlgorithmIdentifierRef;

use super::*;
use crate::keystore::asn1::{DigestInfo, MacData, SafeBag};

fn sequence(content: &[u8]) -> Vec<u8> {
    AnyRef::new(Tag::Sequence, content).unwrap().to_der().unwrap()
}

/// A store whose only part holds these bags, sealed with these iterations and this digest.
fn store(bags: &[u8], iterations: u32, digest: ObjectIdentifier) -> Vec<u8> {
    let bags = sequence(bags);
    let part = ContentInfo { kind: oids::DATA, content: AnyRef::new(Tag::OctetString, &bags).unwrap() };
    let content = sequence(&part.to_der().unwrap());
    let mac = mac::make(&content, &Password::new("secret"), b"salt", iterations.min(FEW));
    let pfx = Pfx {
        version: 3,
        content: ContentInfo { kind: oids::DATA, content: AnyRef::new(Tag::OctetString, &content).unwrap() },
        mac: Some(MacData {
            mac: DigestInfo {
                algorithm: AlgorithmIdentifierRef { oid: digest, parameters: None },
                digest: OctetStringRef::new(&mac).unwrap(),
            },
            salt: OctetStringRef::new(b"salt").unwrap(),
            iterations,
        }),
    };
    pfx.to_der().unwrap()
}

fn bag(kind: ObjectIdentifier, value: &[u8]) -> Vec<u8> {
    SafeBag { kind, value: AnyRef::from_der(value).unwrap(), attributes: None }.to_der().unwrap()
}

#[test]
fn iterations_have_a_limit() {
    assert_eq!(open(&store(&[], u32::MAX, oids::SHA256), "secret"), Err(KeystoreError::TooMuch));
    assert_eq!(open(&store(&[], 10_000_001, oids::SHA256), "secret"), Err(KeystoreError::TooMuch));
    assert_eq!(open(&store(&[], 0, oids::SHA256), "secret"), Err(KeystoreError::Damaged));
}

#[test]
fn an_unknown_digest_is_named() {
    let md5 = ObjectIdentifier::new_unwrap("1.2.840.113549.2.5");
    assert_eq!(open(&store(&[], FEW, md5), "secret"), Err(KeystoreError::Unsupported(md5)));
}

#[test]
fn without_a_key_there_is_nothing_to_open() {
    assert_eq!(open(&store(&[], FEW, oids::SHA256), "secret"), Err(KeystoreError::NoKey));
    assert_eq!(seal(&[], "secret", FEW, &mut seeded(1)), Err(KeystoreError::NoKey));
}

#[test]
fn keys_need_not_be_encrypted_by_themselves() {
    let key = sequence(&[5, 0]);
    let entries = open(&store(&bag(oids::KEY_BAG, &key), FEW, oids::SHA256), "secret").unwrap();
    assert_eq!(*entries[0].pkcs8, key);
    assert_eq!(entries[0].chain, Vec::<Vec<u8>>::new());
}

#[test]
fn bags_are_followed_so_deep_and_no_deeper() {
    let mut bags = bag(oids::KEY_BAG, &sequence(&[5, 0]));
    for depth in 0..6 {
        let opened = open(&store(&bags, FEW, oids::SHA256), "secret");
        assert_eq!(opened.is_ok(), depth < 4, "{depth}");
        bags = bag(oids::NESTED_BAG, &sequence(&bags));
    }
    assert_eq!(open(&store(&bags, FEW, oids::SHA256), "secret"), Err(KeystoreError::TooMuch));
}

#[test]
fn sizes_and_numbers_have_limits() {
    assert_eq!(open(&vec![0; SIZE + 1], "secret"), Err(KeystoreError::TooMuch));
    let bags = bag(oids::KEY_BAG, &sequence(&[5, 0])).repeat(257);
    assert_eq!(open(&store(&bags, FEW, oids::SHA256), "secret"), Err(KeystoreError::TooMuch));
}
