//! A table of remarks made by the portal opens in LibreOffice, and everything is in it.

use std::fs;

use domain::documents::FileKind;
use domain::lang::Lang;
use export::{Cell, Column, Mark, Row, Span, Table};
use tempfile::TempDir;

use crate::building::{office, words};

const COLUMNS: [&str; 12] = [
    "№",
    "Элемент",
    "Редакция проекта",
    "Замечание",
    "Предлагаемая редакция",
    "Обоснование",
    "Орган и лицо",
    "Дата",
    "Позиция разработчика",
    "Мотивировка",
    "Итоговая редакция",
    "Состояние",
];

/// Words that occur in one cell only.
fn said(row: usize, column: usize) -> String {
    format!("сөз{row}x{column}")
}

fn table(rows: usize) -> Table {
    let cell = |row: usize, column: usize| {
        Cell::of(vec![
            Span::new(format!("{} ", said(row, column)), Mark::Plain),
            Span::new("он", Mark::Struck),
            Span::new("бес", Mark::Inserted),
        ])
    };
    let row = |row: usize| Row {
        id: format!("row-{row}"),
        cells: (0..COLUMNS.len()).map(|column| cell(row, column)).collect(),
    };
    Table {
        lang: Lang::Kk,
        title: "Таблица замечаний".to_owned(),
        about: vec!["Версия 2".to_owned()],
        columns: COLUMNS
            .iter()
            .map(|heading| Column { heading: vec![(*heading).to_owned()], width: 2 })
            .collect(),
        rows: (0..rows).map(row).collect(),
    }
}

#[tokio::test]
async fn everything_in_a_table_of_remarks_is_there() {
    let Some(office) = office().await else { return };
    let table = table(40);
    let folder = TempDir::new().expect("a folder");
    for (kind, made) in [(FileKind::Docx, export::docx_table(&table)), (FileKind::Xlsx, export::xlsx(&table))]
    {
        let source = folder.path().join(kind.extension());
        fs::write(&source, made.expect("a file")).expect("a file");
        let found = words(&office, kind, &source).await.expect("a PDF");
        // Lines are broken within words where a column is narrow.
        let found: String =
            found.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect();
        for row in 0..table.rows.len() {
            for column in 0..COLUMNS.len() {
                assert!(found.contains(&said(row, column)), "{kind:?} lacks {row}, {column}");
            }
        }
    }
}
