#![no_main]

use std::io::Cursor;

use domain::documents::FileKind::{Jpeg, Tiff};

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    let _ = text::picture_pages(Jpeg, Cursor::new(file));
    let pages = text::picture_pages(Tiff, Cursor::new(file)).unwrap_or_default();
    for (number, _) in (1..=4).zip(pages) {
        let _ = text::tiff_page(Cursor::new(file), number);
    }
});
