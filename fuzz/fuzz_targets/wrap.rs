//! Containers around what is fuzzed: changed bytes of a ZIP or a compound file would hardly ever reach the parser.

use std::io::{Cursor, Write};

/// A ZIP of parts with these names; the byte 0xff, which no XML holds, parts them.
#[allow(dead_code, reason = "each target uses one of the two")]
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
#[allow(dead_code, reason = "each target uses one of the two")]
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
