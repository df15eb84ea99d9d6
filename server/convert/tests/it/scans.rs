//! Pictures of pages become their text.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use convert::{Fault, KeptPages, Limits, MAX_PAGES, RecognisedLine, RecognisedPage};
use domain::documents::{BlockKind, FileKind, NoText, TextBlock};
use domain::lang::Lang;
use export::{Text, pdf_text};
use tempfile::TempDir;

use crate::building::{recogniser, samples};

/// A page: depth, kind, label, text.
type Page = &'static [(u8, BlockKind, &'static str, &'static str)];

const RU: Page = &[
    (0, BlockKind::Chapter, "Глава 1", "ОБЩИЕ ПОЛОЖЕНИЯ"),
    (1, BlockKind::Article, "Статья 5", "Основные понятия, используемые в настоящем Законе"),
    (2, BlockKind::Point, "1.", "В настоящем Законе используются следующие основные понятия:"),
    (
        3,
        BlockKind::Subpoint,
        "1)",
        "административная процедура – деятельность административного органа по рассмотрению административного дела, принятию и исполнению по нему решения;",
    ),
    (
        3,
        BlockKind::Subpoint,
        "2)",
        "административный орган – государственный орган, иная организация, наделённые полномочиями по принятию административного акта.",
    ),
    (
        2,
        BlockKind::Point,
        "2.",
        "Срок рассмотрения обращения составляет пятнадцать рабочих дней со дня его поступления, если иное не предусмотрено законом.",
    ),
];

const KK: Page = &[
    (0, BlockKind::Chapter, "1-тарау", "ЖАЛПЫ ЕРЕЖЕЛЕР"),
    (1, BlockKind::Article, "5-бап", "Осы Заңда пайдаланылатын негізгі ұғымдар"),
    (2, BlockKind::Point, "1.", "Осы Заңда мынадай негізгі ұғымдар пайдаланылады:"),
    (
        3,
        BlockKind::Subpoint,
        "1)",
        "әкімшілік рәсім – мемлекеттік органның, лауазымды адамның әкімшілік істі қарау, ол бойынша шешім қабылдау және оны орындау жөніндегі қызметі;",
    ),
    (
        3,
        BlockKind::Subpoint,
        "2)",
        "әкімшілік орган – Қазақстан Республикасының заңдарына сәйкес өкілеттіктер берілген мемлекеттік орган, сондай-ақ өзге де ұйым.",
    ),
    (
        2,
        BlockKind::Point,
        "2.",
        "Шешімдер көпшілікке қолжетімді болуға тиіс, ғимаратта орналасқан стендтерде һәм бұқаралық ақпарат құралдарында жарияланады.",
    ),
];

fn blocks(page: Page) -> Vec<TextBlock> {
    let block = |&(depth, kind, label, text): &(u8, BlockKind, &str, &str)| TextBlock {
        kind,
        depth,
        label: label.to_owned(),
        text: text.to_owned(),
        page: None,
        cell: None,
    };
    page.iter().map(block).collect()
}

/// A PDF whose pages are these blocks.
fn pdf(lang: Lang, blocks: Vec<TextBlock>) -> Vec<u8> {
    let blocks = blocks.into_iter().map(Into::into).collect();
    pdf_text(&Text { lang, title: String::new(), about: Vec::new(), blocks }).expect("a PDF")
}

/// The share of letters of `wanted` that are right: one less the distance of edits.
fn right(wanted: &str, found: &str) -> f64 {
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<Vec<_>>();
    let (wanted, found) = (letters(wanted), letters(found));
    let mut row: Vec<usize> = (0..=found.len()).collect();
    for (at, letter) in wanted.iter().enumerate() {
        let mut next = vec![at + 1];
        for (column, other) in found.iter().enumerate() {
            let replaced = row[column] + usize::from(letter != other);
            next.push(replaced.min(row[column + 1] + 1).min(next[column] + 1));
        }
        row = next;
    }
    1.0 - row[found.len()] as f64 / wanted.len() as f64
}

fn joined<'t>(lines: impl Iterator<Item = (&'t str, &'t str)>) -> String {
    lines.map(|(label, text)| format!("{label} {text}\n")).collect()
}

