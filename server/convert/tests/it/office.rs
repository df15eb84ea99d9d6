//! Office documents as PDF.

use std::fs;
use std::time::Duration;

use convert::{Fault, Limits};
use domain::documents::FileKind;
use tempfile::TempDir;

use crate::building::{Docx, office, p, read_pdf, words};

#[tokio::test]
async fn words_in_three_languages_come_through() {
    let Some(office) = office().await else { return };
    let folder = TempDir::new().expect("a folder");
    let source = folder.path().join("in");
    let lines = ["Ғимараттың құрылысы әзірленді", "Объём финансирования", "Scope of the law"];
    let body: String = lines.iter().map(|line| p(line)).collect();
    fs::write(&source, Docx { body: &body, ..Docx::default() }.build()).expect("a file");
    let words = words(&office, FileKind::Docx, &source).await.expect("a PDF");
    for line in lines {
        assert!(words.contains(line), "{line} is not in {words}");
    }
}

#[tokio::test]
async fn paths_are_only_paths() {
    let Some(office) = office().await else { return };
    let folder = TempDir::new().expect("a folder");
    let strange = folder.path().join("-a; $(id) 'b' \"c\"");
    fs::create_dir(&strange).expect("a folder");
    let source = strange.join("../-a; $(id) 'b' \"c\"/--convert-to\n.docx");
    fs::write(&source, Docx { body: &p("slovo"), ..Docx::default() }.build()).expect("a file");
    let target = strange.join("../out.pdf");
    office.to_pdf(FileKind::Docx, &source, &target).await.expect("a PDF");
    assert_eq!(read_pdf(&fs::read(folder.path().join("out.pdf")).expect("the PDF")), "slovo");
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 2, "nothing else was written");
}

#[tokio::test]
async fn what_is_at_the_target_stays_unless_the_whole_pdf_is_there() {
    let Some(office) = office().await else { return };
    let folder = TempDir::new().expect("a folder");
    let (source, target) = (folder.path().join("in"), folder.path().join("out.pdf"));
    fs::write(&target, "before").expect("a file");
    fs::write(&source, "PK\u{3}\u{4} no document").expect("a file");
    let refused = office.to_pdf(FileKind::Docx, &source, &target).await;
    assert!(matches!(refused, Err(Fault::Failed)), "{refused:?}");
    assert_eq!(fs::read(&target).expect("a file"), b"before");
    fs::write(&source, Docx { body: &p("after"), ..Docx::default() }.build()).expect("a file");
    office.to_pdf(FileKind::Docx, &source, &target).await.expect("a PDF");
    assert_eq!(read_pdf(&fs::read(&target).expect("a file")), "after");
}

#[tokio::test]
async fn every_limit_has_its_reason() {
    let Some(folder) = TempDir::new().ok() else { panic!("a folder") };
    let (source, target) = (folder.path().join("in"), folder.path().join("out.pdf"));
    fs::write(&source, Docx { body: &p("slovo"), ..Docx::default() }.build()).expect("a file");
    let short = |limits| Limits { time: Duration::from_millis(50), ..limits };
    let narrow = |limits| Limits { written: 64 << 10, ..limits };
    let small = |limits| Limits { result: 100, ..limits };
    let Some(office) = office().await else { return };
    let office = office.limited(short);
    assert!(matches!(office.to_pdf(FileKind::Docx, &source, &target).await, Err(Fault::TooLong)));
    let office = office.limited(|limits| narrow(Limits { time: Duration::from_secs(60), ..limits }));
    let narrowed = office.to_pdf(FileKind::Docx, &source, &target).await;
    assert!(matches!(narrowed, Err(Fault::TooLarge)), "{narrowed:?}");
    let office = office.limited(|limits| small(Limits { written: 256 << 20, ..limits }));
    let result = office.to_pdf(FileKind::Docx, &source, &target).await;
    assert!(matches!(result, Err(Fault::TooLarge)), "{result:?}");
    assert!(!target.exists());
}

#[tokio::test]
async fn what_is_no_office_document_is_not_converted() {
    let Some(office) = office().await else { return };
    for kind in [FileKind::Pdf, FileKind::Zip, FileKind::Tiff] {
        let refused = words(&office, kind, "/dev/null".as_ref()).await;
        assert!(matches!(refused, Err(Fault::KindNotConverted)), "{refused:?}");
    }
    let absent = words(&office, FileKind::Docx, "/nonexistent/file".as_ref()).await;
    assert!(matches!(absent, Err(Fault::Own(_))), "{absent:?}");
}

/// Use cases run on tasks that move between threads.
#[expect(dead_code, reason = "compiling it is the test")]
fn everything_moves_between_threads(office: &convert::Office, recogniser: &convert::Recogniser) {
    fn moves(_: impl Send) {}
    moves(office.to_pdf(FileKind::Docx, "a".as_ref(), "b".as_ref()));
    moves(recogniser.page(Vec::new()));
    moves(recogniser.recognise(FileKind::Pdf, "a".as_ref(), std::sync::Arc::new(()), |_, _| {}));
    moves(convert::Confinement::find(convert::Unconfined::Refused));
}
