//! Containers around what is fuzzed: changed bytes of a ZIP or a compound file would hardly ever reach the parser.

use std::io::{Cursor, Write};

/// The parts of a DOCX that are read.
#[allow(dead_code, reason = "each target uses some of all this")]
pub const DOCX: &[&str] = &[
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
];

/// The parts of an XLSX that are read.
#[allow(dead_code, reason = "each target uses some of all this")]
pub const XLSX: &[&str] = &[
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
];

/// The parts of a PPTX that are read.
#[allow(dead_code, reason = "each target uses some of all this")]
pub const PPTX: &[&str] = &[
    "ppt/presentation.xml",
    "ppt/_rels/presentation.xml.rels",
    "ppt/slides/slide1.xml",
    "ppt/slides/_rels/slide1.xml.rels",
    "ppt/notesSlides/notesSlide1.xml",
];

/// The streams of a DOC, an XLS and a PPT that are read.
#[allow(dead_code, reason = "each target uses some of all this")]
pub const DOC: [&str; 2] = ["/WordDocument", "/1Table"];
#[allow(dead_code, reason = "each target uses some of all this")]
pub const XLS: [&str; 2] = ["/Workbook", "/Other"];
#[allow(dead_code, reason = "each target uses some of all this")]
pub const PPT: [&str; 2] = ["/Current User", "/PowerPoint Document"];

/// A ZIP of parts with these names; the byte 0xff, which no XML holds, parts them.
#[allow(dead_code, reason = "each target uses some of all this")]
pub fn package(names: &[&str], file: &[u8]) -> Cursor<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in names.iter().zip(file.split(|byte| *byte == 0xff)) {
        zip.start_file(*name, options).expect("an entry begins");
        zip.write_all(bytes).expect("an entry is written");
    }
    zip.finish().expect("the archive is closed")
}

/// A compound file of two streams; three bytes at the beginning say how long the first one is.
#[allow(dead_code, reason = "each target uses some of all this")]
pub fn compound(names: [&str; 2], file: &[u8]) -> Option<Cursor<Vec<u8>>> {
    let (head, rest) = file.split_at_checked(3)?;
    let first = usize::from(head[0]) | usize::from(head[1]) << 8 | usize::from(head[2]) << 16;
    let (first, second) = rest.split_at(first.min(rest.len()));
    let mut compound = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a compound file");
    for (name, bytes) in [(names[0], first), (names[1], second)] {
        compound.create_stream(name).expect("a stream").write_all(bytes).expect("it is written");
    }
    compound.flush().expect("it is written");
    let mut file = compound.into_inner();
    file.set_position(0);
    Some(file)
}
