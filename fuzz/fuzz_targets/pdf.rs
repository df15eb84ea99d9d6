#![no_main]

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    let _ = text::read_blocks(domain::documents::FileKind::Pdf, false, std::io::Cursor::new(file));
});
