//! What holds for every key and every digest.

use gost::{Curve, Error, SigningKey, VerifyingKey};
use proptest::prelude::*;

use crate::source::{Counting, Repeating};

fn curves() -> impl Strategy<Value = Curve> {
    prop_oneof![Just(Curve::Tc26_256A), Just(Curve::Tc26_512A)]
}

/// A key, a digest of its width, and the seed of a random source.
fn cases() -> impl Strategy<Value = (SigningKey, Vec<u8>, u64)> {
    curves().prop_flat_map(|curve| {
        (any::<u32>(), prop::collection::vec(any::<u8>(), curve.width()), any::<u32>()).prop_map(
            move |(key, digest, seed)| {
                let key = SigningKey::generate(curve, &mut Counting(key.into())).expect("a key");
                (key, digest, seed.into())
            },
        )
    })
}

fn flip(bytes: &[u8], bit: prop::sample::Index) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let bit = bit.index(bytes.len() * 8);
    bytes[bit / 8] ^= 1 << (bit % 8);
    bytes
}

proptest! {
    #[test]
    fn what_was_signed_verifies_and_nothing_else((key, digest, seed) in cases(), bit: prop::sample::Index) {
        let signature = key.sign(&digest, &mut Counting(seed)).expect("signs");
        let public = key.verifying_key();
        prop_assert_eq!(public.verify(&digest, &signature), Ok(()));
        prop_assert!(public.verify(&digest, &flip(&signature, bit)).is_err(), "signature");
        prop_assert_eq!(public.verify(&flip(&digest, bit), &signature), Err(Error::Mismatch), "digest");
        if let Ok(other) = VerifyingKey::from_bytes(key.curve(), &flip(&public.to_bytes(), bit)) {
            prop_assert!(other.verify(&digest, &signature).is_err(), "key");
        }
    }

    #[test]
    fn keys_are_written_and_read((key, digest, seed) in cases()) {
        let again = SigningKey::from_bytes(key.curve(), &key.to_bytes()).expect("its own bytes");
        let public = VerifyingKey::from_bytes(key.curve(), &key.verifying_key().to_bytes()).expect("its own bytes");
        prop_assert_eq!(again.verifying_key(), public);
        let signature = again.sign(&digest, &mut Counting(seed)).expect("signs");
        prop_assert_eq!(public.verify(&digest, &signature), Ok(()));
        let plain = key.sign_deterministic(&digest).expect("signs");
        prop_assert_eq!(public.verify(&digest, &plain), Ok(()));
        prop_assert_eq!(&plain, &again.sign_deterministic(&digest).expect("signs"));
        prop_assert_ne!(plain, signature);
    }

    /// Two signatures with one nonce would give the key away: r would be the same.
    #[test]
    fn a_source_that_repeats_itself_betrays_nothing((key, digest, _) in cases(), bit: prop::sample::Index) {
        let sign = |digest: &[u8], byte| key.sign(digest, &mut Repeating(byte)).expect("signs");
        let half = key.curve().width();
        let one = sign(&digest, 0);
        prop_assert_eq!(&one, &sign(&digest, 0), "nothing else is mixed in");
        prop_assert_ne!(&one[..half], &sign(&flip(&digest, bit), 0)[..half]);
        prop_assert_ne!(&one[..half], &sign(&digest, 1)[..half]);
    }

    #[test]
    fn any_bytes_are_refused_without_a_panic(
        curve in prop_oneof![curves(), Just(Curve::CryptoProA)],
        bytes in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let _ = SigningKey::from_bytes(curve, &bytes);
        prop_assert!(VerifyingKey::from_bytes(curve, &bytes).is_err(), "a random point is on no curve");
        let key = SigningKey::generate(Curve::Tc26_512A, &mut Counting(0)).expect("a key").verifying_key();
        prop_assert!(key.verify(&bytes, &bytes).is_err());
        prop_assert!(key.verify(&[1; 64], &bytes).is_err());
    }
}