#[tokio::test]
async fn letters_of_a_page_are_right() {
    let Some(recogniser) = recogniser().await else { return };
    for (lang, page) in [(Lang::Ru, RU), (Lang::Kk, KK)] {
        assert!(recogniser.languages().contains(&lang), "{lang:?} is not installed");
        let picture = text::pdf_page(Cursor::new(pdf(lang, blocks(page))), 1, 1_654).expect("a picture");
        let found = recogniser.page(picture).await.expect("lines");
        let wanted = joined(page.iter().map(|block| (block.2, block.3)));
        let share = right(&wanted, &joined(found.lines.iter().map(|line| ("", line.text.as_str()))));
        eprintln!("{lang:?}: {:.2} % of the letters are right", share * 100.0);
        assert!(share >= 0.95, "{lang:?}: {share}");
        assert!((found.width - 0.707).abs() < 0.01, "{}", found.width);
        for line in &found.lines {
            assert!(0.0 <= line.left && line.left < line.right && line.right <= 1.0, "{line:?}");
            assert!(0.0 <= line.top && line.top < line.bottom && line.bottom <= 1.0, "{line:?}");
            assert!((0.3..=1.0).contains(&line.certainty), "{line:?}");
        }
        let certain: f64 = found.lines.iter().map(|line| line.certainty).sum();
        assert!(certain / found.lines.len() as f64 > 0.8, "{lang:?}: {certain}");
    }
}

#[tokio::test]
async fn a_scan_becomes_a_tree_page_by_page() {
    let Some(recogniser) = recogniser().await else { return };
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("scan");
    for (lang, page) in [(Lang::Ru, RU), (Lang::Kk, KK)] {
        fs::write(&path, pdf(lang, blocks(page))).expect("a file");
        let told = RefCell::new(Vec::new());
        let found = recogniser.recognise(FileKind::Pdf, &path, Arc::new(()), |done, total| {
            told.borrow_mut().push((done, total))
        });
        let found = found.await.expect("blocks").blocks;
        assert_eq!(*told.borrow(), [(0, 1), (1, 1)]);
        let shape = |blocks: &[TextBlock]| -> Vec<_> {
            blocks.iter().map(|block| (block.depth, block.kind, block.label.clone())).collect()
        };
        assert_eq!(shape(&found), shape(&blocks(page)), "{found:#?}");
        let wanted = joined(page.iter().map(|block| (block.2, block.3)));
        let share =
            right(&wanted, &joined(found.iter().map(|block| (block.label.as_str(), block.text.as_str()))));
        assert!(share >= 0.95, "{lang:?}: {share}");
        assert!(found.iter().all(|block| block.page.map(|page| page.number) == Some(1)));
    }
}

#[tokio::test]
async fn real_scans_of_every_kind_are_read() {
    let Some(folder) = samples() else { return };
    let Some(recogniser) = recogniser().await else { return };
    let read = async |kind, name: &str| {
        let blocks = recogniser.recognise(kind, &folder.join(name), Arc::new(()), |_, _| {}).await;
        blocks.map(|read| joined(read.blocks.iter().map(|block| (block.label.as_str(), block.text.as_str()))))
    };
    for (kind, name, word) in [
        (FileKind::Jpeg, "testOCR.jpg", "Apache Tika"),
        (FileKind::Pdf, "testOCR.pdf", "Happy New Year 2003!"),
    ] {
        let found = read(kind, name).await.expect(name);
        assert!(found.contains(word), "{name}: {found}");
    }
    // Photographs: no words, or a few that the picture seems to hold, but no fault.
    for (kind, name) in [
        (FileKind::Pdf, "testPDF_Version.11.x.PDFA-1b.pdf"),
        (FileKind::Jpeg, "testJPEG.jpg"),
        (FileKind::Tiff, "testTIFF.tif"),
        (FileKind::Tiff, "testTIFF_multipage.tif"),
    ] {
        let found = read(kind, name).await;
        assert!(matches!(found, Ok(_) | Err(Fault::NoText(NoText::Empty))), "{name}: {found:?}");
    }
}

#[tokio::test]
async fn columns_are_read_one_after_the_other() {
    let Some(folder) = samples() else { return };
    let Some(recogniser) = recogniser().await else { return };
    let file = fs::read(folder.join("testJournalParser.pdf")).expect("a file");
    let picture = text::pdf_page(Cursor::new(file), 1, 1_700).expect("a picture");
    let found = recogniser.page(picture).await.expect("lines");
    let found = joined(found.lines.iter().map(|line| ("", line.text.as_str())));
    let words: Vec<_> = found.split_whitespace().collect();
    // Over two lines of the left column.
    assert!(
        words.join(" ").contains("hence affecting its electrostatic pull-down and/or release voltages."),
        "{found}"
    );
}

