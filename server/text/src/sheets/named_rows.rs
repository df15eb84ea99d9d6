//! Sheets with a column of names, wherever it stands and however the rows were sorted.

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use domain::documents::NoText;

use super::xlsx::each_sheet;
use super::{Cells, Most};
use crate::limits::{MAX_NAMED_BYTES, MAX_NAMED_CELLS};
use crate::named_rows::{NamedRow, NamedTable, RowNames};

/// The tables of a workbook.
pub fn read(file: impl Read + Seek, names: RowNames<'_>) -> Result<Vec<NamedTable>, NoText> {
    let most = Most { cells: MAX_NAMED_CELLS, bytes: MAX_NAMED_BYTES };
    let mut tables = Vec::new();
    each_sheet(file, most, |_, cells| {
        tables.extend(table(cells, names.above));
        Ok(())
    })?;
    Ok(tables)
}

fn table(cells: Cells, above: &str) -> Option<NamedTable> {
    let head = cells.cells.iter().find(|(_, _, text)| text.trim() == above);
    let (head, names) = head.map(|(row, column, _)| (*row, *column))?;
    let mut rows = BTreeMap::<u32, BTreeMap<u32, String>>::new();
    for (row, column, text) in cells.cells {
        if row >= head {
            rows.entry(row).or_default().insert(column, text);
        }
    }
    let mut heading = rows.remove(&head)?;
    heading.remove(&names);
    // What stands beside the headed columns is nobody's.
    let columns: Vec<u32> = heading.keys().copied().collect();
    let row = |(at, mut cells): (u32, BTreeMap<u32, String>)| NamedRow {
        number: at + 1,
        name: cells.remove(&names).map(|name| name.trim().to_owned()),
        cells: columns.iter().map(|column| cells.remove(column).unwrap_or_default()).collect(),
    };
    Some(NamedTable { rows: rows.into_iter().map(row).collect(), heading: heading.into_values().collect() })
}
