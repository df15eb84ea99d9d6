#![no_main]

mod wrap;

const PARTS: &[&str] = &[
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
];

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    let file = wrap::package(PARTS, file);
    let _ = text::read_blocks(domain::documents::FileKind::Docx, false, file);
});
