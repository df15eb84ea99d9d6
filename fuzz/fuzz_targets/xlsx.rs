#![no_main]

mod wrap;

const PARTS: &[&str] = &[
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
];

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    let file = wrap::package(PARTS, file);
    let _ = text::read_blocks(domain::documents::FileKind::Xlsx, false, file);
});
