//! Tables of spreadsheets: each visible sheet is a chapter, its filled cells follow row by row.
//!
//! Shown is what a cell shows, not how it is computed. Hidden sheets are left out; hidden rows and columns are not:
//! a filter hides them for a moment.

mod format;
mod named_rows;
mod xls;
mod xlsx;

use domain::documents::{CellPlace, NoText};

pub use named_rows::read as read_named_rows;
pub use xls::read as read_xls;
pub use xlsx::read as read_xlsx;

use crate::limits::{MAX_BLOCKS, MAX_SHEET_COLUMNS, MAX_SHEET_ROWS, MAX_TEXT_BYTES};
use crate::structure::{Piece, Pieces};
use crate::styled::Styled;

/// How much of a sheet is kept.
#[derive(Clone, Copy, Debug)]
struct Most {
    cells: usize,
    bytes: usize,
}

/// As much as a document that is discussed.
impl Default for Most {
    fn default() -> Self {
        Self { cells: MAX_BLOCKS, bytes: MAX_TEXT_BYTES }
    }
}

/// The filled cells of one sheet. Kept are those, never the rectangle the sheet claims to be.
#[derive(Debug, Default)]
struct Cells {
    cells: Vec<(u32, u32, String)>,
    bytes: usize,
    most: Most,
}

impl Cells {
    /// Adds the cell, unless it shows nothing.
    fn add(&mut self, row: u32, column: u32, text: String) -> Result<(), NoText> {
        // Counted before anything else: a long text of spaces may be shown again and again.
        self.bytes += text.len();
        if self.bytes > self.most.bytes {
            return Err(NoText::TooLong);
        }
        if text.trim().is_empty() {
            return Ok(());
        }
        if row >= MAX_SHEET_ROWS || column >= MAX_SHEET_COLUMNS {
            return Err(NoText::Damaged);
        }
        if self.cells.len() >= self.most.cells {
            return Err(NoText::TooLong);
        }
        self.cells.push((row, column, text));
        Ok(())
    }
}

/// The sheets read so far.
#[derive(Debug, Default)]
struct Book {
    pieces: Pieces,
    tables: u32,
}

impl Book {
    /// Adds a sheet, unless it is empty.
    fn add(&mut self, name: &str, mut cells: Cells) -> Result<(), NoText> {
        if cells.cells.is_empty() {
            return Ok(());
        }
        let name = crate::normalise::normalise(name);
        self.pieces.push(Piece { text: name, chapter: true, ..Piece::default() })?;
        cells.cells.sort_by_key(|(row, column, _)| (*row, *column));
        for (row, column, text) in cells.cells {
            let place = CellPlace { table: self.tables, row, column };
            let looks = Piece { cell: Some(place), ..Piece::default() };
            self.pieces.push_lines(&Styled::from(text.as_str()), None, &looks)?;
        }
        self.tables += 1;
        Ok(())
    }

    fn finish(self) -> Vec<Piece> {
        self.pieces.into_inner()
    }
}
