//! From the bytes of a file to rows of people: whatever the kind of table, the order and language of its columns.

use super::{ROWS_MAX, plain, workbook};
use crate::directory::sql::squeezed;
use domain::{
    directory::{IMPORT_COLUMNS, ImportRow},
    field::Field,
};

/// Why a table can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// It is no table.
    Malformed,
    /// It has more rows than are taken at once.
    TooManyRows,
    /// It lacks columns that are needed.
    NoColumns(Vec<Field>),
}

/// Columns no row can do without.
const NEEDED: [Field; 4] = [Field::Surname, Field::GivenName, Field::Body, Field::Position];

/// A line of cells with its number in the file.
pub(super) type Line = (u32, Vec<String>);

/// Takes the lines of a table until there are too many.
#[derive(Debug, Default)]
pub(super) struct Lines(Vec<Line>);

impl Lines {
    /// Takes a line; one without entries is not counted.
    pub(super) fn push(&mut self, number: u32, cells: Vec<String>) -> Result<(), Unreadable> {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        if self.0.len() > ROWS_MAX as usize {
            return Err(Unreadable::TooManyRows);
        }
        self.0.push((number, cells));
        Ok(())
    }
}

/// The people of a table, in the order of its rows.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<ImportRow>, Unreadable> {
    let lines = if bytes.starts_with(b"PK\x03\x04") { workbook::lines(bytes) } else { plain::lines(bytes) }?;
    let mut lines = lines.0.into_iter();
    let (_, heading) = lines.next().ok_or(Unreadable::Malformed)?;
    let columns: Vec<Option<Field>> = heading.iter().map(|name| column(name)).collect();
    let missing: Vec<Field> = NEEDED.into_iter().filter(|field| !columns.contains(&Some(*field))).collect();
    if missing.len() == NEEDED.len() {
        // Not one of the names is there: this is another table, or none.
        return Err(Unreadable::Malformed);
    }
    if !missing.is_empty() {
        return Err(Unreadable::NoColumns(missing));
    }
    Ok(lines.map(|(number, cells)| row(number, &columns, cells)).collect())
}

/// The column a heading names, whatever its case, spaces and hyphens.
fn column(name: &str) -> Option<Field> {
    let plain =
        |text: &str| squeezed(&text.to_lowercase().replace('-', "")).trim_end_matches(['*', ':']).to_owned();
    let wanted = plain(name);
    IMPORT_COLUMNS
        .iter()
        .find(|(_, names)| names.iter().any(|name| plain(name) == wanted))
        .map(|(field, _)| *field)
}

fn row(number: u32, columns: &[Option<Field>], cells: Vec<String>) -> ImportRow {
    let mut row = ImportRow { number, ..ImportRow::default() };
    for (column, cell) in columns.iter().zip(cells) {
        let place = match column {
            Some(Field::Surname) => &mut row.surname,
            Some(Field::GivenName) => &mut row.given_name,
            Some(Field::Patronymic) => &mut row.patronymic,
            Some(Field::Body) => &mut row.body,
            Some(Field::Unit) => &mut row.unit,
            Some(Field::Position) => &mut row.position,
            Some(Field::Phone) => &mut row.phone,
            Some(Field::Office) => &mut row.office,
            Some(Field::Email) => &mut row.email,
            _ => continue,
        };
        *place = squeezed(&cell);
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_in_any_language_and_order() {
        let text = "E-mail;Должность; ФАМИЛИЯ ;Аты;Мемлекеттік  орган;Заметки\n\
            a@b.kz;бас сарапшы;Әлиева; Айгүл ;Әділет министрлігі;x\n;;;;;\n";
        let rows = read(text.as_bytes()).unwrap();
        let expected = ImportRow {
            number: 2,
            surname: "Әлиева".into(),
            given_name: "Айгүл".into(),
            body: "Әділет министрлігі".into(),
            position: "бас сарапшы".into(),
            email: "a@b.kz".into(),
            ..ImportRow::default()
        };
        assert_eq!(rows, [expected]);
    }

    #[test]
    fn what_is_no_table_of_people_is_refused() {
        assert_eq!(read(b""), Err(Unreadable::Malformed));
        assert_eq!(read("a;b;c\n1;2;3".as_bytes()), Err(Unreadable::Malformed));
        assert_eq!(
            read("surname,name\nX,Y".as_bytes()),
            Err(Unreadable::NoColumns(vec![Field::Body, Field::Position]))
        );
    }

    #[test]
    fn five_thousand_rows_and_no_more() {
        let heading = "surname,name,body,position\n";
        let many = |rows: u32| format!("{heading}{}", "a,b,c,d\n".repeat(rows as usize));
        assert_eq!(read(many(ROWS_MAX).as_bytes()).unwrap().len(), 5_000);
        assert_eq!(read(many(ROWS_MAX + 1).as_bytes()), Err(Unreadable::TooManyRows));
    }
}
