//! Tables as XLSX.

mod corrections;
mod heights;
mod looks;
mod rich;

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use crate::clean::clean_line;
use crate::error::ExportError;
use crate::table::{Cell, Mark, Row, Span, Table};
use looks::Looks;
use rich::{Segment, escape, prefix, segments};

/// What stands in the hidden first cell of the heading row of an XLSX file; below it stand the rows' identifiers.
pub const ROW_IDS: &str = "alqa:rows";

const MAX_ROWS: usize = 1_048_576;
const MAX_COLUMNS: usize = 16_384;
/// All columns together, in digits: about as wide as a landscape page at the size of the type.
const TOTAL_WIDTH: f64 = 150.0;
/// Width of a letter of a heading, and of the edges of a cell with the sign of the filter.
const LETTER: f64 = 1.25;
const EDGES: f64 = 3.0;
/// The narrowest column that can be seen, and the widest the format allows.
const LEAST_WIDTH: f64 = 2.0;
const MOST_WIDTH: f64 = 255.0;
const PAPER_A4: u8 = 9;

/// The table as an XLSX file.
///
/// # Layout
///
/// One sheet. The first column, A, is hidden; columns B and on are those of the table.
///
/// | A | B and on |
/// |---|---|
/// | empty | the title, then the lines about the table, each across all columns |
/// | [`ROW_IDS`] | the headings, a line for each language in one cell |
/// | the row's identifier | the cells; paragraphs are lines |
///
/// To take a filled table in again: find the row with [`ROW_IDS`] in its first cell; every row below it whose first
/// cell is not empty is a row of the table, in whatever order it was sorted into. Rows added by hand have no
/// identifier, a copied row has that of another.
///
/// # Errors
///
/// [`ExportError`] if the table has no columns, or more columns or rows than a sheet.
pub fn xlsx(table: &Table) -> Result<Vec<u8>, ExportError> {
    let heading_rows = 1 + table.about.len();
    if table.columns.is_empty() {
        return Err(ExportError::NoColumns);
    }
    if table.columns.len() >= MAX_COLUMNS {
        return Err(ExportError::TooManyColumns { most: MAX_COLUMNS - 1 });
    }
    if heading_rows + 1 + table.rows.len() > MAX_ROWS {
        return Err(ExportError::TooManyRows { most: MAX_ROWS - heading_rows - 1 });
    }
    let file = write(table).map_err(ExportError::unwritable)?;
    corrections::correct(&file, &table.title).map_err(ExportError::unwritable)
}

fn write(table: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let looks = Looks::new();
    workbook.set_default_format(&looks.usual, looks::ROW_PIXELS, looks::COLUMN_PIXELS)?;
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(&table.title))?;
    let last_column = column(table.columns.len());
    let widths = widths(table);
    columns(sheet, &widths)?;
    let header = about(sheet, table, &looks, last_column)?;
    headings(sheet, table, &looks, header, &widths)?;
    let mut last = header;
    for row in &table.rows {
        last += 1;
        write_row(sheet, &looks, last, row, &widths)?;
    }
    // From the hidden column on: what is sorted by the filter moves within its columns only.
    sheet.autofilter(header, 0, last, last_column)?;
    sheet.set_freeze_panes(header + 1, 0)?;
    page(sheet, header)?;
    workbook.save_to_buffer()
}

fn widths(table: &Table) -> Vec<f64> {
    let widths = table.widths(TOTAL_WIDTH, LETTER, EDGES);
    widths.into_iter().map(|width| width.clamp(LEAST_WIDTH, MOST_WIDTH)).collect()
}

fn columns(sheet: &mut Worksheet, widths: &[f64]) -> Result<(), XlsxError> {
    sheet.set_column_hidden(0)?;
    for (at, width) in widths.iter().enumerate() {
        sheet.set_column_width(column(at + 1), *width)?;
    }
    Ok(())
}

/// The title and the lines about the table; returns the row below them.
fn about(sheet: &mut Worksheet, table: &Table, looks: &Looks, last_column: u16) -> Result<u32, XlsxError> {
    across(sheet, 0, last_column, &table.title, &looks.title)?;
    sheet.set_row_height(0, heights::title(&table.title, TOTAL_WIDTH))?;
    let mut row = 0;
    for line in &table.about {
        row += 1;
        across(sheet, row, last_column, line, &looks.about)?;
        sheet.set_row_height(row, heights::text(line, TOTAL_WIDTH))?;
    }
    Ok(row + 1)
}

