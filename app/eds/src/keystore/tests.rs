//! Key stores of the national authority, of OpenSSL, of our own, and damaged ones.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use chacha20::{ChaCha8Rng, rand_core::SeedableRng};
use proptest::prelude::*;

use super::*;
use crate::algorithm::{KeyKind, PrivateKey};
use crate::certificate::{Profile, Template, self_signed};
use crate::{moment::Moment, name, oid};

/// Few iterations: the tests are about the format.
const FEW: u32 = 10;

/// Different bytes at every call, the same in every run.
fn seeded(seed: u8) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed.into())
}

/// A key store of the national authority's developer kit. They lie beside the project, if they are there: they are not
/// ours to give on.
fn national(name: &str) -> Option<(Vec<u8>, &'static str)> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/interop/eds/keys").join(name);
    let password = if name.ends_with("2015.bin") { "Aa123456" } else { "Qwerty12" };
    Some((std::fs::read(file).ok()?, password))
}

const NATIONAL: [&str; 6] = [
    "KEY_CEO_REVOKED_2015.bin",
    "KEY_INDIVIDUAL_VALID_2015.bin",
    "KEY_CEO_SIGN_REVOKED_2004.bin",
    "KEY_INDIVIDUAL_AUTH_REVOKED_2004.bin",
    "KEY_INDIVIDUAL_SIGN_REVOKED_2004.bin",
    "KEY_INDIVIDUAL_VALID_SIGN_2004.bin",
];

fn opened(name: &str) -> Option<KeyEntry> {
    let (file, password) = national(name)?;
    let mut entries = open(&file, password).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(entries.len(), 1, "{name}");
    Some(entries.remove(0))
}

/// All key stores of the national authority that are there.
fn nationals() -> impl Iterator<Item = (&'static str, KeyEntry)> {
    NATIONAL.into_iter().filter_map(|name| Some((name, opened(name)?)))
}

/// A key with a certificate; each number gives another.
fn made(number: u8) -> KeyEntry {
    let mut rng = seeded(number);
    let key = PrivateKey::generate(KeyKind::P256, &mut rng).unwrap();
    let subject = name::build(&[(oid::COMMON_NAME, &format!("Кілт {number}"))]).unwrap();
    let (from, until) = (Moment::from_day(2026, 1, 1), Moment::from_day(2027, 1, 1));
    let profile = Profile::Signer(vec![oid::EMAIL_PROTECTION]);
    let template = Template::new(subject, key.key_info().unwrap(), profile, from, until);
    let certificate = self_signed(&template, &key, &mut rng).unwrap();
    KeyEntry {
        pkcs8: key.to_pkcs8().unwrap(),
        chain: vec![certificate.der().to_vec()],
        name: Some(format!("кілт {number}")),
    }
}

mod damage;
mod limits;
mod national;
mod openssl;
mod sealing;
