//! Signatures that the national test authority made.

use der::asn1::{AnyRef, BitStringRef};
use der::{Reader, SliceReader};
use gost::{Curve, Error, VerifyingKey};
use gost94::Gost94Test;
use streebog::{Digest, Streebog512};

const AUTHORITY_2015: &str = "ca/nca_gost2015_test.cer";
const AUTHORITY_2004: &str = "ca/nca_gost_test.crt";
const LIST_2015: &str = "crl/nca_gost2022_test.crl";
const LIST_2004: &str = "crl/nca_gost_test.crl";
const LEAF_2004: &str = "certs/ceo_valid_sign_2004_gost.cer";

/// A file of the authority's test contour. They lie beside the project, if they are there: they are not ours to give on.
fn file(name: &str) -> Option<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared/interop/eds/");
    let found = std::fs::read(format!("{folder}{name}")).ok();
    if found.is_none() {
        eprintln!("skipped: {folder}{name} is not there");
    }
    found
}

/// What certificates and revocation lists have in common: the signed bytes and the signature.
struct Signed {
    content: Vec<u8>,
    signature: Vec<u8>,
}

/// Bytes as DER, whether or not the file is PEM.
fn der(file: &[u8]) -> Vec<u8> {
    if file.starts_with(b"-----") { der::pem::decode_vec(file).expect("PEM").1 } else { file.to_vec() }
}

fn signed(file: &[u8]) -> Signed {
    let file = der(file);
    let mut reader = SliceReader::new(&file).expect("not empty");
    reader
        .sequence(|reader| -> der::Result<Signed> {
            let content = reader.tlv_bytes()?.to_vec();
            let _algorithm: AnyRef<'_> = reader.decode()?;
            let signature: BitStringRef<'_> = reader.decode()?;
            Ok(Signed { content, signature: signature.raw_bytes().to_vec() })
        })
        .expect("a signed structure")
}

/// The point in the certificate's key: an octet string in a bit string.
fn public(certificate: &[u8]) -> Vec<u8> {
    let content = signed(certificate).content;
    let mut reader = SliceReader::new(&content).expect("not empty");
    let fields = reader
        .sequence(|reader| -> der::Result<Vec<AnyRef<'_>>> {
            let mut fields = Vec::new();
            while !reader.is_finished() {
                fields.push(reader.decode()?);
            }
            Ok(fields)
        })
        .expect("fields");
    // Version, serial number, algorithm, issuer, validity, subject, key.
    let key = fields[6];
    let mut reader = SliceReader::new(key.value()).expect("not empty");
    let _algorithm: AnyRef<'_> = reader.decode().expect("algorithm");
    let bits: BitStringRef<'_> = reader.decode().expect("bits");
    let point: &der::asn1::OctetStringRef = der::Decode::from_der(bits.raw_bytes()).expect("point");
    point.as_bytes().to_vec()
}

fn check(key: &VerifyingKey, file: &[u8], digest: impl Fn(&[u8]) -> Vec<u8>) {
    let Signed { mut content, signature } = signed(file);
    assert_eq!(key.verify(&digest(&content), &signature), Ok(()));
    content[100] ^= 1;
    assert_eq!(key.verify(&digest(&content), &signature), Err(Error::Mismatch));
}

fn streebog(content: &[u8]) -> Vec<u8> {
    Streebog512::digest(content).to_vec()
}

/// GOST 34.311-95 with the test set of substitutions, which is what the authority used.
fn gost_94(content: &[u8]) -> Vec<u8> {
    Gost94Test::digest(content).to_vec()
}

#[test]
fn a_list_signed_with_512_bits() {
    let (Some(authority), Some(list)) = (file(AUTHORITY_2015), file(LIST_2015)) else { return };
    let key = VerifyingKey::from_bytes(Curve::Tc26_512A, &public(&authority)).expect("key");
    check(&key, &list, streebog);
}

#[test]
fn a_certificate_and_a_list_of_2004() {
    let files = (file(AUTHORITY_2004), file(LEAF_2004), file(LIST_2004));
    let (Some(authority), Some(leaf), Some(list)) = files else { return };
    let key = VerifyingKey::from_bytes(Curve::CryptoProA, &public(&authority)).expect("key");
    check(&key, &leaf, gost_94);
    check(&key, &list, gost_94);
    let other = VerifyingKey::from_bytes(Curve::CryptoProA, &public(&leaf)).expect("key");
    let Signed { content, signature } = signed(&list);
    assert_eq!(other.verify(&gost_94(&content), &signature), Err(Error::Mismatch), "by another key");
}

#[test]
fn keys_are_written_as_they_were_read() {
    for (curve, name) in [(Curve::Tc26_512A, AUTHORITY_2015), (Curve::CryptoProA, AUTHORITY_2004)] {
        let Some(authority) = file(name) else { continue };
        let bytes = public(&authority);
        assert_eq!(VerifyingKey::from_bytes(curve, &bytes).expect("key").to_bytes(), bytes);
    }
}