fn across(
    sheet: &mut Worksheet,
    row: u32,
    last_column: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    // The format knows no merged range of a single cell.
    if last_column > 1 {
        sheet.merge_range(row, 1, row, last_column, "", format)?;
    }
    write_text(sheet, (row, 1), clean_line(text), format)
}

fn headings(
    sheet: &mut Worksheet,
    table: &Table,
    looks: &Looks,
    row: u32,
    widths: &[f64],
) -> Result<(), XlsxError> {
    write_text(sheet, (row, 0), ROW_IDS.to_owned(), &looks.usual)?;
    let mut height = heights::LINE;
    for ((at, heading), width) in table.columns.iter().enumerate().zip(widths) {
        let text = heading.heading.join("\n");
        height = height.max(heights::text(&text, *width));
        write_text(sheet, (row, column(at + 1)), text, &looks.heading)?;
    }
    sheet.set_row_height(row, height)?;
    Ok(())
}

fn write_row(
    sheet: &mut Worksheet,
    looks: &Looks,
    at: u32,
    row: &Row,
    widths: &[f64],
) -> Result<(), XlsxError> {
    write_text(sheet, (at, 0), clean_line(&row.id), &looks.usual)?;
    let empty = Cell::default();
    let mut height = heights::LINE;
    for (index, width) in widths.iter().enumerate() {
        let cell = row.cells.get(index).unwrap_or(&empty);
        height = height.max(heights::text(&cell.text(), *width));
        write_cell(sheet, looks, at, column(index + 1), cell)?;
    }
    sheet.set_row_height(at, height)?;
    Ok(())
}

/// Text is written as text: even a value that begins like a formula never becomes one. A number is one.
fn write_cell(
    sheet: &mut Worksheet,
    looks: &Looks,
    row: u32,
    column: u16,
    cell: &Cell,
) -> Result<(), XlsxError> {
    if let Some(number) = cell.number {
        sheet.write_number_with_format(row, column, number, &looks.number)?;
        return Ok(());
    }
    let segments = segments(cell);
    let first = segments.first().and_then(|segment| segment.text.chars().next());
    // So that it stays text when somebody edits the cell.
    let like_formula = matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\''));
    let format = if like_formula { &looks.quoted } else { &looks.cell };
    write_segments(sheet, (row, column), &segments, format, |mark| looks.of(mark))
}

/// Text in one type.
fn write_text(
    sheet: &mut Worksheet,
    place: (u32, u16),
    text: String,
    format: &Format,
) -> Result<(), XlsxError> {
    let segments = segments(&Cell::of(vec![Span::new(text, Mark::Plain)]));
    write_segments(sheet, place, &segments, format, |_| format)
}

fn write_segments<'l>(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    segments: &[Segment],
    format: &Format,
    look: impl Fn(Mark) -> &'l Format,
) -> Result<(), XlsxError> {
    if let [] | [Segment { mark: Mark::Plain, .. }] = segments {
        let text = segments.first().map_or("", |segment| &segment.text);
        if !looks_rich(text) {
            sheet.write_string_with_format(row, column, text, format)?;
            return Ok(());
        }
    }
    // Text with marks is written by the library without this escape, text without them with it.
    let escaped: Vec<(&Format, String)> =
        segments.iter().map(|segment| (look(segment.mark), escape(&segment.text))).collect();
    let parts: Vec<(&Format, &str)> = escaped.iter().map(|(look, text)| (*look, text.as_str())).collect();
    sheet.write_rich_string_with_format(row, column, &parts, format)?;
    Ok(())
}

/// The library takes a text of this form for XML it has made itself and writes it as it is.
fn looks_rich(text: &str) -> bool {
    text.starts_with("<r>") && text.ends_with("</r>")
}

fn page(sheet: &mut Worksheet, header: u32) -> Result<(), XlsxError> {
    sheet.set_landscape().set_paper_size(PAPER_A4).set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.25, 0.25);
    sheet.set_repeat_rows(header, header)?;
    sheet.set_footer("&C&P / &N");
    Ok(())
}

/// The title as the name of a sheet: short, and without signs that stand for something in a formula.
fn sheet_name(title: &str) -> String {
    const LONGEST: usize = 31;
    let name: String = clean_line(title)
        .chars()
        .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') { ' ' } else { c })
        .collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let short = prefix(&name, LONGEST);
    let name = if short == name { name } else { format!("{}…", prefix(&name, LONGEST - 1).trim_end()) };
    if name.is_empty() || name.eq_ignore_ascii_case("history") { "1".to_owned() } else { name }
}

fn column(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}
