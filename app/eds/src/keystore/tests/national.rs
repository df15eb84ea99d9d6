//! What the national authority gives out.

use super::*;
use crate::algorithm::PrivateKey;
use crate::certificate::Certificate;

#[test]
fn all_open() {
    for (name, entry) in nationals() {
        assert_eq!(entry.chain.len(), 1, "{name}: the certificate only");
        assert!(entry.name.is_some(), "{name}: the authority names keys");
        assert!(!format!("{entry:?}").contains("pkcs8"), "keys are not printed");
    }
}

#[test]
fn the_password_is_asked_exactly() {
    for name in NATIONAL {
        let Some((file, password)) = national(name) else { continue };
        for wrong in ["", "aa123456", "Aa123456 ", "Qwerty1", "ӘҒ"] {
            assert_eq!(open(&file, wrong), Err(KeystoreError::WrongPassword), "{name}");
        }
        assert!(open(&file, password).is_ok());
    }
}

#[test]
fn keys_belong_to_their_certificates() {
    for (name, entry) in nationals() {
        let key = PrivateKey::from_pkcs8(&entry.pkcs8).unwrap_or_else(|error| panic!("{name}: {error}"));
        let certificate = Certificate::read(&entry.chain[0]).unwrap();
        assert_eq!(key.public_key(), certificate.public_key().unwrap(), "{name}");
    }
}

#[test]
fn keys_are_written_as_the_authority_writes_them() {
    for (name, entry) in nationals() {
        let key = PrivateKey::from_pkcs8(&entry.pkcs8).unwrap();
        assert_eq!(key.to_pkcs8().unwrap(), entry.pkcs8, "{name}");
    }
}
