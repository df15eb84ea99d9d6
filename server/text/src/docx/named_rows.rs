//! Tables of a document whose rows hold bookmarks that name them.

use std::io::{Read, Seek};

use domain::documents::NoText;

use super::paragraph::{Fields, Runs};
use super::{package, styles::Styles};
use crate::limits::{MAX_NAMED_BYTES, MAX_NAMED_CELLS};
use crate::named_rows::{NamedRow, NamedTable, RowNames};
use crate::ooxml::xml::{Element, Part, Step};

/// The tables of a document.
pub fn read(file: impl Read + Seek, names: RowNames<'_>) -> Result<Vec<NamedTable>, NoText> {
    let package = package::Package::open(file)?;
    let styles = Styles::read(package.styles.as_deref())?;
    Tables { styles: &styles, names, found: Vec::new(), rows: Vec::new(), cells: 0, bytes: 0 }
        .read(&package.document)
}

struct Tables<'d> {
    styles: &'d Styles,
    names: RowNames<'d>,
    found: Vec<NamedTable>,
    /// Rows of the table that is being read.
    rows: Vec<NamedRow>,
    cells: usize,
    bytes: usize,
}

impl Tables<'_> {
    fn read(mut self, xml: &str) -> Result<Vec<NamedTable>, NoText> {
        let mut part = Part::new(xml);
        loop {
            match part.step()? {
                // A table within a row is a part of that row: rows are read as a whole.
                Step::Begin(element) => match element.word_name() {
                    Some("tr") => {
                        let row = part.tree(element)?;
                        self.row(&row)?;
                    }
                    Some("tbl") => self.table_over(),
                    Some("document" | "body" | "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo") => {}
                    _ => part.skip()?,
                },
                Step::End | Step::Text(_) => {}
                Step::Over => break,
            }
        }
        self.table_over();
        Ok(self.found)
    }

    /// The rows read so far are a table; it counts when one of them has a name.
    fn table_over(&mut self) {
        let mut rows = std::mem::take(&mut self.rows);
        if rows.iter().all(|row| row.name.is_none()) {
            return;
        }
        // The second half of a table that was split has no heading of its own.
        let heading = match self.found.last() {
            Some(before) if rows[0].name.is_some() => before.heading.clone(),
            _ => rows.remove(0).cells,
        };
        self.found.push(NamedTable { heading, rows });
    }

    fn row(&mut self, row: &Element) -> Result<(), NoText> {
        if row.child("trPr").is_some_and(|properties| properties.child("del").is_some()) {
            return Ok(());
        }
        let mut read = NamedRow {
            number: u32::try_from(self.rows.len() + 1).map_err(|_| NoText::TooLong)?,
            name: self.name(row),
            cells: Vec::new(),
        };
        self.cells_of(row, &mut read.cells)?;
        self.rows.push(read);
        Ok(())
    }

    fn name(&self, element: &Element) -> Option<String> {
        let bookmark = |child: &Element| {
            let name = child.attribute("name").filter(|_| child.word_name() == Some("bookmarkStart"));
            name.and_then(self.names.of_bookmark)
        };
        element.elements().find_map(|child| bookmark(child).or_else(|| self.name(child)))
    }

    fn cells_of(&mut self, row: &Element, cells: &mut Vec<String>) -> Result<(), NoText> {
        for child in row.elements() {
            match child.word_name() {
                Some("tc") => {
                    let properties = child.child("tcPr");
                    let span =
                        properties.and_then(|properties| properties.child_value("gridSpan")?.parse().ok());
                    let mut lines = Vec::new();
                    self.lines(child, &mut lines);
                    let text = lines.join("\n");
                    self.bytes += text.len();
                    cells.push(text);
                    // A cell over several columns leaves the others empty.
                    let span: usize = span.unwrap_or(1).clamp(1, MAX_SPAN);
                    cells.resize(cells.len() + span - 1, String::new());
                    self.cells += span;
                    if self.cells > MAX_NAMED_CELLS || self.bytes > MAX_NAMED_BYTES {
                        return Err(NoText::TooLong);
                    }
                }
                Some("sdt" | "sdtContent" | "customXml" | "ins" | "moveTo") => self.cells_of(child, cells)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// The paragraphs of a cell; a paragraph whose mark was deleted flows into the next one.
    fn lines(&self, element: &Element, lines: &mut Vec<String>) {
        let mut flowing = String::new();
        for child in element.elements() {
            match child.word_name() {
                Some("p") => {
                    let runs = Runs::of(child, self.styles, &mut Fields::default());
                    flowing.push_str(runs.text.as_str());
                    if !mark_deleted(child) {
                        lines.push(std::mem::take(&mut flowing));
                    }
                }
                Some("del" | "moveFrom" | "tcPr" | "tblPr" | "sdtPr") => {}
                _ => self.lines(child, lines),
            }
        }
        if !flowing.is_empty() {
            lines.push(flowing);
        }
    }
}

const MAX_SPAN: usize = 64;

fn mark_deleted(paragraph: &Element) -> bool {
    let mark = paragraph.child("pPr").and_then(|properties| properties.child("rPr"));
    mark.is_some_and(|mark| mark.child("del").is_some() || mark.child("moveFrom").is_some())
}
