#![no_main]

use std::io::Cursor;

use domain::documents::FileKind::Rar;

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    let entries = text::list_archive(Rar, Cursor::new(file)).unwrap_or_default();
    for index in 0..entries.len().min(20) {
        let _ = text::open_entry(Rar, Cursor::new(file), index, 1 << 20);
    }
});
