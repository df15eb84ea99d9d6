//! Damaged files are refused, and never make the reader panic.

use super::*;

#[test]
fn every_beginning_is_refused() {
    for name in ["KEY_CEO_REVOKED_2015.bin", "KEY_CEO_SIGN_REVOKED_2004.bin"] {
        let Some((file, password)) = national(name) else { continue };
        for length in 0..file.len() {
            let error = open(&file[..length], password).unwrap_err();
            assert_eq!(error, KeystoreError::Damaged, "{name}: the first {length} bytes");
        }
        let longer = [&file[..], &[0]].concat();
        assert_eq!(open(&longer, password), Err(KeystoreError::Damaged), "something follows");
    }
}

#[test]
fn every_beginning_of_a_current_one_is_refused() {
    let file = seal(&[made(1)], "пароль", FEW, &mut seeded(1)).unwrap();
    for length in 0..file.len() {
        assert_eq!(open(&file[..length], "пароль"), Err(KeystoreError::Damaged), "the first {length} bytes");
    }
}

/// A store of one key, with a seal or without, so that what lies under the seal is read damaged as well.
fn without_seal() -> Vec<u8> {
    let file = seal(&[made(1)], "secret", FEW, &mut seeded(1)).unwrap();
    let pfx = Pfx::from_der(&file).unwrap();
    der::Encode::to_der(&Pfx { version: 3, content: pfx.content, mac: None }).unwrap()
}

#[test]
fn without_a_seal_only_the_right_password_opens() {
    let file = without_seal();
    assert_eq!(open(&file, "secret").unwrap(), [made(1)]);
    for wrong in 0..200 {
        assert_eq!(open(&file, &format!("wrong {wrong}")), Err(KeystoreError::WrongPassword));
    }
}

proptest! {
    #[test]
    fn a_changed_byte_is_noticed(at: prop::sample::Index, change in 1..=255u8, which in 0..NATIONAL.len()) {
        let Some((mut file, password)) = national(NATIONAL[which]) else { return Ok(()) };
        let at = at.index(file.len());
        file[at] ^= change;
        if let Ok(entries) = open(&file, password) {
            // Framing can be written in several ways, such as lengths; what it frames is the same.
            let whole = opened(NATIONAL[which]);
            prop_assert_eq!(entries.first(), whole.as_ref());
        }
    }

    #[test]
    fn damage_under_no_seal_does_not_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut file = without_seal();
        for (at, byte) in changes {
            let at = at.index(file.len());
            file[at] = byte;
        }
        if let Some(cut) = cut {
            file.remove(cut.index(file.len()));
        }
        // Damage may ask for very many iterations; the budget stops that.
        let _ = open(&file, "secret");
    }

    #[test]
    fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(open(&bytes, "secret").is_err());
    }
}
