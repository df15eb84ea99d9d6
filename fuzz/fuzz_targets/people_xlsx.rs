#![no_main]

mod directory;
mod wrap;

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    directory::import::read(wrap::package(wrap::XLSX, file).get_ref());
});
