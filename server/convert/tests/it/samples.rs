//! Every real office file, with what becomes of it.

use std::collections::BTreeSet;

use convert::{Fault, Office};
use domain::documents::FileKind;

use crate::building::{office, samples, words};

enum Becomes {
    /// A PDF with this phrase.
    Words(&'static str),
    /// A PDF, whatever stands in it.
    Pdf,
    /// Refused: asks for a password.
    Protected,
    /// Refused: cannot be read.
    Failed,
}

use Becomes::{Failed, Pdf, Protected, Words};

const FILES: &[(&str, Becomes)] = &[
    ("footnotes.docx", Words("snoska")),
    ("testComment.docx", Words("Here is some text.")),
    ("testComment.rtf", Words("Here is some text.")),
    ("testEXCEL-formats.xls", Words("1,599.99")),
    ("testEXCEL-formats.xlsx", Words("1,599.99")),
    ("testEXCEL.strict.xlsx", Words("yellow background")),
    ("testEXCEL.xls", Words("Numbers and their Squares")),
    ("testEXCEL.xlsx", Words("Numbers and their Squares")),
    // Uploads with macros are refused before; here they do not run.
    ("testEXCEL_macro.xls", Pdf),
    ("testEXCEL_protected_passtika.xls", Protected),
    ("testEXCEL_protected_passtika.xlsx", Protected),
    ("testOCR.docx", Words("Here is an embedded image:")),
    ("testOCR.pptx", Words("This is some text")),
    ("testPPT.ppt", Words("Sample Powerpoint Slide")),
    ("testPPT.pptx", Words("Attachment Test")),
    ("testPPT_masterText.ppt", Pdf),
    ("testPPT_masterText.pptx", Pdf),
    ("testPPT_various.ppt", Pdf),
    ("testPPT_various.pptx", Words("Bullet 2")),
    ("testRTF.rtf", Words("Test d’indexation Word")),
    ("testRTFInvalidUnicode.rtf", Words("Mismatched pair here")),
    ("testRTFListMicrosoftWord.rtf", Words("three")),
    ("testRTFVarious.rtf", Words("This is a footnote.")),
    ("testRTFWindowsCodepage1250.rtf", Words("zażółć gęślą jaźń")),
    ("testWORD.doc", Words("More of our nested table")),
    ("testWORD.docx", Words("More of our nested table")),
    ("testWORD_2006ml.docx", Pdf),
    ("testWORD_features.doc", Words("Lorem ipsum dolor sit amet")),
    ("testWORD_features.docx", Words("Lorem ipsum dolor sit amet")),
    ("testWORD_macros.doc", Pdf),
    ("testWORD_numbered_list.doc", Words("Greek numbering with crazy format - beta")),
    ("testWORD_numbered_list.docx", Words("Greek numbering with crazy format - beta")),
    ("testWORD_override_list_numbering.doc", Words("someText")),
    ("testWORD_override_list_numbering.docx", Words("someText")),
    ("testWORD_protected_passtika.doc", Protected),
    ("testWORD_protected_passtika.docx", Protected),
    ("testWORD_signed.docx", Words("signed")),
    ("testWORD_text_box.docx", Words("This text is inside of a text box")),
    ("testWORD_truncated.docx", Failed),
    ("testWORD_various.doc", Words("This is a footnote.")),
    ("testWORD_various.docx", Words("This is a footnote.")),
];

fn kind(name: &str) -> Option<FileKind> {
    let ending = name.rsplit('.').next()?;
    FileKind::ALL.into_iter().find(|kind| kind.extension() == ending)
}

#[tokio::test]
async fn every_sample_becomes_what_was_decided() {
    let Some(folder) = samples() else { return };
    let Some(office) = office().await else { return };
    let mut wrong = Vec::new();
    for (name, becomes) in FILES {
        let kind = kind(name).expect(name);
        let found = words(&office, kind, &folder.join(name)).await;
        let right = match (becomes, &found) {
            (Words(phrase), Ok(words)) => words.contains(phrase),
            (Pdf, Ok(_)) | (Protected, Err(Fault::Protected)) | (Failed, Err(Fault::Failed)) => true,
            _ => false,
        };
        if !right {
            wrong.push(format!("{name}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_sample_is_left_undecided() {
    let Some(folder) = samples() else { return };
    let names = std::fs::read_dir(folder).expect("the folder is read").flatten();
    let office: BTreeSet<String> = names
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| kind(name).is_some_and(Office::converts))
        .collect();
    let decided: BTreeSet<String> = FILES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(office, decided);
}
