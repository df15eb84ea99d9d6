//! Tables of spreadsheets (XLSX): the first sheet.

use super::table::{Lines, Unreadable};
use calamine::{DataRef, Reader, Xlsx};
use std::io::{Cursor, Read, copy, sink};
use zip::ZipArchive;

/// Columns that are looked at; a table of people has nine.
const COLUMNS: u32 = 64;
/// Bytes a workbook may unfold to: ten times what an honest one of this size does.
const UNFOLDED: u64 = 128 << 20;

/// The lines of the first sheet. Cells are taken one by one as they stand in the file, never as the rectangle the
/// sheet claims to be: a single cell in the last row would make that fill the memory.
pub(super) fn lines(bytes: &[u8]) -> Result<Lines, Unreadable> {
    check_unfolds(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::Malformed)?;
    let sheet = book.sheet_names().first().cloned().ok_or(Unreadable::Malformed)?;
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(|_| Unreadable::Malformed)?;
    let mut lines = Lines::default();
    let (mut at, mut line) = (0, Vec::new());
    while let Some(cell) = cells.next_cell().map_err(|_| Unreadable::Malformed)? {
        let (row, column) = cell.get_position();
        if column >= COLUMNS {
            continue;
        }
        if row != at {
            lines.push(at + 1, std::mem::take(&mut line))?;
            at = row;
        }
        let column = column as usize;
        if line.len() <= column {
            line.resize(column + 1, String::new());
        }
        line[column] = text(cell.get_value());
    }
    lines.push(at + 1, line)?;
    Ok(lines)
}

fn text(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        // An office or a phone typed as a number.
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(_) | DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// What an archive says of its size is no promise: it is unfolded once into nothing, and counted.
fn check_unfolds(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Malformed)?;
    let mut left = UNFOLDED;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(|_| Unreadable::Malformed)?;
        let size = copy(&mut entry.take(left + 1), &mut sink()).map_err(|_| Unreadable::Malformed)?;
        left = left.checked_sub(size).ok_or(Unreadable::Malformed)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::import::table::read;
    use std::io::Write;
    use zip::{ZipWriter, write::SimpleFileOptions};

    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    fn book(sheet: &str) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let package = "http://schemas.openxmlformats.org/package/2006/relationships";
        for (name, text) in [
            (
                "_rels/.rels",
                format!(
                    "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{RELATIONS}/officeDocument\" \
                     Target=\"xl/workbook.xml\"/></Relationships>"
                ),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                format!(
                    "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{RELATIONS}/worksheet\" \
                     Target=\"worksheets/sheet1.xml\"/></Relationships>"
                ),
            ),
            (
                "xl/workbook.xml",
                format!(
                    "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>\
                     <sheet name=\"People\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                ),
            ),
            (
                "xl/worksheets/sheet1.xml",
                format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{sheet}</sheetData></worksheet>"),
            ),
        ] {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn inline(cell: &str, text: &str) -> String {
        format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    }

    #[test]
    fn rows_keep_their_numbers_and_numbers_their_digits() {
        let heading: String =
            [("A1", "тегі"), ("B1", "аты"), ("C1", "body"), ("D1", "лауазымы"), ("E1", "кабинет")]
                .map(|(cell, text)| inline(cell, text))
                .concat();
        let person: String = [("A4", "Әлиева"), ("B4", "Айгүл"), ("C4", "Орган"), ("D4", "маман")]
            .map(|(cell, text)| inline(cell, text))
            .concat();
        let sheet = format!(
            "<row r=\"1\">{heading}</row><row r=\"4\">{person}<c r=\"E4\"><v>412</v></c></row>\
             <row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"
        );
        let rows = read(&book(&sheet)).unwrap();
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0].number, rows[0].surname.as_str(), rows[0].office.as_str()), (4, "Әлиева", "412"));
    }

    #[test]
    fn a_broken_workbook_is_no_table() {
        let whole = book("");
        assert_eq!(read(&whole[..whole.len() / 2]), Err(Unreadable::Malformed));
    }
}
