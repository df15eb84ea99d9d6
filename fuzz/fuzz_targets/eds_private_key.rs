#![no_main]

use eds::algorithm::{PrivateKey, PublicKey};

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    let Ok(key) = PrivateKey::from_pkcs8(file) else { return };
    if let Ok(info) = key.key_info() {
        // A key that was taken for one is one to those who check its signatures, or says why not.
        let public = PublicKey::read(&info);
        assert!(public.is_err() || public.as_ref() == Ok(&key.public_key()));
        if let (Ok(public), Some(identifier)) = (public, key.scheme().identifier())
            && let Ok(signature) = key.sign(key.scheme(), b"text")
        {
            assert!(public.verify(&identifier, None, b"text", &signature).is_ok());
        }
    }
    if let Ok(again) = key.to_pkcs8() {
        assert_eq!(PrivateKey::from_pkcs8(&again).map(|key| key.public_key()), Ok(key.public_key()));
    }
});
