//! Signatures that were checked already: a certificate or list is met on several paths of one case.

use crate::{
    algorithm::{PublicKey, Scheme},
    error::SignatureError,
};
use std::{
    fmt,
    sync::{Arc, Mutex},
};

/// Keys remembered for one object; more are namesakes.
const KEYS: usize = 8;

type Checked = (PublicKey, Result<Scheme, SignatureError>);

/// What came of checking an object that never changes, by key; copies of the object share it.
#[derive(Clone, Default)]
pub(crate) struct Memo(Arc<Mutex<Vec<Checked>>>);

impl Memo {
    pub fn of(
        &self,
        key: &PublicKey,
        verify: impl FnOnce() -> Result<Scheme, SignatureError>,
    ) -> Result<Scheme, SignatureError> {
        let known = self
            .0
            .lock()
            .ok()
            .and_then(|list| list.iter().find(|(checked, _)| checked == key).map(|(_, result)| *result));
        known.unwrap_or_else(|| {
            let result = verify();
            if let Ok(mut list) = self.0.lock()
                && list.len() < KEYS
            {
                list.push((key.clone(), result));
            }
            result
        })
    }
}

impl fmt::Debug for Memo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Memo")
    }
}

/// What was checked is no part of the object.
impl PartialEq for Memo {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Memo {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::algorithm::{Digest, PrivateKey};

    fn key(byte: u8) -> PublicKey {
        let key = p256::ecdsa::SigningKey::from_slice(&[byte; 32]).unwrap();
        PrivateKey::P256(Box::new(key)).public_key()
    }

    #[test]
    fn each_key_is_asked_once() {
        let memo = Memo::default();
        let good = Ok(Scheme::Ecdsa(Digest::Sha256));
        assert_eq!(memo.of(&key(1), || good), good);
        assert_eq!(memo.clone().of(&key(1), || panic!("asked again")), good);
        assert_eq!(memo.of(&key(2), || Err(SignatureError::Wrong)), Err(SignatureError::Wrong));
        assert_eq!(memo.of(&key(1), || panic!("asked again")), good);
    }

    #[test]
    fn more_keys_than_are_remembered_are_still_checked() {
        let memo = Memo::default();
        for byte in 1..20 {
            let _ = memo.of(&key(byte), || Err(SignatureError::Wrong));
        }
        let good = Ok(Scheme::Ecdsa(Digest::Sha256));
        assert_eq!(memo.of(&key(30), || good), good);
    }
}
