//! Tables and documents made for a test.

use std::io::{Cursor, Read};

use domain::lang::Lang;
use export::{Cell, Column, Mark, Row, Span, Table};
use proptest::prelude::*;
use zip::ZipArchive;

/// Letters the Kazakh alphabet has beyond the Russian one.
pub const KAZAKH: &str = "ӘәҒғҚқҢңӨөҰұҮүҺһІі";

/// A table with these cells, a row for each slice.
pub fn table(rows: &[&[Cell]]) -> Table {
    let columns = rows.first().map_or(1, |cells| cells.len());
    let column = |index: usize| Column {
        heading: vec![format!("Баған {index}"), format!("Графа {index}")],
        width: 2,
    };
    let row = |(index, cells): (usize, &&[Cell])| Row { id: format!("row-{index}"), cells: cells.to_vec() };
    Table {
        lang: Lang::Kk,
        title: "Ескертулер кестесі / Таблица замечаний".to_owned(),
        about: vec!["Жоба № 5".to_owned(), "Версия 2".to_owned()],
        columns: (1..=columns).map(column).collect(),
        rows: rows.iter().enumerate().map(row).collect(),
    }
}

/// A table as long as those of a large draft.
pub fn long_table(rows: usize) -> Table {
    let cell = |index: usize| {
        Cell::of(vec![
            Span::new(format!("Пункт {index}: срок составляет "), Mark::Plain),
            Span::new("десять", Mark::Struck),
            Span::new("пятнадцать", Mark::Inserted),
            Span::new(" рабочих дней со дня поступления обращения в государственный орган.", Mark::Plain),
        ])
    };
    let rows: Vec<Vec<Cell>> =
        (0..rows).map(|row| (0..8).map(|column| cell(row * 8 + column)).collect()).collect();
    table(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

/// Any text a person or program may have typed.
pub fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{0,12}",
        any::<String>(),
        "[а-яәғқңөұүһі ]{0,40}",
        Just("<&]]>\"'".to_owned()),
        Just("\u{200f}אבג\u{202e}\u{200d}\u{feff}".to_owned()),
        Just("\u{1f600}\u{1f468}\u{200d}\u{1f469}".to_owned()),
        Just("\u{0}\u{8}\u{b}\u{1b}\u{7f}\u{ffff}\r\n\t".to_owned()),
        Just("=HYPERLINK(\"x\")".to_owned()),
        Just("_x0041_".to_owned()),
        Just("<r>".to_owned()),
        Just("</r>".to_owned()),
        Just("ұзынсөз".repeat(60)),
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

/// Any cell.
pub fn any_cell() -> impl Strategy<Value = Cell> {
    let mark = prop_oneof![Just(Mark::Plain), Just(Mark::Bold), Just(Mark::Struck), Just(Mark::Inserted)];
    let span = (any_text(), mark).prop_map(|(text, mark)| Span { text, mark });
    let paragraph = prop::collection::vec(span, 0..4);
    prop::collection::vec(paragraph, 0..4).prop_map(|paragraphs| Cell { paragraphs })
}

/// What stands for a text in a file: one kind of line break, a sign for each character no file can hold.
pub fn in_file(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}

/// A part of a package.
pub fn part(file: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(file)).expect("a package");
    let mut text = String::new();
    zip.by_name(name).expect(name).read_to_string(&mut text).expect("a part in UTF-8");
    text
}
