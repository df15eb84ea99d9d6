//! DOC files: real ones beside their DOCX twins, and small ones made here.

use std::fs;
use std::io::{Cursor, Write};

use domain::documents::{FileKind, NoText, TextBlock};

use crate::building::samples;

fn read(kind: FileKind, bytes: Vec<u8>) -> Result<Vec<TextBlock>, NoText> {
    text::read_blocks(kind, false, Cursor::new(bytes))
}

#[test]
fn a_document_reads_the_same_in_both_formats() {
    let Some(folder) = samples("office") else { return };
    for name in ["testWORD", "testWORD_numbered_list", "testWORD_override_list_numbering"] {
        let lines = |kind: FileKind| {
            let bytes = fs::read(folder.join(format!("{name}.{}", kind.extension()))).expect(name);
            let blocks = read(kind, bytes).expect(name);
            let mut lines: Vec<_> = blocks
                .into_iter()
                .map(|block| (block.cell.map(|cell| (cell.row, cell.column)), block.label, block.text))
                .collect();
            // Text boxes stand at the end of the one, after their paragraph in the other; a sign of Symbol and its twin.
            lines.sort();
            lines
                .into_iter()
                .map(|(cell, label, text)| (cell, label, text.replace(['·', '\u{f0b7}'], "•")))
                .collect::<Vec<_>>()
        };
        assert_eq!(lines(FileKind::Doc), lines(FileKind::Docx), "{name}");
    }
}

/// A document without properties: pieces as (letters, place, wide), all text in `bytes` from 0x200.
fn doc(letters: u32, pieces: &[(u32, u32, bool)], bytes: &[u8]) -> Vec<u8> {
    let mut main = vec![0; 0x200];
    let mut put =
        |at: usize, value: &[u8]| main.splice(at..at + value.len(), value.iter().copied()).for_each(drop);
    put(0, &[0xec, 0xa5, 0xc1, 0x00]);
    put(0x06, &[0x19, 0x04]);
    put(0x4c, &letters.to_le_bytes());
    put(0x98, &[34, 0]);
    let mut table: Vec<u8> = 0_u32.to_le_bytes().to_vec();
    let mut end = 0;
    for (count, ..) in pieces {
        end += count;
        table.extend(end.to_le_bytes());
    }
    for (_, at, wide) in pieces {
        let at = if *wide { 0x200 + at } else { ((0x200 + at) * 2) | (1 << 30) };
        table.extend([&[0, 0][..], &at.to_le_bytes(), &[0, 0]].concat());
    }
    let size = u32::try_from(table.len()).expect("short");
    let clx = [&[2][..], &size.to_le_bytes(), &table].concat();
    put(0x9a + 33 * 8 + 4, &(size + 5).to_le_bytes());
    main.extend_from_slice(bytes);
    let mut compound = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a compound file");
    for (name, bytes) in [("/WordDocument", main), ("/0Table", clx)] {
        compound.create_stream(name).expect("a stream").write_all(&bytes).expect("written");
    }
    compound.into_inner().into_inner()
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn pieces_and_fields_become_paragraphs() {
    let bytes = [wide("\u{13}PAGE\u{14}7\u{15} бет\rҚ1. Бір.\r"), b"2) two\x1ehalf\r".to_vec()].concat();
    let narrow_at = u32::try_from(bytes.len() - 12).expect("short");
    let file = doc(33, &[(13, 0, true), (8, 28, true), (12, narrow_at, false)], &bytes);
    let blocks = read(FileKind::Doc, file).expect("text");
    let lines: Vec<_> = blocks.iter().map(|block| (block.label.as_str(), block.text.as_str())).collect();
    assert_eq!(lines, [("", "7 бет"), ("1.", "Бір."), ("2)", "two-half")]);
}

#[test]
fn what_the_head_claims_is_checked() {
    assert_eq!(read(FileKind::Doc, doc(9, &[(4, 0, false)], b"text")), Err(NoText::Damaged));
    assert_eq!(read(FileKind::Doc, doc(4, &[(4, 9, false)], b"text")), Err(NoText::Damaged));
    assert!(read(FileKind::Doc, doc(4, &[(4, 0, false)], b"text")).is_ok());
    // One long run of letters, told again and again.
    let many = vec![(60_000, 0, false); 1_000];
    assert_eq!(read(FileKind::Doc, doc(60_000_000, &many, &[b'a'; 60_000])), Err(NoText::TooLong));
    assert_eq!(read(FileKind::Doc, b"no compound file".to_vec()), Err(NoText::Damaged));
}

#[test]
fn fields_that_are_never_closed_cost_no_time() {
    let bytes = [b"\x13\x14".repeat(400_000), b"text ".repeat(80_000)].concat();
    let letters = u32::try_from(bytes.len()).expect("short");
    let blocks = read(FileKind::Doc, doc(letters, &[(letters, 0, false)], &bytes)).expect("text");
    assert!(blocks.iter().all(|block| block.text.starts_with("text text")));
}
