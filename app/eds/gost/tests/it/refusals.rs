//! Each reason to refuse a key or a signature.

use gost::{Curve, Error, SigningKey, VerifyingKey};

use crate::source::{Counting, Repeating};

fn number(hex: &str) -> Vec<u8> {
    let mut bytes = hex::decode(hex).expect("hex");
    bytes.reverse();
    bytes
}

const PRIME: &str = "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffd97";
const ORDER: &str = "400000000000000000000000000000000fd8cddfc87b6635c115af556c360c67";

fn key() -> SigningKey {
    SigningKey::generate(Curve::Tc26_256A, &mut Counting(7)).expect("a key")
}

#[test]
fn halves_of_a_signature_are_from_one_to_the_order_less_one() {
    let key = key();
    let digest = [5; 32];
    let signature = key.sign(&digest, &mut Counting(8)).expect("signs");
    let (r, s) = signature.split_at(32);
    for outside in [vec![0; 32], number(ORDER), vec![0xff; 32]] {
        for wrong in [[&outside, s].concat(), [r, &outside].concat()] {
            assert_eq!(key.verifying_key().verify(&digest, &wrong), Err(Error::Range));
        }
    }
    assert_eq!(
        key.verifying_key().verify(&digest, &[s, r].concat()),
        Err(Error::Mismatch),
        "in this order only"
    );
}

#[test]
fn lengths_fit_the_curve() {
    let key = key();
    let signature = key.sign(&[5; 32], &mut Counting(8)).expect("signs");
    let public = key.verifying_key();
    for length in [0, 1, 31, 32, 33, 63, 65, 128] {
        let bytes = vec![1; length];
        assert_eq!(public.verify(&[5; 32], &bytes), Err(Error::Length));
        assert_eq!(VerifyingKey::from_bytes(Curve::Tc26_256A, &bytes), Err(Error::Length));
    }
    for length in [0, 31, 33, 64] {
        assert_eq!(public.verify(&vec![5; length], &signature), Err(Error::Length));
        assert_eq!(key.sign(&vec![5; length], &mut Counting(8)), Err(Error::Length));
        assert_eq!(SigningKey::from_bytes(Curve::Tc26_256A, &vec![5; length]).err(), Some(Error::Length));
    }
}

#[test]
fn points_are_on_the_curve() {
    let good = key().verifying_key().to_bytes();
    let (x, y) = good.split_at(32);
    let read = |x: &[u8], y: &[u8]| VerifyingKey::from_bytes(Curve::Tc26_256A, &[x, y].concat());
    assert!(read(x, y).is_ok());
    assert_eq!(read(y, x), Err(Error::NotOnCurve));
    assert_eq!(read(&[0; 32], &[0; 32]), Err(Error::NotOnCurve), "how some write the neutral point");
    assert_eq!(read(&number(PRIME), y), Err(Error::Range));
    assert_eq!(read(x, &[0xff; 32]), Err(Error::Range));
    assert_eq!(
        VerifyingKey::from_bytes(Curve::CryptoProA, &good),
        Err(Error::NotOnCurve),
        "of another curve"
    );
}

/// All points of orders two and four that the curve with 256 bits has: q times any points give them.
const SMALL: [(&str, &str); 3] = [
    (
        "0100fe73f595ff158e974b44d478d9588744fe5c192ac47ea63075dce7a14aaa",
        "0000000000000000000000000000000000000000000000000000000000000000",
    ),
    (
        "7f7f80c60535007538b45a5d95c39353bc5d80d1f36a9dc0ace7c5118c2f5977",
        "7e7e82520f9f015faa1d0f18c14ab9fb35188275da3fd94206b74f34a48e0ecd",
    ),
    (
        "7f7f80c60535007538b45a5d95c39353bc5d80d1f36a9dc0ace7c5118c2f5977",
        "81817dadf060fea055e2f0e73eb54604cae77d8a25c026bdf948b0cb5b71eeca",
    ),
];

#[test]
fn points_outside_the_group_are_refused() {
    for (x, y) in SMALL {
        let point = [number(x), number(y)].concat();
        assert_eq!(VerifyingKey::from_bytes(Curve::Tc26_256A, &point), Err(Error::WrongGroup), "{x}");
    }
}

#[test]
fn private_keys_are_from_one_to_the_order_less_one() {
    for (bytes, expected) in [(vec![0; 32], Some(Error::Range)), (number(ORDER), Some(Error::Range))] {
        assert_eq!(SigningKey::from_bytes(Curve::Tc26_256A, &bytes).err(), expected);
    }
    let mut last = number(ORDER);
    last[0] -= 1;
    assert!(SigningKey::from_bytes(Curve::Tc26_256A, &last).is_ok());
}

#[test]
fn a_useless_source_makes_no_key() {
    assert_eq!(SigningKey::generate(Curve::Tc26_512A, &mut Repeating(0)).err(), Some(Error::Randomness));
    assert_eq!(SigningKey::generate(Curve::Tc26_512A, &mut Repeating(0xff)).err(), Some(Error::Randomness));
}

#[test]
fn nothing_new_is_signed_on_the_old_curve() {
    assert_eq!(SigningKey::generate(Curve::CryptoProA, &mut Counting(1)).err(), Some(Error::VerifyOnly));
    let old = SigningKey::from_bytes(Curve::CryptoProA, &[1; 32]).expect("can be read");
    assert_eq!(old.sign(&[1; 32], &mut Counting(1)), Err(Error::VerifyOnly));
}

#[test]
fn keys_are_not_printed() {
    let key = SigningKey::from_bytes(Curve::Tc26_256A, &[0x2a; 32]).expect("a key");
    assert_eq!(format!("{key:?}"), "SigningKey(Tc26_256A, ..)");
}
