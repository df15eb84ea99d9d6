//! Keys that are not certified.

use crate::{
    openssl::Folder,
    scene::{DAY, NOW, ROOT, SERVICE, aigul, key_of, request, seeded, serial, shared},
};
use certification::{Algorithm, CentreError, Refusal, RequestFault};
use eds::{
    algorithm::{Digest, KeyKind, PrivateKey},
    error::SignatureError,
};

fn fault(request: &[u8]) -> RequestFault {
    let centre = &shared(Algorithm::P256).centre;
    match centre.issue(request, &aigul(), serial(8), NOW, NOW.plus_seconds(DAY)) {
        Err(CentreError::Refused(Refusal::Request(fault))) => fault,
        other => panic!("{other:?}"),
    }
}

/// A request that `openssl` makes.
fn made(key: &str, more: &str) -> Vec<u8> {
    let folder = Folder::new();
    folder.ok(&format!("genpkey {key} -out key.pem"));
    folder.ok(&format!("req -new -subj /CN=a -key key.pem -outform DER -out request.der {more}"));
    folder.read("request.der")
}

#[test]
fn what_is_no_request_is_refused() {
    let key = PrivateKey::generate(KeyKind::P256, &mut seeded(7)).unwrap();
    let whole = request(&key);
    for bytes in [&[][..], b"no request", &whole[..whole.len() - 1], &vec![0x30; 1 << 15]] {
        assert_eq!(fault(bytes), RequestFault::Unreadable);
    }
    let certificate = shared(Algorithm::P256).centre.root().der();
    assert!(matches!(fault(certificate), RequestFault::Unreadable));
}

#[test]
fn a_request_that_was_tampered_with_is_refused() {
    let mut rng = seeded(7);
    let key = PrivateKey::generate(KeyKind::P256, &mut rng).unwrap();
    let whole = request(&key);
    let mut changed = whole.clone();
    let at = changed.windows(7).position(|window| window == b"whoever").unwrap();
    changed[at] = b'W';
    assert_eq!(fault(&changed), RequestFault::Signature(SignatureError::Wrong));
    // Somebody else's key under one's own signature.
    let point = |key: &PrivateKey| key.key_info().unwrap().subject_public_key.raw_bytes().to_vec();
    let other = PrivateKey::generate(KeyKind::P256, &mut rng).unwrap();
    let (mine, theirs) = (point(&key), point(&other));
    let mut swapped = whole;
    let at = swapped.windows(mine.len()).position(|window| window == mine).unwrap();
    swapped[at..at + mine.len()].copy_from_slice(&theirs);
    assert_eq!(fault(&swapped), RequestFault::Signature(SignatureError::Wrong));
    swapped[at + 20] ^= 1;
    assert_eq!(fault(&swapped), RequestFault::BadKey, "off the curve");
}

#[test]
fn weak_and_unknown_keys_are_refused() {
    let rsa = |bits: u32| format!("-algorithm RSA -pkeyopt rsa_keygen_bits:{bits}");
    let curve = |name: &str| format!("-algorithm EC -pkeyopt ec_paramgen_curve:{name}");
    for bits in [512, 1024, 2040, 4104] {
        assert_eq!(fault(&made(&rsa(bits), "")), RequestFault::KeySize { bits });
    }
    let small = format!("{} -pkeyopt rsa_keygen_pubexp:3", rsa(2048));
    assert_eq!(fault(&made(&small, "")), RequestFault::BadKey);
    for name in ["P-224", "P-384", "secp256k1", "brainpoolP256r1"] {
        assert_eq!(fault(&made(&curve(name), "")), RequestFault::UnknownKey, "{name}");
    }
    assert_eq!(fault(&made("-algorithm ED25519", "")), RequestFault::UnknownKey);
    for key in [rsa(2048), curve("P-256")] {
        assert_eq!(fault(&made(&key, "-sha1")), RequestFault::WeakDigest(Digest::Sha1));
    }
}

#[test]
fn keys_of_the_centre_are_refused() {
    let scene = shared(Algorithm::P256);
    for (name, passphrase) in [
        ("root/root.p12", ROOT),
        ("authority.p12", SERVICE),
        ("ocsp.p12", SERVICE),
        ("time-stamping.p12", SERVICE),
    ] {
        let key = key_of(&scene.path().join(name), passphrase);
        assert_eq!(fault(&request(&key)), RequestFault::KeyOfCentre, "{name}");
    }
}

#[test]
fn national_keys_are_certified() {
    let centre = &shared(Algorithm::P256).centre;
    for kind in [KeyKind::Gost256, KeyKind::Gost512] {
        let key = PrivateKey::generate(kind, &mut seeded(9)).unwrap();
        let issued = centre.issue(&request(&key), &aigul(), serial(9), NOW, NOW.plus_seconds(DAY)).unwrap();
        assert_eq!(issued.public_key().unwrap(), key.public_key());
    }
}
