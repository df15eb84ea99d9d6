#![no_main]

mod directory;

libfuzzer_sys::fuzz_target!(|file: &[u8]| directory::import::read(file));
