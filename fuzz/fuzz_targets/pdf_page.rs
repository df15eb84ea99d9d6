#![no_main]

/// Pixels across: what is wrong shows in a small picture as well.
const WIDTH: u32 = 120;

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    let _ = text::pdf_page(std::io::Cursor::new(file), 1, WIDTH);
});