#[tokio::test]
async fn dropped_between_pages_it_goes_no_further() {
    let Some(recogniser) = recogniser().await else { return };
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("scan");
    let many: Vec<_> = std::iter::repeat_n(blocks(RU), 8).flatten().collect();
    fs::write(&path, pdf(Lang::Ru, many)).expect("a file");
    let (tell, told) = tokio::sync::oneshot::channel();
    let mut tell = Some(tell);
    let done = RefCell::new(0);
    let work = recogniser.recognise(FileKind::Pdf, &path, Arc::new(()), |page, total| {
        assert!(total > 1, "{total} pages");
        *done.borrow_mut() = page;
        if page == 1 {
            let _ = tell.take().map(|tell| tell.send(()));
        }
    });
    tokio::select! {
        biased;
        _ = told => {}
        ended = work => panic!("{ended:?}"),
    }
    assert_eq!(*done.borrow(), 1);
    // And the next one is not kept waiting.
    fs::write(&path, pdf(Lang::Ru, blocks(RU))).expect("a file");
    recogniser.recognise(FileKind::Pdf, &path, Arc::new(()), |_, _| {}).await.expect("blocks");
}

/// Pages kept in memory.
#[derive(Default)]
struct Shelf(Mutex<BTreeMap<u32, RecognisedPage>>);

impl KeptPages for Shelf {
    fn find(&self, number: u32) -> Option<RecognisedPage> {
        self.0.lock().expect("the shelf").get(&number).cloned()
    }

    fn keep(&self, number: u32, page: &RecognisedPage) {
        self.0.lock().expect("the shelf").insert(number, page.clone());
    }
}

#[tokio::test]
async fn a_page_that_was_read_is_not_read_again_and_a_bad_one_is_left_out() {
    let Some(recogniser) = recogniser().await else { return };
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("scan");
    let many: Vec<_> = std::iter::repeat_n(blocks(RU), 8).flatten().collect();
    fs::write(&path, pdf(Lang::Ru, many)).expect("a file");
    let shelf = Arc::new(Shelf::default());
    let line = RecognisedLine {
        text: "1. Прочитано раньше.".to_owned(),
        certainty: 1.0,
        left: 0.1,
        top: 0.1,
        right: 0.9,
        bottom: 0.12,
    };
    shelf.keep(1, &RecognisedPage { width: 0.7, lines: vec![line] });
    let found = recogniser.recognise(FileKind::Pdf, &path, shelf.clone(), |_, _| {}).await.expect("blocks");
    assert_eq!((found.blocks[0].text.as_str(), found.unread), ("Прочитано раньше.", Vec::new()));
    assert!(shelf.find(2).is_some_and(|page| !page.lines.is_empty()));

    // No time is left for any page but those that are kept.
    let hurried = recogniser.limited(|limits| Limits { time: Duration::ZERO, ..limits });
    shelf.0.lock().expect("the shelf").remove(&2);
    let found = hurried.recognise(FileKind::Pdf, &path, shelf, |_, _| {}).await.expect("blocks");
    assert_eq!(found.unread, [2]);
    assert!(found.blocks.iter().all(|block| block.page.map(|page| page.number) != Some(2)));
    let found = hurried.recognise(FileKind::Pdf, &path, Arc::new(()), |_, _| {}).await;
    assert!(matches!(found, Err(Fault::TooLong)), "{found:?}");
}

#[tokio::test]
async fn too_many_pages_and_foreign_kinds_are_refused_at_once() {
    let Some(recogniser) = recogniser().await else { return };
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("scan");
    let pages = MAX_PAGES + 1;
    let kids: String = (0..pages).map(|page| format!("{} 0 R ", page + 3)).collect();
    let mut file = "%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n".to_owned();
    file += &format!("2 0 obj\n<</Type/Pages/Kids[{kids}]/Count {pages}>>\nendobj\n");
    for page in 0..pages {
        file += &format!("{} 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n", page + 3);
    }
    file += "trailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n";
    fs::write(&path, file).expect("a file");
    let never = |_, _| panic!("no page is begun");
    let found = recogniser.recognise(FileKind::Pdf, &path, Arc::new(()), never).await;
    assert!(matches!(found, Err(Fault::TooLarge)), "{found:?}");
    let found = recogniser.recognise(FileKind::Docx, &path, Arc::new(()), never).await;
    assert!(matches!(found, Err(Fault::KindNotConverted)), "{found:?}");
    fs::write(&path, "%PDF-1.5 and nothing more").expect("a file");
    let found = recogniser.recognise(FileKind::Pdf, &path, Arc::new(()), never).await;
    assert!(matches!(found, Err(Fault::NoText(NoText::Damaged))), "{found:?}");
    let found = recogniser.page(b"no picture".to_vec()).await;
    assert!(matches!(found, Err(Fault::Failed)), "{found:?}");
}
