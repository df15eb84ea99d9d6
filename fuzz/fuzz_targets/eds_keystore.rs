#![no_main]

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    let _ = eds::keystore::open(file, "Aa123456");
});
