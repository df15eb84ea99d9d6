//! XLSX, read by calamine.

use std::io::Cursor;
use std::time::Instant;

use calamine::{Data, Range, Reader, Xlsx};
use export::{Cell, ExportError, Mark, ROW_IDS, Span, xlsx};
use proptest::prelude::*;

use crate::building::{KAZAKH, any_cell, any_text, in_file, long_table, part, table};

fn open(file: &[u8]) -> Range<Data> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).expect("a workbook");
    book.worksheet_range_at(0).expect("a sheet").expect("a readable sheet")
}

fn text(sheet: &Range<Data>, row: u32, column: u32) -> String {
    sheet.get_value((row, column)).map(ToString::to_string).unwrap_or_default()
}

#[test]
fn everything_stands_where_the_layout_says() {
    let marked = Cell::of(vec![
        Span::new("срок ", Mark::Plain),
        Span::new("десять", Mark::Struck),
        Span::new("пять", Mark::Inserted),
        Span::new(" дней", Mark::Bold),
    ]);
    let rows: &[&[Cell]] =
        &[&[Cell::plain(KAZAKH), marked], &[Cell::plain("первый\nвторой"), Cell::default()]];
    let file = xlsx(&table(rows)).expect("a file");
    let sheet = open(&file);
    assert_eq!(text(&sheet, 0, 1), "Ескертулер кестесі / Таблица замечаний");
    assert_eq!(text(&sheet, 2, 1), "Версия 2");
    assert_eq!([text(&sheet, 0, 0), text(&sheet, 3, 0), text(&sheet, 5, 0)], ["", ROW_IDS, "row-1"]);
    assert_eq!(text(&sheet, 3, 2), "Баған 2\nГрафа 2");
    assert_eq!(text(&sheet, 4, 1), KAZAKH);
    assert_eq!(text(&sheet, 4, 2), "срок десятьпять дней");
    assert_eq!([text(&sheet, 5, 1), text(&sheet, 5, 2)], ["первый\nвторой", ""]);
}

#[test]
fn the_sheet_is_made_for_reading_and_printing() {
    let file = xlsx(&table(&[&[Cell::plain("а"), Cell::plain("б")]])).expect("a file");
    let sheet = part(&file, "xl/worksheets/sheet1.xml");
    for found in [
        r#"<pane ySplit="4""#,
        r#"<autoFilter ref="A4:C5""#,
        r#"hidden="1""#,
        r#"orientation="landscape""#,
        r#"paperSize="9""#,
        r#"fitToHeight="0""#,
        "&amp;P / &amp;N",
    ] {
        assert!(sheet.contains(found), "{found}: {sheet}");
    }
    // A height set by hand would stay when somebody writes more into the row.
    assert!(sheet.contains(" ht=") && !sheet.contains("customHeight"), "{sheet}");
    assert!(part(&file, "docProps/app.xml").contains("Alqa"));
    assert!(!part(&file, "docProps/core.xml").contains("created"));
    let book = part(&file, "xl/workbook.xml");
    assert!(book.contains("_xlnm.Print_Titles") && book.contains("$4:$4"), "{book}");
}

#[test]
fn what_begins_like_a_formula_stays_text() {
    let values = ["=1+1", "+7 701", "-5", "@SUM(A1)", "\t=1", "'a", "=cmd|' /C calc'!A0"];
    let rows: Vec<Vec<Cell>> = values.iter().map(|value| vec![Cell::plain(value)]).collect();
    let file = xlsx(&table(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>())).expect("a file");
    assert!(!part(&file, "xl/worksheets/sheet1.xml").contains("<f>"));
    assert!(part(&file, "xl/styles.xml").contains("quotePrefix"));
    let sheet = open(&file);
    for (row, value) in (4..).zip(values) {
        assert_eq!(sheet.get_value((row, 1)), Some(&Data::String(value.to_owned())));
    }
}

#[test]
fn a_number_is_a_number_and_a_text_of_digits_is_not() {
    let file = xlsx(&table(&[&[Cell::number(10), Cell::plain("10")]])).expect("a file");
    let sheet = open(&file);
    assert_eq!(sheet.get_value((4, 1)), Some(&Data::Float(10.0)));
    assert_eq!(sheet.get_value((4, 2)), Some(&Data::String("10".to_owned())));
}

#[test]
fn what_looks_like_the_formats_own_signs_is_text() {
    let values = ["<r><t>x</t></r>", "<r></r>", "_x0041_", "</t></si>"];
    let cells: Vec<Cell> = values.iter().map(|value| Cell::plain(value)).collect();
    let mut table = table(&[&cells]);
    table.title = values[0].to_owned();
    table.columns[1].heading = vec![values[0].to_owned()];
    let sheet = open(&xlsx(&table).expect("a file"));
    for (column, value) in (1..).zip(values) {
        assert_eq!(text(&sheet, 4, column), value);
    }
    assert_eq!([text(&sheet, 0, 1), text(&sheet, 3, 2)], [values[0], values[0]]);
}

#[test]
fn a_text_longer_than_a_cell_is_cut_with_a_mark() {
    let file = xlsx(&table(&[&[Cell::plain(&"я".repeat(50_000))]])).expect("a file");
    let found = text(&open(&file), 4, 1);
    assert_eq!(found.chars().count(), 32_767);
    assert!(found.ends_with("я […]"));
}

#[test]
fn limits_of_the_format_are_said() {
    let mut without = table(&[&[Cell::plain("а")]]);
    without.columns.clear();
    assert_eq!(xlsx(&without), Err(ExportError::NoColumns));
    let mut wide = table(&[]);
    let column = wide.columns.first().cloned().expect("a column");
    wide.columns = vec![column; 20_000];
    assert_eq!(xlsx(&wide), Err(ExportError::TooManyColumns { most: 16_383 }));
}

#[test]
fn the_same_table_gives_the_same_bytes() {
    let made = || xlsx(&table(&[&[Cell::plain("а")]])).expect("a file");
    assert_eq!(made(), made());
}

#[test]
fn two_thousand_rows() {
    let table = long_table(2000);
    let began = Instant::now();
    let file = xlsx(&table).expect("a file");
    println!("2,000 rows as XLSX: {:?}, {} bytes", began.elapsed(), file.len());
    assert_eq!(open(&file).height(), 2004);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_text_comes_back(cell in any_cell(), id in any_text(), title in any_text(), about in any_text()) {
        let mut table = table(&[&[cell.clone(), Cell::plain("конец")]]);
        table.title = title;
        table.about = vec![about];
        table.rows[0].id = id.clone();
        let sheet = open(&xlsx(&table).expect("a file"));
        prop_assert_eq!(text(&sheet, 3, 1), in_file(&cell.text()));
        prop_assert_eq!(text(&sheet, 3, 2), "конец");
        prop_assert_eq!(text(&sheet, 3, 0), in_file(&id).replace(['\n', '\t'], " "));
    }
}
