#![no_main]

use std::io::Cursor;

use domain::documents::FileKind::{Doc, Ppt, Xls};

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    for kind in [Doc, Xls, Ppt] {
        let _ = text::read_blocks(kind, false, Cursor::new(file));
    }
});
