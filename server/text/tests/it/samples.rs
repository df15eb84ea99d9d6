//! Every real file, with what was decided for it by looking at it.

use std::fs;
use std::io::Cursor;

use domain::documents::FileKind::{Doc, Docx, Jpeg, Pdf, Ppt, Pptx, Rar, Rtf, Tiff, Xls, Xlsx, Zip};
use domain::documents::{FileKind, FileRefusal, NoText};

use crate::building::samples;

enum Expected {
    /// Accepted, only for download.
    Stored(FileKind),
    /// Accepted, asks for a password.
    Protected(FileKind),
    /// Accepted, its end is missing.
    Damaged(FileKind),
    /// Read: holds this phrase.
    Text(FileKind, &'static str),
    /// A kind that is read, without text.
    NoText(FileKind, NoText),
    /// Not accepted.
    Refused(FileRefusal),
}

use Expected::{Damaged, Protected, Refused, Stored, Text};

const FILES: &[(&str, Expected)] = &[
    // Holds itself.
    ("droste.zip", Refused(FileRefusal::ArchiveBomb)),
    ("footnotes.docx", Text(Docx, "snoska")),
    ("test-documents-enc.rar", Protected(Rar)),
    ("test-documents.rar", Stored(Rar)),
    ("test-documents.zip", Stored(Zip)),
    ("test-zip-of-zip.zip", Stored(Zip)),
    ("testComment.docx", Text(Docx, "Here is some text.")),
    ("testComment.rtf", Text(Rtf, "Here is some text.")),
    ("testEXCEL-formats.xls", Text(Xls, "17.05.2007 04:20")),
    ("testEXCEL-formats.xlsx", Text(Xlsx, "-1 599,99")),
    ("testEXCEL.strict.xlsx", Text(Xlsx, "I'm in bold blue, on a yellow background")),
    ("testEXCEL.xls", Text(Xls, "Sample Excel Worksheet - Numbers and their Squares")),
    ("testEXCEL.xlsx", Text(Xlsx, "Sample Excel Worksheet - Numbers and their Squares")),
    ("testEXCEL_macro.xls", Refused(FileRefusal::Macros)),
    ("testEXCEL_protected_passtika.xls", Protected(Xls)),
    ("testEXCEL_protected_passtika.xlsx", Protected(Xlsx)),
    ("testJPEG.jpg", Expected::NoText(Jpeg, NoText::Scanned)),
    ("testJPEG_GEO.jpg", Expected::NoText(Jpeg, NoText::Scanned)),
    (
        "testJournalParser.pdf",
        Text(Pdf, "implementing reconfigurable planar microassmbly using multiple stress-engineered"),
    ),
    ("testOCR.docx", Text(Docx, "Here is an embedded image:")),
    ("testOCR.jpg", Expected::NoText(Jpeg, NoText::Scanned)),
    // One picture, no text layer.
    ("testOCR.pdf", Expected::NoText(Pdf, NoText::Scanned)),
    ("testOCR.pptx", Text(Pptx, "This is some text")),
    (
        "testPDF.pdf",
        Text(Pdf, "structured text content from various documents using existing parser libraries."),
    ),
    ("testPDFTripleLangTitle.pdf", Text(Pdf, "Hello World")),
    ("testPDFVarious.pdf", Text(Pdf, "ゾルゲと尾崎、淡々と最期")),
    ("testPDF_JBIG2.pdf", Text(Pdf, "This is a sample file to test images compressed using JBIG2.")),
    // Its one page draws a picture of a text.
    ("testPDF_Version.11.x.PDFA-1b.pdf", Expected::NoText(Pdf, NoText::Scanned)),
    ("testPDF_angles.pdf", Text(Pdf, "In the 21st century, the seas remain an unforgiving environment.")),
    ("testPDF_bad_page_303226.pdf", Text(Pdf, "PART 1308—SCHEDULES OF CONTROLLED SUBSTANCES")),
    ("testPDF_bookmarks.pdf", Text(Pdf, "This is a page about Denmark")),
    // A form without a page content.
    ("testPDF_malformedXFA.pdf", Expected::NoText(Pdf, NoText::Empty)),
    // Encrypted against changes only: the empty password opens it.
    ("testPDF_protected.pdf", Text(Pdf, "RETHINKING THE FINANCIAL NETWORK")),
    ("testPDF_rotated.pdf", Text(Pdf, "Latest News")),
    ("testPPT.ppt", Text(Ppt, "Sample Powerpoint Slide")),
    ("testPPT.pptx", Text(Pptx, "Attachment Test")),
    // Text only on the master, which repeats on every slide and is no text of any.
    ("testPPT_masterText.ppt", Expected::NoText(Ppt, NoText::Empty)),
    ("testPPT_masterText.pptx", Expected::NoText(Pptx, NoText::Empty)),
    ("testPPT_various.ppt", Text(Ppt, "ゾルゲと尾崎、淡々と最期")),
    ("testPPT_various.pptx", Text(Pptx, "• Bullet 2")),
    ("testPageNumber.pdf", Text(Pdf, "This is page one.")),
    ("testRTF.rtf", Text(Rtf, "Test d’indexation Word")),
    ("testRTFInvalidUnicode.rtf", Text(Rtf, "Mismatched pair here")),
    ("testRTFListMicrosoftWord.rtf", Text(Rtf, "3. three")),
    ("testRTFVarious.rtf", Text(Rtf, "1 This is a footnote.")),
    ("testRTFWindowsCodepage1250.rtf", Text(Rtf, "zażółć gęślą jaźń")),
    ("testTIFF.tif", Expected::NoText(Tiff, NoText::Scanned)),
    ("testTIFF_multipage.tif", Expected::NoText(Tiff, NoText::Scanned)),
    ("testWORD.doc", Text(Doc, "More of our nested table")),
    ("testWORD.docx", Text(Docx, "More of our nested table")),
    ("testWORD_2006ml.docx", Text(Docx, "This is text within a shape")),
    ("testWORD_features.doc", Text(Doc, "Lorem ipsum dolor sit amet")),
    ("testWORD_features.docx", Text(Docx, "Lorem ipsum dolor sit amet")),
    ("testWORD_macros.doc", Refused(FileRefusal::Macros)),
    ("testWORD_numbered_list.doc", Text(Doc, "Greek numbering with crazy format - beta")),
    ("testWORD_numbered_list.docx", Text(Docx, "Greek numbering with crazy format - beta")),
    ("testWORD_override_list_numbering.doc", Text(Doc, "1.2.1someText 1st.2.1someText")),
    ("testWORD_override_list_numbering.docx", Text(Docx, "1.2.1someText 1st.2.1someText")),
    ("testWORD_protected_passtika.doc", Protected(Doc)),
    ("testWORD_protected_passtika.docx", Protected(Docx)),
    ("testWORD_signed.docx", Text(Docx, "signed")),
    ("testWORD_text_box.docx", Text(Docx, "This text is inside of a text box")),
    ("testWORD_truncated.docx", Damaged(Docx)),
    ("testWORD_various.doc", Text(Doc, "1 This is a footnote.")),
    ("testWORD_various.docx", Text(Docx, "This is a footnote.")),
    // One of its two entries.
    ("testZipEncrypted.zip", Protected(Zip)),
];

#[test]
fn every_sample_is_recognised_and_read_as_decided() {
    let Some(folder) = samples("office") else { return };
    for (name, expected) in FILES {
        let bytes = fs::read(folder.join(name)).expect(name);
        let found = text::recognise(name, &mut Cursor::new(&bytes));
        let (kind, protected, damaged) = match expected {
            Refused(refusal) => {
                assert_eq!(found, Err(*refusal), "{name}");
                continue;
            }
            Stored(kind) | Text(kind, _) | Expected::NoText(kind, _) => (*kind, false, false),
            Protected(kind) => (*kind, true, false),
            Damaged(kind) => (*kind, false, true),
        };
        assert_eq!(found, Ok(text::Recognised { kind, protected, damaged }), "{name}");
        let blocks = text::read_blocks(kind, protected, Cursor::new(&bytes));
        match expected {
            Text(_, phrase) => {
                let blocks = blocks.expect(name);
                let holds = |block: &domain::documents::TextBlock| {
                    format!("{} {}", block.label, block.text).contains(phrase)
                };
                assert!(blocks.iter().any(holds), "{name} lacks {phrase:?}");
            }
            Expected::NoText(_, reason) => assert_eq!(blocks, Err(*reason), "{name}"),
            Protected(Zip | Rar) => assert_eq!(blocks, Err(NoText::KindNotRead), "{name}"),
            Protected(_) => assert_eq!(blocks, Err(NoText::Encrypted), "{name}"),
            Damaged(_) => assert_eq!(blocks, Err(NoText::Damaged), "{name}"),
            _ => assert_eq!(blocks, Err(NoText::KindNotRead), "{name}"),
        }
    }
}

#[test]
fn no_sample_is_left_undecided() {
    let Some(folder) = samples("office") else { return };
    for entry in fs::read_dir(folder).expect("the folder is read").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(FILES.iter().any(|(known, _)| *known == name), "{name}");
    }
}

#[test]
fn numbers_of_a_real_list_are_those_its_author_typed_beside_them() {
    let Some(folder) = samples("office") else { return };
    let name = "testWORD_override_list_numbering.docx";
    let bytes = fs::read(folder.join(name)).expect(name);
    let blocks = text::read_blocks(Docx, false, Cursor::new(bytes)).expect(name);
    let numbered: Vec<_> =
        blocks.iter().filter(|block| !block.label.is_empty() && block.label != "•").collect();
    assert!(numbered.len() > 35, "{}", numbered.len());
    for block in numbered {
        // In the first list the author wrote ordinals: "1st.2" beside 1.2.
        let plain = |text: &str| {
            ["0th", "1st", "2nd", "3rd", "4th", "5th"].iter().fold(text.to_owned(), |text, ordinal| {
                let digit: String = ordinal.chars().take(1).collect();
                text.replacen(ordinal, &digit, 1)
            })
        };
        assert_eq!(block.label, plain(&block.text));
    }
}
