//! Where in a table a reader of paragraphs is.

use domain::documents::CellPlace;

/// Counts tables, rows and cells where only their ends are marked. Tables in a cell belong to that cell.
#[derive(Debug, Default)]
pub struct TableCursor {
    count: u32,
    row: u32,
    column: u32,
    inside: bool,
}

impl TableCursor {
    /// The next paragraph stands in a table, or does not.
    pub const fn enter_or_leave(&mut self, in_table: bool) {
        if in_table && !self.inside {
            *self = Self { count: self.count.saturating_add(1), row: 0, column: 0, inside: true };
        }
        self.inside = in_table;
    }

    /// A cell ends.
    pub const fn end_cell(&mut self) {
        self.column = self.column.saturating_add(1);
    }

    /// A row ends.
    pub const fn end_row(&mut self) {
        self.row = self.row.saturating_add(1);
        self.column = 0;
    }

    /// The cell.
    pub fn place(&self) -> Option<CellPlace> {
        let (row, column) = (self.row, self.column);
        self.inside.then(|| CellPlace { table: self.count.saturating_sub(1), row, column })
    }
}
