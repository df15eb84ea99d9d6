#![no_main]

use eds::{ber, manifest::Manifest};

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    if let Some(manifest) = Manifest::read(file) {
        assert_eq!(manifest.to_bytes(), file);
    }
    // The second pass changes nothing.
    if let Ok(der) = ber::to_der(file) {
        assert_eq!(ber::to_der(&der).as_ref(), Ok(&der));
    }
});
