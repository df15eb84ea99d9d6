#![no_main]

#[path = "../../server/convert/src/recogniser/columns.rs"]
mod columns;
#[path = "../../server/convert/src/recogniser/tsv.rs"]
mod tsv;

use convert::{RecognisedLine, RecognisedPage};

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    let Some(table) = tsv::read(&String::from_utf8_lossy(file)) else { return };
    let RecognisedPage { lines, .. } = &table.page;
    assert_eq!(lines.len(), table.words.len());
    let certain = |RecognisedLine { certainty, .. }: &RecognisedLine| (0.0..=1.0).contains(certainty);
    assert!(lines.iter().all(certain), "{lines:?}");
    let _ = columns::has_gutter(&table.words);
});
