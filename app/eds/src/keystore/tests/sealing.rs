//! What was sealed opens again, whatever it was.

use super::*;

fn entries() -> Vec<KeyEntry> {
    let mut entries: Vec<_> = (1..=6).map(made).collect();
    entries[1].name = Some("Кілт: Әлихан 🔑".into());
    entries[2].name = None;
    entries
}

#[test]
fn several_keys_come_back_with_their_certificates() {
    let mut entries = entries();
    let file = seal(&entries, "Құпия сөз", FEW, &mut seeded(3)).unwrap();
    entries[1].name = Some("Кілт: Әлихан ".into());
    assert_eq!(open(&file, "Құпия сөз").unwrap(), entries);
    assert_eq!(open(&file, "Құпия сөз "), Err(KeystoreError::WrongPassword));
}

#[test]
fn a_key_needs_no_certificate() {
    let mut entry = made(1);
    entry.chain.clear();
    let file = seal(std::slice::from_ref(&entry), "", FEW, &mut seeded(3)).unwrap();
    assert_eq!(open(&file, "").unwrap(), [entry]);
}

#[test]
fn the_key_is_nowhere_to_be_seen() {
    let entry = made(1);
    let file = seal(std::slice::from_ref(&entry), "secret", FEW, &mut seeded(3)).unwrap();
    let secret = &entry.pkcs8[entry.pkcs8.len() - 16..];
    assert!(!file.windows(16).any(|window| window == secret));
    let again = seal(std::slice::from_ref(&entry), "secret", FEW, &mut seeded(4)).unwrap();
    assert_ne!(file, again, "salts differ");
}

proptest! {
    #[test]
    fn any_key_and_password(
        content in prop::collection::vec(any::<u8>(), 0..3000),
        password in ".{0,40}",
        name in prop::option::of("[a-zа-яәғқңөұүһі0-9]{1,40}"),
        seed: u8,
    ) {
        let pkcs8 = der::asn1::AnyRef::new(der::Tag::Sequence, &der::Encode::to_der(
            &der::asn1::OctetStringRef::new(&content).unwrap()).unwrap()).and_then(|any| der::Encode::to_der(&any)).unwrap();
        let entry = KeyEntry { pkcs8: Zeroizing::new(pkcs8), chain: Vec::new(), name };
        let file = seal(std::slice::from_ref(&entry), &password, FEW, &mut seeded(seed)).unwrap();
        prop_assert_eq!(open(&file, &password).unwrap(), [entry]);
    }
}
