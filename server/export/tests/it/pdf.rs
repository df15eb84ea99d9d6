//! PDF, read by the crate that reads uploaded files.

use std::io::Cursor;
use std::time::Instant;

use domain::documents::{BlockKind, FileKind, NoText, TextBlock};
use export::{Cell, ExportError, Mark, Span, Table, pdf_table, pdf_text};
use proptest::prelude::*;

use crate::building::{KAZAKH, any_blocks, any_cell, any_text, document, law, long_table, table, words};

fn read(file: &[u8]) -> Result<Vec<TextBlock>, NoText> {
    let found = text::recognise("file.pdf", &mut Cursor::new(file)).expect("a known kind");
    assert_eq!((found.kind, found.protected, found.damaged), (FileKind::Pdf, false, false));
    text::read_blocks(FileKind::Pdf, false, Cursor::new(file))
}

fn all_words(file: &[u8]) -> String {
    read(file).expect("text").iter().map(words).collect::<Vec<_>>().join(" ")
}

/// Without spaces: where a line breaks is not the question.
fn solid(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_kazakh_letter_comes_back() {
    let letters = format!("{KAZAKH} № 5 «§» — 1 500 ₸");
    let cell = Cell::of(vec![
        Span::new(letters.as_str(), Mark::Plain),
        Span::new(letters.as_str(), Mark::Bold),
        Span::new(letters.as_str(), Mark::Struck),
        Span::new(letters.as_str(), Mark::Inserted),
    ]);
    let read = all_words(&pdf_table(&table(&[&[cell]])).expect("a file"));
    assert!(solid(&read).contains(&solid(&letters.repeat(4))), "{read}");
    assert!(read.contains("Ескертулер кестесі / Таблица замечаний"), "{read}");
    assert!(read.contains("1 / 1"), "{read}");
}

#[test]
fn a_document_comes_back_in_order() {
    let blocks = law();
    let read = read(&pdf_text(&document(blocks.clone())).expect("a file")).expect("text");
    let all = read.iter().map(words).collect::<Vec<_>>().join(" ");
    let mut rest = all.as_str();
    // Cells are read in the order of their lines, so they are only looked for.
    for block in &blocks {
        let found = if block.cell.is_some() { all.find(&block.text) } else { rest.find(&block.text) };
        assert!(found.is_some(), "{block:?} in {rest}");
        if block.cell.is_none() {
            rest = rest.split_once(block.text.as_str()).map_or("", |(_, after)| after);
        }
    }
    let labels = |blocks: &[TextBlock]| -> Vec<(BlockKind, String)> {
        let labelled = blocks.iter().filter(|block| block.cell.is_none() && !block.label.is_empty());
        labelled.map(|block| (block.kind, block.label.clone())).collect()
    };
    let (found, expected) = (labels(&read), labels(&blocks));
    assert!(expected.iter().all(|label| found.contains(label)), "{found:?}");
}

#[test]
fn pages_are_numbered_and_headings_repeated() {
    let file = pdf_table(&long_table(60)).expect("a file");
    let text = String::from_utf8_lossy(&file);
    let pages = text.matches("/Type/Page/").count().max(text.matches("/Type /Page\n").count());
    assert!(pages > 3, "{pages}");
    // The reader takes what repeats at the edges away, but not the headings below them.
    let read = all_words(&file);
    assert!(!read.contains(&format!("1 / {pages}")), "{read}");
    assert_eq!(read.matches("Баған 8").count(), pages, "{read}");
}

#[test]
fn a_row_longer_than_a_page_goes_on() {
    let long = "Мемлекеттік орган өтінішті қарайды. ".repeat(300);
    let file = pdf_table(&table(&[&[Cell::plain(&long), Cell::plain("қысқа")]])).expect("a file");
    let read = all_words(&file);
    assert_eq!(read.matches("өтінішті").count(), 300);
}

#[test]
fn limits_of_the_format_are_said() {
    let mut table = table(&[&[Cell::plain("а")]]);
    table.columns = vec![table.columns[0].clone(); 64];
    assert_eq!(pdf_table(&table), Err(ExportError::TooManyColumns { most: 63 }));
    table.columns.truncate(63);
    assert!(pdf_table(&table).is_ok());
    table.columns.clear();
    assert_eq!(pdf_table(&table), Err(ExportError::NoColumns));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let made = || pdf_text(&document(law())).expect("a file");
    assert_eq!(made(), made());
    assert!(pdf_text(&document(Vec::new())).is_ok());
}

#[test]
fn two_thousand_rows() {
    let table = long_table(2000);
    let began = Instant::now();
    let file = pdf_table(&table).expect("a file");
    println!("2,000 rows as PDF: {:?}, {} bytes", began.elapsed(), file.len());
    assert!(file.len() > 100_000);
}

fn one_cell(cell: Cell) -> Table {
    Table { title: "Кесте".to_owned(), about: Vec::new(), ..table(&[&[cell]]) }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn no_text_breaks_the_file(cell in any_cell(), title in any_text(), about in any_text()) {
        // Enough to read, whatever the other texts are: a page almost without words is taken for a scanned one.
        let words = "Бұл кестеде оқылатын сөздер бар, олар файлдың соңына дейін жетеді: конец";
        let mut table = table(&[&[cell, Cell::plain(words)]]);
        table.title = title;
        table.about = vec![about];
        let read = all_words(&pdf_table(&table).expect("a file"));
        prop_assert!(read.contains("конец"), "{}", read);
    }

    #[test]
    fn no_block_breaks_the_file(blocks in any_blocks()) {
        let file = pdf_text(&document(blocks)).expect("a file");
        prop_assert!(all_words(&file).contains("Жоба № 5"));
    }

    #[test]
    fn words_come_back(words in prop::collection::vec("[а-яәғқңөұүһі]{1,40}", 1..60)) {
        let text = words.join(" ");
        let read = all_words(&pdf_table(&one_cell(Cell::plain(&text))).expect("a file"));
        prop_assert!(solid(&read).contains(&solid(&text)), "{}", read);
    }
}
