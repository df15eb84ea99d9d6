#![no_main]

use eds::{armour, moment::Moment};

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    let _ = (Moment::from_utc(file), Moment::from_generalized(file));
    // What was taken off is put on and taken off again.
    if let Ok(der) = armour::to_der(file) {
        assert_eq!(armour::to_der(armour::to_pem("CMS", &der).as_bytes()).as_deref(), Ok(der.as_slice()));
    }
    let _ = armour::all_to_der(file);
});
