//! Files that are two kinds at once: one kind is told, by where the file begins, or the file is refused.

use std::io::Cursor;

use domain::documents::{FileKind, FileRefusal};

use crate::building::{Docx, p, page, pdf_of_pages, zip};

const HTML: &str = "<html><script>alert(document.domain)</script></html>";

/// The kind of a file whose name agrees with it.
fn kind(name: &str, bytes: &[u8]) -> Result<FileKind, FileRefusal> {
    text::recognise(name, &mut Cursor::new(bytes)).map(|found| found.kind)
}

/// Taken under the name of its kind alone.
#[track_caller]
fn only(found: FileKind, bytes: &[u8], other: FileKind) {
    assert_eq!(kind(&format!("a.{}", found.extension()), bytes), Ok(found));
    let disagrees = FileRefusal::NameDisagrees { named: Some(other), found };
    assert_eq!(kind(&format!("a.{}", other.extension()), bytes), Err(disagrees));
}

fn pdf() -> Vec<u8> {
    pdf_of_pages(&[page(&[(72.0, 700.0, 12.0, "Text")])], "")
}

fn docx(text: &str) -> Vec<u8> {
    Docx { body: &p(text), ..Docx::default() }.build()
}

fn archive() -> Vec<u8> {
    zip(&[("payload.html", HTML.as_bytes())])
}

/// The head of a JPEG with a comment.
fn jpeg(comment: &[u8]) -> Vec<u8> {
    let length = u16::try_from(comment.len() + 2).expect("a short comment");
    [&[0xff, 0xd8, 0xff, 0xfe][..], &length.to_be_bytes(), comment, &[0xff, 0xd9]].concat()
}

#[test]
fn an_archive_behind_another_file_is_not_seen() {
    only(FileKind::Pdf, &[pdf(), archive()].concat(), FileKind::Zip);
    only(FileKind::Jpeg, &[jpeg(b""), archive()].concat(), FileKind::Zip);
    only(FileKind::Rtf, &[b"{\\rtf1 a}".to_vec(), archive()].concat(), FileKind::Zip);
    let pages = text::read_blocks(FileKind::Pdf, false, Cursor::new([pdf(), archive()].concat()));
    assert_eq!(pages.map(|blocks| blocks[0].text.clone()), Ok("Text".to_owned()));
}

#[test]
fn a_pdf_inside_an_archive_leaves_it_an_archive() {
    let mut stored = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let plain = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    stored.start_file("a.pdf", plain).expect("an entry begins");
    std::io::Write::write_all(&mut stored, &pdf()).expect("an entry is written");
    let both = stored.finish().expect("the archive is closed").into_inner();
    assert!(both.windows(5).take(1024).any(|bytes| bytes == b"%PDF-"), "a viewer would find it");
    only(FileKind::Zip, &both, FileKind::Pdf);
}

#[test]
fn a_page_hidden_in_a_file_changes_nothing() {
    only(FileKind::Jpeg, &jpeg(HTML.as_bytes()), FileKind::Pdf);
    let mut commented = pdf();
    commented.splice(9..9, format!("%{HTML}\n").into_bytes());
    only(FileKind::Pdf, &commented, FileKind::Rtf);
    for name in ["a.html", "a.htm", "a.svg", "a"] {
        let refused = kind(name, &jpeg(HTML.as_bytes()));
        assert_eq!(refused, Err(FileRefusal::NameDisagrees { named: None, found: FileKind::Jpeg }), "{name}");
    }
}

#[test]
fn a_picture_of_two_kinds_is_the_one_it_begins_as() {
    let gif = b"GIF89a\x01\0\x01\0\0\0\0;";
    only(FileKind::Jpeg, &jpeg(gif), FileKind::Tiff);
    let inside_gif = [gif.as_slice(), &jpeg(b"")].concat();
    assert_eq!(kind("a.jpg", &inside_gif), Err(FileRefusal::UnknownKind));
}

/// A PDF may begin late, but not behind the beginning of something else.
#[test]
fn what_begins_as_something_else_is_no_pdf() {
    for beginning in
        ["MZ\u{90}", "\u{7f}ELF", "#!/bin/sh\n", "GIF89a", "<!DOCTYPE html>", "\n <script>", "<?xml ?>", HTML]
    {
        let both = [beginning.as_bytes(), b"\n", &pdf()].concat();
        assert_eq!(kind("a.pdf", &both), Err(FileRefusal::UnknownKind), "{beginning:?}");
    }
    for beginning in ["\n\n", "\u{feff}", "\u{1b}%-12345X@PJL JOB\r\n", "%!PS\n"] {
        let late = [beginning.as_bytes(), &pdf()].concat();
        assert_eq!(kind("a.pdf", &late), Ok(FileKind::Pdf), "{beginning:?}");
    }
}

#[test]
fn of_two_archives_the_last_counts_for_all() {
    let macros = zip(&[("[Content_Types].xml", b"<Types/>"), ("word/vbaProject.bin", b"x")]);
    // The reader of text, the preview and Word all read the directory at the end.
    only(FileKind::Zip, &[docx("бірінші"), archive()].concat(), FileKind::Docx);
    assert_eq!(kind("a.docx", &[docx("бірінші"), macros].concat()), Err(FileRefusal::Macros));
    let twice = [docx("бірінші"), docx("екінші")].concat();
    only(FileKind::Docx, &twice, FileKind::Zip);
    let blocks = text::read_blocks(FileKind::Docx, false, Cursor::new(twice));
    assert_eq!(blocks.map(|blocks| blocks[0].text.clone()), Ok("екінші".to_owned()));
}
