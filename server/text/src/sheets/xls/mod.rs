//! XLS: a stream of records. The first part names the sheets and holds what they share, one part for each follows.

mod records;
mod strings;
mod values;

use std::collections::HashMap;
use std::io::{Read, Seek};

use domain::documents::NoText;

use self::records::{Record, Records};
use self::strings::Letters;
use self::values::rk;
use super::format::Format;
use super::{Book, Cells};
use crate::bytes::{le16, le32, le64, slice};
use crate::charset::CodePage;
use crate::compound;
use crate::limits::MAX_SHEETS;
use crate::structure::Piece;

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000a;

/// The sheets of a workbook.
pub fn read(file: impl Read + Seek) -> Result<Vec<Piece>, NoText> {
    let mut compound = compound::open(file)?;
    let stream = match compound::stream(&mut compound, "/Workbook")? {
        Some(stream) => stream,
        None => compound::stream(&mut compound, "/Book")?.ok_or(NoText::Damaged)?,
    };
    let mut records = Records::new(&stream);
    let globals = Globals::read(&mut records)?;
    let mut book = Book::default();
    for sheet in &globals.sheets {
        if sheet.is_shown {
            book.add(&sheet.name, globals.cells(&mut records, sheet.at)?)?;
        }
    }
    Ok(book.finish())
}

struct Sheet {
    at: usize,
    name: String,
    is_shown: bool,
}

/// What the sheets share.
struct Globals {
    letters: Letters,
    from_1904: bool,
    codes: HashMap<u16, Format>,
    /// The number of the format of each style.
    styles: Vec<u16>,
    strings: Vec<String>,
    sheets: Vec<Sheet>,
}

impl Globals {
    fn read(records: &mut Records<'_>) -> Result<Self, NoText> {
        let begin = records.next()?.filter(|record| record.kind == BEGIN).ok_or(NoText::Damaged)?;
        // The version with Unicode; the one before it counts letters in bytes.
        let wide = begin.u16(0) == Some(0x0600);
        let mut globals = Self {
            letters: Letters { wide, page: CodePage::WESTERN },
            from_1904: false,
            codes: HashMap::new(),
            styles: Vec::new(),
            strings: Vec::new(),
            sheets: Vec::new(),
        };
        while let Some(record) = records.next()? {
            if record.kind == END {
                return Ok(globals);
            }
            globals.take(&record)?;
        }
        Err(NoText::Damaged)
    }

    fn take(&mut self, record: &Record<'_>) -> Result<(), NoText> {
        match record.kind {
            0x002f => return Err(NoText::Encrypted),
            0x0022 => self.from_1904 = record.u16(0) == Some(1),
            0x0042 if !self.letters.wide => self.letters.page = CodePage(record.u16(0).unwrap_or(1252)),
            0x041e => self.add_code(record),
            0x00e0 => self.styles.push(record.u16(2).unwrap_or(0)),
            0x0085 => self.add_sheet(record)?,
            0x00fc => self.strings = strings::shared(record)?,
            _ => {}
        }
        Ok(())
    }

    fn add_code(&mut self, record: &Record<'_>) {
        let Some(id) = record.u16(0) else { return };
        let code =
            if self.letters.wide { self.letters.long(record, 2) } else { self.letters.short(record, 2) };
        if let Some(code) = code {
            self.codes.insert(id, Format::by_code(&code));
        }
    }

    fn add_sheet(&mut self, record: &Record<'_>) -> Result<(), NoText> {
        if self.sheets.len() >= MAX_SHEETS {
            return Err(NoText::TooLong);
        }
        let data = record.first();
        let at = le32(data, 0).ok_or(NoText::Damaged)? as usize;
        // Charts and macros are no tables; what is hidden is not shown.
        let is_shown = data.get(4).is_some_and(|state| state & 3 == 0) && data.get(5) == Some(&0);
        let name = self.letters.short(record, 6).unwrap_or_default();
        self.sheets.push(Sheet { at, name, is_shown });
        Ok(())
    }

    fn cells(&self, records: &mut Records<'_>, at: usize) -> Result<Cells, NoText> {
        records.go_to(at);
        records.next()?.filter(|record| record.kind == BEGIN).ok_or(NoText::Damaged)?;
        let mut cells = Cells::default();
        // Charts lie inside the part of their sheet, as parts of their own.
        let mut inner = 0_usize;
        // The cell of a formula whose text follows in a record of its own.
        let mut awaiting = None;
        while let Some(record) = records.next()? {
            match record.kind {
                BEGIN => inner += 1,
                END if inner == 0 => return Ok(cells),
                END => inner -= 1,
                _ if inner > 0 => {}
                0x0207 => {
                    if let Some((row, column)) = awaiting.take() {
                        cells.add(row, column, self.letters.long(&record, 0).unwrap_or_default())?;
                    }
                }
                _ => self.cell(&record, &mut cells, &mut awaiting)?,
            }
        }
        Err(NoText::Damaged)
    }

    fn cell(
        &self,
        record: &Record<'_>,
        cells: &mut Cells,
        awaiting: &mut Option<(u32, u32)>,
    ) -> Result<(), NoText> {
        let data = record.first();
        let (Some(row), Some(column), Some(style)) = (le16(data, 0), le16(data, 2), le16(data, 4)) else {
            return Ok(());
        };
        let (row, column) = (u32::from(row), u32::from(column));
        let shown = match record.kind {
            0x00fd => le32(data, 6).and_then(|at| self.strings.get(at as usize)).cloned(),
            0x0204 | 0x00d6 => self.letters.long(record, 6),
            0x0203 => le64(data, 6).map(|bits| self.number(f64::from_bits(bits), style)),
            0x027e => le32(data, 6).map(|bits| self.number(rk(bits), style)),
            0x0205 => data.get(6).map(|value| values::truth_or_error(*value, data.get(7) == Some(&1))),
            0x0006 => slice(data, 6, 8).map(|result| match values::of_formula(result) {
                values::Result::Number(value) => self.number(value, style),
                values::Result::Shown(text) => text,
                values::Result::Follows => {
                    *awaiting = Some((row, column));
                    String::new()
                }
            }),
            0x00bd => return self.many(data, row, column, cells),
            _ => None,
        };
        cells.add(row, column, shown.unwrap_or_default())
    }

    /// Several numbers in a row.
    fn many(&self, data: &[u8], row: u32, first: u32, cells: &mut Cells) -> Result<(), NoText> {
        let numbers = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
        for (column, number) in (first..).zip(numbers.chunks_exact(6)) {
            if let (Some(style), Some(bits)) = (le16(number, 0), le32(number, 2)) {
                cells.add(row, column, self.number(rk(bits), style))?;
            }
        }
        Ok(())
    }

    fn number(&self, value: f64, style: u16) -> String {
        let id = self.styles.get(usize::from(style)).copied().unwrap_or(0);
        let own = self.codes.get(&id).copied();
        own.unwrap_or_else(|| Format::built_in(id)).show(value, self.from_1904)
    }
}
