//! Named rows as people leave them: sorted, moved, added, copied, split, changed under revision.

use std::io::Cursor;

use domain::documents::FileKind;
use text::{NamedTable, RowNames, read_named_rows};

use crate::building::{Docx, zip};

const NAMES: RowNames<'_> =
    RowNames { above: "rows", of_bookmark: |name| name.strip_prefix("_row_").map(str::to_owned) };

/// A workbook of one sheet with these rows.
fn xlsx(rows: &str) -> Vec<u8> {
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relation = |kind: &str, target: &str| {
        format!(
            r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    let book = format!(
        r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    let sheet = format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#);
    zip(&[
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml").as_bytes()),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "sheet.xml").as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/sheet.xml", sheet.as_bytes()),
    ])
}

fn cell(name: &str, text: &str) -> String {
    format!(r#"<c r="{name}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn read(kind: FileKind, file: Vec<u8>) -> Vec<NamedTable> {
    read_named_rows(kind, Cursor::new(file), NAMES).expect("a readable file")
}

#[test]
fn columns_may_stand_anywhere_and_rows_in_any_order() {
    let rows = [
        format!("<row r=\"1\">{}</row>", cell("B1", "Заголовок")),
        format!("<row r=\"3\">{}{}{}</row>", cell("A3", "Позиция"), cell("C3", " rows "), cell("D3", "№")),
        format!("<row r=\"9\">{}{}</row>", cell("C9", " two "), cell("D9", "2")),
        format!(
            "<row r=\"4\">{}{}<c r=\"D4\"><v>1</v></c>{}</row>",
            cell("A4", "Принято"),
            cell("C4", "one"),
            cell("F4", "заметка")
        ),
        format!("<row r=\"10\">{}</row>", cell("A10", "добавлено")),
    ];
    let tables = read(FileKind::Xlsx, xlsx(&rows.concat()));
    let [table] = tables.as_slice() else { panic!("{tables:?}") };
    assert_eq!(table.heading, ["Позиция", "№"]);
    let said: Vec<_> =
        table.rows.iter().map(|row| (row.number, row.name.as_deref(), row.cells.join("|"))).collect();
    assert_eq!(
        said,
        [
            (4, Some("one"), "Принято|1".to_owned()),
            (9, Some("two"), "|2".to_owned()),
            (10, None, "добавлено|".to_owned())
        ]
    );
}

#[test]
fn a_sheet_without_names_is_no_such_table() {
    assert_eq!(read(FileKind::Xlsx, xlsx(&format!("<row r=\"1\">{}</row>", cell("A1", "№")))), []);
}

fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|cell| format!("<w:tc>{cell}</w:tc>")).collect();
    format!("<w:tr>{cells}</w:tr>")
}

fn named(name: &str, text: &str) -> String {
    format!(
        r#"<w:p><w:bookmarkStart w:id="1" w:name="{name}"/><w:bookmarkEnd w:id="1"/><w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}

fn plain(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn a_table_may_be_split_revised_and_stand_beside_others() {
    let inserted = "<w:p><w:ins><w:r><w:t>Принято</w:t></w:r></w:ins><w:del><w:r><w:delText>Не принято</w:delText>\
        </w:r></w:del></w:p><w:p><w:r><w:t>строка</w:t><w:br/><w:t>вторая</w:t></w:r></w:p>";
    let deleted = format!(
        "<w:tr><w:trPr><w:del/></w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>",
        named("_row_gone", "9"),
        plain("x")
    );
    let wide = format!("<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>{}", plain("на двоих"));
    let body = [
        format!("<w:tbl>{}</w:tbl>", row(&[&plain("Другая"), &plain("таблица")])),
        format!(
            "<w:tbl>{}{}{deleted}{}</w:tbl>",
            row(&[&plain("№"), &plain("Позиция")]),
            row(&[&named("_row_one", "1"), inserted]),
            row(&[&plain("2"), &plain("добавлено")]),
        ),
        plain("между"),
        format!("<w:tbl>{}{}</w:tbl>", row(&[&named("_row_two", "3"), &plain("")]), row(&[&wide])),
        format!("<w:tbl>{}</w:tbl>", row(&[&named("_other", "x"), &plain("y")])),
    ];
    let file = Docx { body: &body.concat(), ..Docx::default() }.build();
    let tables = read(FileKind::Docx, file);
    let said: Vec<Vec<_>> = tables
        .iter()
        .map(|table| {
            table.rows.iter().map(|row| (row.number, row.name.as_deref(), row.cells.join("|"))).collect()
        })
        .collect();
    assert_eq!(
        said,
        [
            vec![
                (2, Some("one"), "1|Принято\nстрока\nвторая".to_owned()),
                (3, None, "2|добавлено".to_owned())
            ],
            vec![(1, Some("two"), "3|".to_owned()), (2, None, "на двоих|".to_owned())],
        ]
    );
    assert!(tables.iter().all(|table| table.heading == ["№", "Позиция"]));
}
