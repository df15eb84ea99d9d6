#![no_main]

mod wrap;

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    if let Some(file) = wrap::compound(wrap::DOC, file) {
        let _ = text::read_blocks(domain::documents::FileKind::Doc, false, file);
    }
});
