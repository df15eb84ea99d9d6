//! Kinds by content, refusals.

use std::io::Cursor;

use domain::documents::{FileKind, FileRefusal};
use text::Recognised;

use crate::building::{Docx, p, page, pdf_of_pages, zip};

fn recognise(name: &str, bytes: &[u8]) -> Result<Recognised, FileRefusal> {
    text::recognise(name, &mut Cursor::new(bytes))
}

fn docx() -> Vec<u8> {
    Docx { body: &p("Текст"), ..Docx::default() }.build()
}

#[test]
fn nothing_and_the_unknown_are_refused() {
    assert_eq!(recognise("a.docx", b""), Err(FileRefusal::Empty));
    assert_eq!(recognise("a.docx", b"plain text"), Err(FileRefusal::UnknownKind));
    assert_eq!(recognise("a.exe", b"MZ\x90\0"), Err(FileRefusal::UnknownKind));
    assert_eq!(
        recognise("a.docx", &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Err(FileRefusal::UnknownKind)
    );
}

#[test]
fn the_name_must_agree_with_the_content() {
    let disagrees = |named, found| Err(FileRefusal::NameDisagrees { named, found });
    assert_eq!(recognise("a.pdf", &docx()), disagrees(Some(FileKind::Pdf), FileKind::Docx));
    assert_eq!(recognise("a.zip", &docx()), disagrees(Some(FileKind::Zip), FileKind::Docx));
    assert_eq!(recognise("a.docx", b"%PDF-1.4\n%%EOF"), disagrees(Some(FileKind::Docx), FileKind::Pdf));
    assert_eq!(recognise("a.docx", &zip(&[("a.txt", b"a")])), disagrees(Some(FileKind::Docx), FileKind::Zip));
    assert_eq!(recognise("a.doc", b"{\\rtf1 a}"), disagrees(Some(FileKind::Doc), FileKind::Rtf));
    assert_eq!(recognise("a.odt", &zip(&[("content.xml", b"a")])), disagrees(None, FileKind::Zip));
    assert_eq!(recognise("docx", &docx()), disagrees(None, FileKind::Docx));
    assert!(recognise("А.Б.DOCX", &docx()).is_ok());
    assert!(recognise("scan.TIF", b"II*\0\x08\0\0\0").is_ok());
    assert!(recognise("scan.jpeg", &[0xff, 0xd8, 0xff, 0xe0]).is_ok());
}

#[test]
fn strict_documents_are_documents() {
    let strict = Docx { body: &p("Текст"), strict: true, ..Docx::default() }.build();
    assert_eq!(recognise("a.docx", &strict).map(|found| found.kind), Ok(FileKind::Docx));
}

#[test]
fn macros_are_refused_wherever_they_hide() {
    let types =
        b"<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>";
    let by_type = zip(&[("[Content_Types].xml", types), ("word/document.xml", b"<a/>")]);
    assert_eq!(recognise("a.docx", &by_type), Err(FileRefusal::Macros));
    let by_part = zip(&[("[Content_Types].xml", b"<Types/>"), ("word/VBAProject.bin", b"x")]);
    assert_eq!(recognise("a.docx", &by_part), Err(FileRefusal::Macros));
    let archived = zip(&[("letter.docm", &by_part)]);
    assert_eq!(recognise("a.zip", &archived), Err(FileRefusal::Macros));
}

#[test]
fn a_cut_document_is_still_a_document() {
    let whole = docx();
    for part in [whole.len() / 2, whole.len() - 30] {
        let cut = whole.get(..part).expect("a part");
        let expected = Recognised { kind: FileKind::Docx, protected: false, damaged: true };
        assert_eq!(recognise("a.docx", cut), Ok(expected), "{part} of {}", whole.len());
    }
    let pdf = pdf_of_pages(&[page(&[(72.0, 700.0, 12.0, "Text")])], "");
    let cut = pdf.get(..pdf.len() * 2 / 3).expect("a part");
    assert_eq!(
        recognise("a.pdf", cut),
        Ok(Recognised { kind: FileKind::Pdf, protected: false, damaged: true })
    );
}

#[test]
fn a_pdf_that_asks_for_a_password_is_protected() {
    let sixteen = "00112233445566778899AABBCCDDEEFF";
    let encrypt = format!(
        "/ID[<{sixteen}><{sixteen}>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{sixteen}{sixteen}>/U<{sixteen}{sixteen}>>>"
    );
    let pdf = pdf_of_pages(&[page(&[(72.0, 700.0, 12.0, "Text")])], &encrypt);
    let expected = Recognised { kind: FileKind::Pdf, protected: true, damaged: false };
    assert_eq!(recognise("a.pdf", &pdf), Ok(expected));
}

#[test]
fn bombs_are_refused() {
    let zeros = vec![0; 80 << 20];
    let bomb = zip(&[("zeros", &zeros)]);
    assert_eq!(recognise("a.zip", &bomb), Err(FileRefusal::ArchiveBomb));
    let hidden = zip(&[("inner.zip", &bomb)]);
    assert_eq!(recognise("a.zip", &hidden), Err(FileRefusal::ArchiveBomb));

    let mut nested = zip(&[("a.txt", b"a")]);
    for _ in 0..text::limits::MAX_ARCHIVE_DEPTH - 1 {
        nested = zip(&[("a.zip", &nested)]);
    }
    assert!(recognise("a.zip", &nested).is_ok());
    assert_eq!(recognise("a.zip", &zip(&[("a.zip", &nested)])), Err(FileRefusal::ArchiveBomb));
}
