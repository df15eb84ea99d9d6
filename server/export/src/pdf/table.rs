//! A table as a PDF.

use super::faces::Faces;
use super::grid::{Grid, text_width};
use super::lines::{Line, Look, Piece, Rule, lines};
use super::margins::page_numbers;
use super::sheet::{Align, Block, Column, Paper, Sheets};
use super::structure::Node;
use super::{draw, lang_tag};
use crate::colours;
use crate::error::ExportError;
use crate::passage::Face;
use crate::table::{Cell, Mark, Row, Span, Table};

const TITLE_SIZE: f32 = 13.0;
const ABOUT_SIZE: f32 = 10.0;
const SIZE: f32 = 9.0;
/// Width of a letter of a heading, and of the edges of a cell.
const LETTER: f64 = 5.6;
const EDGES: f64 = 8.0;
/// More columns than this are narrower than a letter.
const MAX_COLUMNS: usize = 63;

/// The table as a PDF on landscape pages: the title, the lines about the table, and the table itself with headings
/// repeated on every page. Fonts are embedded, text can be selected and searched, and the structure is there for
/// those who have it read aloud. Rows carry no identifiers: a PDF is for reading.
///
/// A letter the font does not have is drawn as a sign of replacement. Scripts that run from right to left are not
/// set as they should be.
///
/// # Errors
///
/// [`ExportError`] if the table has no columns or more than fit on a page.
pub fn pdf_table(table: &Table) -> Result<Vec<u8>, ExportError> {
    if table.columns.is_empty() {
        return Err(ExportError::NoColumns);
    }
    if table.columns.len() > MAX_COLUMNS {
        return Err(ExportError::TooManyColumns { most: MAX_COLUMNS });
    }
    let faces = Faces::read()?;
    let mut sheets = Sheets::new(&faces, Paper::SIDEWAYS);
    front(&mut sheets, table);
    let all = f64::from(sheets.paper.text_width());
    let widths: Vec<f32> = table.widths(all, LETTER, EDGES).into_iter().map(|width| width as f32).collect();
    let headings = headings(&faces, table, &widths);
    let grid = Grid::begin(&mut sheets, widths.clone(), SIZE, headings);
    for row in &table.rows {
        grid.row(&mut sheets, &cells(&faces, row, &widths));
    }
    page_numbers(&mut sheets);
    draw::finish(sheets, &table.title, lang_tag(table.lang))
}

fn front(sheets: &mut Sheets<'_>, table: &Table) {
    let width = sheets.paper.text_width();
    let column = Column { x: sheets.paper.left, width, align: Align::Centre };
    let title = [Piece { text: table.title.clone(), look: look(Face::BOLD, TITLE_SIZE) }];
    let node = sheets.node(Node::Heading(0), None);
    let title = lines(sheets.faces, &title, width, width);
    let block = Block { lines: title, size: TITLE_SIZE, column, first: 0.0, label: None, node: Some(node) };
    sheets.block(block);
    sheets.skip(6.0);
    for line in &table.about {
        let about = [Piece { text: line.clone(), look: look(Face::REGULAR, ABOUT_SIZE) }];
        let column = Column { align: Align::Left, ..column };
        let node = sheets.node(Node::Paragraph, None);
        let lines = lines(sheets.faces, &about, width, width);
        let block = Block { lines, size: ABOUT_SIZE, column, first: 0.0, label: None, node: Some(node) };
        sheets.block(block);
    }
    sheets.skip(8.0);
}

fn look(face: Face, size: f32) -> Look {
    Look { face, size, colour: 0, rule: Rule::None }
}

fn headings(faces: &Faces, table: &Table, widths: &[f32]) -> Vec<Vec<Line>> {
    let cell = |heading: &Vec<String>, width: f32| {
        let pieces = [Piece { text: heading.join("\n"), look: look(Face::BOLD, SIZE) }];
        lines(faces, &pieces, text_width(width), text_width(width))
    };
    table.columns.iter().zip(widths).map(|(column, width)| cell(&column.heading, *width)).collect()
}

fn cells(faces: &Faces, row: &Row, widths: &[f32]) -> Vec<Vec<Line>> {
    let empty = Cell::default();
    let cell = |(at, width): (usize, &f32)| {
        let paragraphs = &row.cells.get(at).unwrap_or(&empty).paragraphs;
        let width = text_width(*width);
        paragraphs.iter().flat_map(|spans| lines(faces, &pieces(spans), width, width)).collect()
    };
    widths.iter().enumerate().map(cell).collect()
}

fn pieces(spans: &[Span]) -> Vec<Piece> {
    let piece = |span: &Span| Piece { text: span.text.clone(), look: marked(span.mark) };
    spans.iter().map(piece).collect()
}

fn marked(mark: Mark) -> Look {
    let plain = look(Face::REGULAR, SIZE);
    match mark {
        Mark::Plain => plain,
        Mark::Bold => Look { face: Face::BOLD, ..plain },
        Mark::Struck => Look { colour: colours::STRUCK, rule: Rule::Through, ..plain },
        Mark::Inserted => Look { colour: colours::INSERTED, rule: Rule::Under, ..plain },
    }
}
