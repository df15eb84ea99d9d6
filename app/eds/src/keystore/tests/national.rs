//! What the national authority gives out.

use der::asn1::{AnyRef, BitStringRef, OctetStringRef};
use der::{Decode, Reader, SliceReader};
use gost::{Curve, SigningKey};

use super::*;

#[test]
fn all_open() {
    for name in NATIONAL {
        let entry = opened(name);
        assert_eq!(entry.chain.len(), 1, "{name}: the certificate only");
        assert!(entry.name.is_some(), "{name}: the authority names keys");
        assert!(!format!("{entry:?}").contains("pkcs8"), "keys are not printed");
    }
}

#[test]
fn the_password_is_asked_exactly() {
    for name in NATIONAL {
        let (file, password) = national(name);
        for wrong in ["", "aa123456", "Aa123456 ", "Qwerty1", "ӘҒ"] {
            assert_eq!(open(&file, wrong), Err(KeystoreError::WrongPassword), "{name}");
        }
        assert!(open(&file, password).is_ok());
    }
}

/// The items of a sequence.
fn items(sequence: &[u8]) -> Vec<AnyRef<'_>> {
    asn1::items(sequence).unwrap()
}

/// The public point in a certificate.
fn point(certificate: &[u8]) -> Vec<u8> {
    let mut reader = SliceReader::new(items(certificate)[0].value()).unwrap();
    let mut fields = Vec::<AnyRef<'_>>::new();
    while !reader.is_finished() {
        fields.push(reader.decode().unwrap());
    }
    let mut key = SliceReader::new(fields[6].value()).unwrap();
    let _algorithm: AnyRef<'_> = key.decode().unwrap();
    let bits: BitStringRef<'_> = key.decode().unwrap();
    <&OctetStringRef>::from_der(bits.raw_bytes()).unwrap().as_bytes().to_vec()
}

/// The octets of PKCS#8 that the algorithm gives a meaning.
fn private(pkcs8: &[u8]) -> Vec<u8> {
    items(pkcs8)[2].value().to_vec()
}

#[test]
fn keys_belong_to_their_certificates() {
    for name in ["KEY_CEO_REVOKED_2015.bin", "KEY_INDIVIDUAL_VALID_2015.bin"] {
        let entry = opened(name);
        let inner = private(&entry.pkcs8);
        let number = <&OctetStringRef>::from_der(&inner).unwrap();
        let key = SigningKey::from_bytes(Curve::Tc26_512A, number.as_bytes()).unwrap();
        assert_eq!(key.verifying_key().to_bytes(), point(&entry.chain[0]), "{name}");
    }

    let entry = opened("KEY_CEO_SIGN_REVOKED_2004.bin");
    let inner = private(&entry.pkcs8);
    let mut number: Vec<u8> = AnyRef::from_der(&inner).unwrap().value().iter().rev().copied().collect();
    number.resize(32, 0);
    let key = SigningKey::from_bytes(Curve::CryptoProA, &number).unwrap();
    assert_eq!(key.verifying_key().to_bytes(), point(&entry.chain[0]), "the key of 2004");
}
