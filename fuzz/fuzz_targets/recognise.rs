#![no_main]

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    for kind in domain::documents::FileKind::ALL {
        let _ = text::recognise(&format!("a.{}", kind.extension()), &mut std::io::Cursor::new(file));
    }
});
