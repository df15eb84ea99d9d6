//! Tables whose rows carry hidden names: those of our own making that people have filled in and sent back.

use std::io::{Read, Seek};

use domain::documents::{FileKind, NoText};

use crate::{docx, sheets};

/// How the rows of a table carry their names.
#[derive(Clone, Copy)]
pub struct RowNames<'n> {
    /// In a spreadsheet: what stands above the column of names.
    pub above: &'n str,
    /// In a text document: the name of the row that holds a bookmark of this name.
    pub of_bookmark: fn(&str) -> Option<String>,
}

/// A table with named rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedTable {
    /// The headings; one may have several lines.
    pub heading: Vec<String>,
    /// The rows below, those without a name as well.
    pub rows: Vec<NamedRow>,
}

/// A row of such a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedRow {
    /// Its number as people count: of the sheet, or of the table with the heading being 1.
    pub number: u32,
    /// Its name; none for a row that was added.
    pub name: Option<String>,
    /// What stands in the columns of the heading; paragraphs are lines.
    pub cells: Vec<String>,
}

/// The tables of a file that have named rows. What was inserted under revision counts, what was deleted doesn't.
///
/// # Errors
///
/// Why the file can't be read. A file without such a table is no error: there are none.
pub fn read_named_rows<R: Read + Seek>(
    kind: FileKind,
    file: R,
    names: RowNames<'_>,
) -> Result<Vec<NamedTable>, NoText> {
    match kind {
        FileKind::Xlsx => sheets::read_named_rows(file, names),
        FileKind::Docx => docx::read_named_rows(file, names),
        _ => Err(NoText::KindNotRead),
    }
}
