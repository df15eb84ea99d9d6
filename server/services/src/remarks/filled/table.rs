//! From the bytes of a file to rows of answers, whatever the order of columns and the language of their headings.

use super::ReadRows;
use domain::{
    documents::{FileKind, NoText},
    field::Field,
    remarks::{ANSWER_COLUMNS, FILLED_ROWS_MAX, SentRow, Unreadable, answer_column},
};
use export::{ROW_IDS, row_id};
use std::io::Cursor;
use text::{NamedRow, NamedTable, RowNames, read_named_rows};

pub(super) fn read(kind: FileKind, bytes: &[u8]) -> ReadRows {
    let names = RowNames { above: ROW_IDS, of_bookmark: row_id };
    let tables = read_named_rows(kind, Cursor::new(bytes), names).map_err(|fault| match fault {
        NoText::TooLong => Unreadable::TooMany { max: FILLED_ROWS_MAX },
        _ => Unreadable::Damaged,
    })?;
    let mut all = Vec::new();
    let mut unheaded = None;
    for table in tables {
        match rows(table) {
            Ok(rows) => all.extend(rows),
            Err(missing) => unheaded = Some(missing),
        }
    }
    if let Some(missing) = unheaded {
        // With a column less, its entries would be taken for deleted.
        return Err(Unreadable::NoColumns(missing));
    }
    if all.iter().all(|row| row.name.is_none()) {
        return Err(Unreadable::NoTable);
    }
    if all.len() > FILLED_ROWS_MAX as usize {
        return Err(Unreadable::TooMany { max: FILLED_ROWS_MAX });
    }
    Ok(all)
}

/// The rows of a table, or the columns it lacks.
fn rows(table: NamedTable) -> Result<Vec<SentRow>, Vec<Field>> {
    let columns: Vec<Option<Field>> = table.heading.iter().map(|heading| answer_column(heading)).collect();
    let needed = ANSWER_COLUMNS.map(|(field, _)| field);
    let missing: Vec<Field> = needed.into_iter().filter(|field| !columns.contains(&Some(*field))).collect();
    if missing.is_empty() {
        Ok(table.rows.into_iter().map(|row| sent(row, &columns)).collect())
    } else {
        Err(missing)
    }
}

fn sent(row: NamedRow, columns: &[Option<Field>]) -> SentRow {
    let mut sent = SentRow { number: row.number, name: row.name, ..SentRow::default() };
    for (column, cell) in columns.iter().zip(row.cells) {
        match column {
            Some(Field::Stance) => sent.stance = cell,
            Some(Field::Reasoning) => sent.reasoning = cell,
            Some(Field::Wording) => sent.wording = cell,
            _ => {}
        }
    }
    sent
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::lang::Lang;
    use export::{Cell, Column, Row, Table};

    fn made(headings: &[&str], rows: &[(&str, &[&str])]) -> Vec<u8> {
        let column = |heading: &&str| Column { heading: vec![(*heading).to_owned()], width: 1 };
        let row = |(id, cells): &(&str, &[&str])| Row {
            id: (*id).to_owned(),
            cells: cells.iter().map(|cell| Cell::plain(cell)).collect(),
        };
        let table = Table {
            lang: Lang::Ru,
            title: "Таблица".to_owned(),
            about: Vec::new(),
            columns: headings.iter().map(column).collect(),
            rows: rows.iter().map(row).collect(),
        };
        export::xlsx(&table).unwrap()
    }

    #[test]
    fn columns_are_found_by_their_headings() {
        let file = made(
            &["Окончательная редакция", "№", "Ұстанымның негіздемесі", "Позиция разработчика"],
            &[("one", &["б", "1", "себебі", "Принято"])],
        );
        let expected = SentRow {
            number: 3,
            name: Some("one".to_owned()),
            stance: "Принято".to_owned(),
            reasoning: "себебі".to_owned(),
            wording: "б".to_owned(),
        };
        assert_eq!(read(FileKind::Xlsx, &file), Ok(vec![expected]));
    }

    #[test]
    fn what_is_no_table_of_remarks_is_said_why() {
        let lacking = made(&["Позиция разработчика", "№"], &[("one", &["Принято", "1"])]);
        let missing = vec![Field::Reasoning, Field::Wording];
        assert_eq!(read(FileKind::Xlsx, &lacking), Err(Unreadable::NoColumns(missing)));
        let headings = ["Позиция разработчика", "Обоснование позиции", "Окончательная редакция"];
        assert_eq!(read(FileKind::Xlsx, &made(&headings, &[])), Err(Unreadable::NoTable));
        assert_eq!(read(FileKind::Docx, b"PK\x03\x04"), Err(Unreadable::Damaged));
        let cells: &[&str] = &["Принято"];
        let many = vec![("one", cells); FILLED_ROWS_MAX as usize + 1];
        let too_many = Err(Unreadable::TooMany { max: FILLED_ROWS_MAX });
        assert_eq!(read(FileKind::Xlsx, &made(&headings, &many)), too_many);
    }
}
