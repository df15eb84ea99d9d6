//! Strangers send what they like: nothing but an answer or a refusal may come of it.

use crate::scene::{DAY, NOW, aigul, good, person, request, seeded, serial, shared};
use certification::{Algorithm, Centre, CentreError};
use eds::{
    algorithm::{Digest, KeyKind, PrivateKey},
    certificate::Certificate,
    ocsp::{self, CertId, Response},
    tsp::{self, Reply},
};
use proptest::prelude::*;
use std::sync::LazyLock;

struct Good {
    centre: &'static Centre,
    key: PrivateKey,
    request: Vec<u8>,
    question: Vec<u8>,
    stamp: Vec<u8>,
}

static GOOD: LazyLock<Good> = LazyLock::new(|| {
    let centre = &shared(Algorithm::P256).centre;
    let key = PrivateKey::generate(KeyKind::P256, &mut seeded(6000)).unwrap();
    let about = person(centre, KeyKind::P256, 6001).certificate;
    let id = CertId::of(&about, centre.authority(), Digest::Sha256).unwrap();
    Good {
        centre,
        request: request(&key),
        key,
        question: ocsp::Request { ids: vec![id], nonce: Some(vec![1; 16]) }.to_der().unwrap(),
        stamp: tsp::Request::of(b"text", Digest::Sha256, Some(vec![1; 8])).to_der().unwrap(),
    }
});

/// The bytes with some of them changed, and perhaps cut off.
fn damaged(bytes: &[u8], changes: &[(prop::sample::Index, u8)], cut: Option<prop::sample::Index>) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (at, value) in changes {
        let at = at.index(bytes.len());
        bytes[at] = *value;
    }
    if let Some(cut) = cut {
        bytes.truncate(cut.index(bytes.len()));
    }
    bytes
}

fn issue(bytes: &[u8]) -> Option<Certificate> {
    let until = NOW.plus_seconds(DAY);
    match GOOD.centre.issue(bytes, &aigul(), serial(6002), NOW, until) {
        Ok(certificate) => Some(certificate),
        Err(CentreError::Refused(_)) => None,
        Err(other) => panic!("{other:?}"),
    }
}

fn answered(bytes: &[u8]) {
    let answer = GOOD.centre.ocsp(bytes, &good, NOW, None);
    Response::read(&answer).unwrap().ok();
    Reply::read(&GOOD.centre.stamp(bytes, serial(6003), NOW)).unwrap();
}

proptest! {
    #[test]
    fn whatever_comes_is_answered(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        answered(&bytes);
        prop_assert!(issue(&bytes).is_none());
    }

    #[test]
    fn damaged_requests_are_answered(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in prop::option::weighted(0.2, any::<prop::sample::Index>()),
    ) {
        answered(&damaged(&GOOD.question, &changes, cut));
        answered(&damaged(&GOOD.stamp, &changes, cut));
        // A certificate comes of it only if what was changed means nothing: the key is the asker's.
        if let Some(issued) = issue(&damaged(&GOOD.request, &changes, cut)) {
            prop_assert_eq!(issued.public_key().unwrap(), GOOD.key.public_key());
        }
    }
}
