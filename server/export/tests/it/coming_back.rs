//! A table that comes back: named rows are found again, also after another program has saved the file.

use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::Command;

use domain::documents::{FileKind, NoText};
use export::{Cell, Mark, ROW_IDS, Span, Table, docx_table, row_id, xlsx};
use proptest::prelude::*;
use text::{NamedTable, RowNames, read_named_rows};

use crate::building::{KAZAKH, any_cell, in_file, table};

const KINDS: [FileKind; 2] = [FileKind::Xlsx, FileKind::Docx];

fn read(kind: FileKind, file: &[u8]) -> Result<Vec<NamedTable>, NoText> {
    read_named_rows(kind, Cursor::new(file), RowNames { above: ROW_IDS, of_bookmark: row_id })
}

fn make(kind: FileKind, table: &Table) -> Vec<u8> {
    let made = if kind == FileKind::Xlsx { xlsx(table) } else { docx_table(table) };
    made.expect("a file")
}

fn only(kind: FileKind, file: &[u8]) -> NamedTable {
    let mut tables = read(kind, file).expect("a readable file");
    assert_eq!(tables.len(), 1, "{kind:?}");
    tables.remove(0)
}

fn sample() -> Table {
    let marked = Cell::of(vec![
        Span::new("срок ", Mark::Plain),
        Span::new("десять", Mark::Struck),
        Span::new("пять", Mark::Inserted),
    ]);
    let first = [Cell::plain(KAZAKH), marked, Cell::plain("=1+1")];
    let second = [Cell::number(12), Cell::default(), Cell::plain("первый\nвторой & <третий>")];
    let mut table = table(&[&first, &second]);
    table.rows[0].id = "01J0000000000000000000000AZZZZZZZZ".to_owned();
    table.rows[1].id = "01J0000000000000000000000B00000007".to_owned();
    table
}

fn check(kind: FileKind, file: &[u8], what: &str) {
    let (sample, table) = (sample(), only(kind, file));
    let heading: Vec<String> = sample.columns.iter().map(|column| column.heading.join("\n")).collect();
    assert_eq!(table.heading, heading, "{what}");
    let names: Vec<Option<String>> = table.rows.iter().map(|row| row.name.clone()).collect();
    assert_eq!(names, sample.rows.iter().map(|row| Some(row.id.clone())).collect::<Vec<_>>(), "{what}");
    for (read, row) in table.rows.iter().zip(&sample.rows) {
        let cells: Vec<String> = row.cells.iter().map(Cell::text).collect();
        assert_eq!(read.cells, cells, "{what}");
    }
    // The heading of the sheet stands in row 4, that of the table is row 1.
    let first = if kind == FileKind::Xlsx { 5 } else { 2 };
    assert_eq!(table.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [first, first + 1], "{what}");
}

#[test]
fn rows_are_found_by_their_names() {
    for kind in KINDS {
        check(kind, &make(kind, &sample()), kind.extension());
    }
}

#[test]
fn rows_are_found_after_libreoffice_has_saved_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    for (kind, filter) in
        [(FileKind::Xlsx, "xlsx:Calc MS Excel 2007 XML"), (FileKind::Docx, "docx:MS Word 2007 XML")]
    {
        let sent = folder.path().join(format!("table.{}", kind.extension()));
        fs::write(&sent, make(kind, &sample())).expect("a file written");
        let Some(saved) = save_again(&sent, &folder.path().join("out"), filter) else {
            return eprintln!("LEFT OUT: there is no soffice to save a table with");
        };
        check(kind, &saved, filter);
    }
}

/// The file as LibreOffice saves it; none where it is not installed.
fn save_again(file: &Path, folder: &Path, filter: &str) -> Option<Vec<u8>> {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let ran = Command::new("soffice")
        .args([&profile, "--headless", "--norestore", "--convert-to", filter, "--outdir"])
        .arg(folder)
        .arg(file)
        .output();
    let ran = match ran {
        Ok(ran) => ran,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
        Err(error) => panic!("soffice: {error}"),
    };
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    Some(fs::read(folder.join(file.file_name()?)).expect("what soffice has saved"))
}

#[test]
fn what_holds_no_such_table_has_none() {
    let mut plain = sample();
    plain.rows.clear();
    assert_eq!(read(FileKind::Docx, &make(FileKind::Docx, &plain)), Ok(Vec::new()));
    assert_eq!(only(FileKind::Xlsx, &make(FileKind::Xlsx, &plain)).rows, []);
    assert_eq!(read(FileKind::Pdf, b"%PDF-1.7"), Err(NoText::KindNotRead));
    for kind in KINDS {
        let file = make(kind, &sample());
        assert_eq!(read(kind, &file[..file.len() / 2]), Err(NoText::Damaged));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_text_comes_back_with_its_row(cell in any_cell()) {
        let mut table = sample();
        table.rows[0].cells[1] = cell.clone();
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        for kind in KINDS {
            let read = only(kind, &make(kind, &table));
            prop_assert_eq!(words(&read.rows[0].cells[1]), words(&in_file(&cell.text())));
            prop_assert_eq!(&read.rows[1].cells[0], "12");
        }
    }
}
