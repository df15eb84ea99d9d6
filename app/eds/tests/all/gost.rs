//! GOST in certificates, requests and messages.

use crate::pki::{AIGUL, NOW, Pki};
use eds::{
    algorithm::{Digest, KeyKind, PrivateKey, Scheme},
    certificate::{Request, Role},
    cms::{self, Form, SignedData},
    error::{BuildError, ReadError, SignatureError},
    keystore, oid,
};

const KINDS: [(KeyKind, Digest, u32); 2] =
    [(KeyKind::Gost512, Digest::Streebog512, 512), (KeyKind::Gost256, Digest::Streebog256, 256)];

#[test]
fn certificates_requests_and_messages_hold() {
    for (kind, digest, bits) in KINDS {
        let mut pki = Pki::new(5, kind);
        let person = pki.issue(AIGUL, &Role::Head, |_| ());
        let authority = pki.authority.certificate.public_key().unwrap();
        assert_eq!(person.certificate.verify(&authority), Ok(Scheme::Gost(digest)));
        assert_eq!(authority.bits(), bits);
        let root = pki.root.certificate.public_key().unwrap();
        assert_eq!(person.certificate.verify(&root), Err(SignatureError::Wrong));

        let request = Request::build(&AIGUL.subject(), &person.key, vec![]).unwrap();
        assert_eq!(Request::read(&request.to_der().unwrap()).unwrap().verify(), Ok(Scheme::Gost(digest)));

        let form = Form { attached: false, time: Some(NOW), chain: &pki.chain() };
        let signed = cms::sign("мәтін".as_bytes(), &person.certificate, &person.key, form).unwrap();
        let signed = SignedData::read(&signed.to_der().unwrap()).unwrap();
        let signer = &signed.signers()[0];
        assert!(signer.covers("мәтін".as_bytes()));
        assert!(!signer.covers("мәтiн".as_bytes()));
        assert_eq!(signer.verify(&person.certificate), Ok(Scheme::Gost(digest)));
        let other = pki.issue(AIGUL, &Role::Head, |_| ());
        assert_eq!(signer.verify(&other.certificate), Err(SignatureError::Wrong));
    }
}

#[test]
fn keys_are_read_as_they_were_written() {
    for (kind, _, _) in KINDS {
        let key = Pki::new(6, kind).key();
        let again = PrivateKey::from_pkcs8(&key.to_pkcs8().unwrap()).unwrap();
        assert_eq!(again.public_key(), key.public_key());
        assert_eq!(again.to_pkcs8().unwrap(), key.to_pkcs8().unwrap());
    }
}

#[test]
fn a_key_signs_with_its_own_scheme_only() {
    let key = Pki::new(7, KeyKind::Gost512).key();
    for scheme in
        [Scheme::Gost(Digest::Streebog256), Scheme::Gost(Digest::Sha512), Scheme::Ecdsa(Digest::Sha256)]
    {
        assert_eq!(key.sign(scheme, b"text"), Err(BuildError::Unsuitable));
    }
    let signature = key.sign(key.scheme(), b"text").unwrap();
    let identifier = Scheme::Gost(Digest::Streebog512).identifier().unwrap();
    assert_eq!(identifier.oid, oid::GOST_512_SIGNATURE);
    let verify = |digest| key.public_key().verify(&identifier, digest, b"text", &signature);
    assert_eq!(verify(None), Ok(Scheme::Gost(Digest::Streebog512)));
    assert_eq!(verify(Some(Digest::Sha512)), Err(SignatureError::Mismatch));
}

/// The parameters of a key name its curve; another one is another key.
#[test]
fn parameters_are_not_passed_over() {
    let info = Pki::new(8, KeyKind::Gost512).key().key_info().unwrap();
    let read = |change: &dyn Fn(&mut eds::algorithm::KeyInfo)| {
        let mut info = info.clone();
        change(&mut info);
        eds::algorithm::PublicKey::read(&info).map(|key| key.bits())
    };
    assert_eq!(read(&|_| ()), Ok(512));
    assert_eq!(read(&|info| info.algorithm.parameters = None), Err(ReadError::Key));
    assert_eq!(read(&|info| info.algorithm.oid = oid::GOST_256), Err(ReadError::UnknownAlgorithm));
    assert_eq!(read(&|info| info.algorithm.oid = oid::SHA256), Err(ReadError::UnknownAlgorithm));
    let cut = |info: &mut eds::algorithm::KeyInfo| {
        let bytes = info.subject_public_key.raw_bytes();
        info.subject_public_key = der::asn1::BitString::from_bytes(&bytes[..bytes.len() - 1]).unwrap();
    };
    assert!(read(&cut).is_err());
}

#[test]
fn a_key_of_2004_tells_its_certificate_and_signs_nothing() {
    let Some(file) = crate::national("keys/KEY_CEO_SIGN_REVOKED_2004.bin") else { return };
    let entries = keystore::open(file, "Qwerty12").unwrap();
    let key = PrivateKey::from_pkcs8(&entries[0].pkcs8).unwrap();
    let certificate = eds::certificate::Certificate::read(&entries[0].chain[0]).unwrap();
    assert_eq!(certificate.public_key().unwrap(), key.public_key());
    assert_eq!(key.scheme(), Scheme::Gost(Digest::Gost34311));
    assert_eq!(key.sign(key.scheme(), b"text"), Err(BuildError::Unsuitable));
}

/// What the national authority gives out signs what is checked here.
#[test]
fn a_national_key_signs() {
    let Some(file) = crate::national("keys/KEY_INDIVIDUAL_VALID_2015.bin") else { return };
    let entries = keystore::open(file, "Aa123456").unwrap();
    let key = PrivateKey::from_pkcs8(&entries[0].pkcs8).unwrap();
    let certificate = eds::certificate::Certificate::read(&entries[0].chain[0]).unwrap();
    let form = Form { attached: true, time: Some(NOW), chain: &[] };
    let signed = cms::sign(b"text", &certificate, &key, form).unwrap();
    let signer = &signed.signers()[0];
    assert!(signer.covers(b"text"));
    assert_eq!(signer.verify(&certificate), Ok(Scheme::Gost(Digest::Streebog512)));
}
