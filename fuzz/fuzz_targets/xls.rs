#![no_main]

mod wrap;

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    if let Some(file) = wrap::compound(wrap::XLS, file) {
        let _ = text::read_blocks(domain::documents::FileKind::Xls, false, file);
    }
});
