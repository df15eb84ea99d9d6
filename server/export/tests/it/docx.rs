//! DOCX, read by the crate that reads uploaded files.

use std::io::Cursor;
use std::time::Instant;

use domain::documents::{FileKind, TextBlock};
use export::{Cell, ExportError, Mark, Span, docx_table, docx_text};
use proptest::prelude::*;

use crate::building::{
    KAZAKH, any_blocks, any_cell, any_text, as_read, document, law, long_table, part, table, words,
};

fn read(file: &[u8]) -> Vec<TextBlock> {
    let found = text::recognise("file.docx", &mut Cursor::new(file)).expect("a known kind");
    assert_eq!((found.kind, found.protected, found.damaged), (FileKind::Docx, false, false));
    text::read_blocks(FileKind::Docx, false, Cursor::new(file)).expect("text")
}

fn cells(blocks: &[TextBlock]) -> Vec<(u32, u32, &str)> {
    let place = |block: &TextBlock| block.cell.map(|cell| (cell.row, cell.column));
    blocks
        .iter()
        .filter_map(|block| place(block).map(|(row, column)| (row, column, block.text.as_str())))
        .collect()
}

#[test]
fn a_document_comes_back_as_the_same_blocks() {
    let blocks = law();
    let read = read(&docx_text(&document(blocks.clone())).expect("a file"));
    assert_eq!(read, blocks);
}

#[test]
fn headings_are_headings_and_numbers_hang() {
    let file = docx_text(&document(law())).expect("a file");
    let main = part(&file, "word/document.xml");
    for found in ["\"Title\"", "\"Heading1\"", "\"Heading2\"", "w:hanging=\"709\"", "<w:titlePg/>"] {
        assert!(main.contains(found), "{found}: {main}");
    }
    assert!(part(&file, "word/headerFirst.xml").contains("Версия 2"));
    assert!(part(&file, "word/footer.xml").contains("NUMPAGES"));
}

#[test]
fn a_table_comes_back_with_its_cells() {
    let marked = Cell::of(vec![
        Span::new("срок ", Mark::Plain),
        Span::new("десять", Mark::Struck),
        Span::new("пять", Mark::Inserted),
        Span::new(" дней", Mark::Bold),
    ]);
    let rows: &[&[Cell]] =
        &[&[Cell::plain(KAZAKH), marked], &[Cell::plain("первый\nвторой"), Cell::default()]];
    let file = docx_table(&table(rows)).expect("a file");
    let blocks = read(&file);
    assert_eq!(
        cells(&blocks),
        [
            (0, 0, "Баған 1"),
            (0, 0, "Графа 1"),
            (0, 1, "Баған 2"),
            (0, 1, "Графа 2"),
            (1, 0, KAZAKH),
            (1, 1, "срок десятьпять дней"),
            (2, 0, "первый"),
            (2, 0, "второй"),
        ]
    );
    assert_eq!(
        blocks.first().map(|block| block.text.as_str()),
        Some("Ескертулер кестесі / Таблица замечаний")
    );
    let main = part(&file, "word/document.xml");
    for found in [
        "<w:tblHeader/>",
        "w:orient=\"landscape\"",
        "<w:strike/>",
        "<w:u w:val=\"single\"/>",
        "<w:b/>",
        "w:name=\"_alqa_row_2D0\"",
        "w:name=\"_alqa_row_2D1\"",
    ] {
        assert!(main.contains(found), "{found}: {main}");
    }
}

#[test]
fn limits_of_the_format_are_said() {
    let mut table = table(&[&[Cell::plain("а")]]);
    table.rows[0].id = "x".repeat(50);
    assert_eq!(docx_table(&table), Err(ExportError::RowIdTooLong));
    table.columns = vec![table.columns[0].clone(); 64];
    assert_eq!(docx_table(&table), Err(ExportError::TooManyColumns { most: 63 }));
    table.columns.clear();
    assert_eq!(docx_table(&table), Err(ExportError::NoColumns));
}

#[test]
fn a_document_without_blocks_is_a_file() {
    let file = docx_text(&document(Vec::new())).expect("a file");
    assert!(part(&file, "word/document.xml").contains("<w:sectPr>"));
}

#[test]
fn two_thousand_rows() {
    let table = long_table(2000);
    let began = Instant::now();
    let file = docx_table(&table).expect("a file");
    println!("2,000 rows as DOCX: {:?}, {} bytes", began.elapsed(), file.len());
    assert_eq!(cells(&read(&file)).len(), 2001 * 8 + 8);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_cell_comes_back(cell in any_cell(), title in any_text(), about in any_text()) {
        let mut table = table(&[&[cell.clone(), Cell::plain("конец")]]);
        table.title = title;
        table.about = vec![about];
        let blocks = read(&docx_table(&table).expect("a file"));
        let found = blocks.iter().filter(|block| block.cell.is_some_and(|place| (place.row, place.column) == (1, 0)));
        let found: Vec<String> = found.map(words).collect();
        // The reader takes "0)A" for a numbered paragraph: the number is parted from the text, and nothing is lost.
        let letters = |text: &str| text.replace(' ', "");
        prop_assert_eq!(letters(&found.join(" ")), letters(&as_read(&cell.text())));
        prop_assert!(cells(&blocks).contains(&(1, 1, "конец")));
    }

    #[test]
    fn any_text_comes_back(blocks in any_blocks()) {
        let read = read(&docx_text(&document(blocks.clone())).expect("a file"));
        // Of "– a)A" the reader makes "a) A": a number is parted from the text, and a dash before it is left over.
        let signs = [' ', '-', '–', '—', '•'];
        let all = |blocks: &[TextBlock]| blocks.iter().map(words).collect::<Vec<_>>().join(" ");
        let letters = |blocks: &[TextBlock]| as_read(&all(blocks)).replace(signs, "");
        prop_assert_eq!(letters(&read), letters(&blocks));
    }
}
