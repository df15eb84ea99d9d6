#![no_main]

mod wrap;

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    let file = wrap::package(wrap::XLSX, file);
    let _ = text::read_blocks(domain::documents::FileKind::Xlsx, false, file);
});
