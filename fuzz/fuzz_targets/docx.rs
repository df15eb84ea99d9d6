#![no_main]

mod wrap;

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    let file = wrap::package(wrap::DOCX, file);
    let _ = text::read_blocks(domain::documents::FileKind::Docx, false, file);
});
