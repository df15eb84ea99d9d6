#[path = "../../../server/services/src/directory/import/plain.rs"]
mod plain;
#[path = "../../../server/services/src/directory/import/table.rs"]
mod table;
#[path = "../../../server/services/src/directory/import/workbook.rs"]
mod workbook;

const ROWS_MAX: u32 = 5_000;

/// Reads a table, and looks at what came of it.
pub fn read(file: &[u8]) {
    match table::read(file) {
        Ok(people) => assert!(people.len() <= ROWS_MAX as usize),
        Err(table::Unreadable::NoColumns(missing)) => assert!(!missing.is_empty()),
        Err(table::Unreadable::Malformed | table::Unreadable::TooManyRows) => {}
    }
}
