#![no_main]

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    for entry in eds::keystore::open(file, "Aa123456").into_iter().flatten() {
        let _ = eds::algorithm::PrivateKey::from_pkcs8(&entry.pkcs8);
    }
});
