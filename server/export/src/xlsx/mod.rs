//! Tables as XLSX.
//!
//! # Layout
//!
//! One sheet. The first column, A, is hidden; columns B and on are those of the table.
//!
//! | A | B and on |
//! |---|---|
//! | empty | the title, then the lines about the table, each across all columns |
//! | [`ROW_IDS`] | the headings, a line for each language in one cell |
//! | the row's identifier | the cells; paragraphs are lines |
//!
//! To take a filled table in again: find the row with [`ROW_IDS`] in its first cell; every row below it whose first
//! cell is not empty is a row of the table, in whatever order it was sorted into. Rows added by hand have no
//! identifier.

mod looks;
mod rich;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

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
const LEAST_WIDTH: f64 = 6.0;
/// The widest column the format allows.
const MOST_WIDTH: f64 = 255.0;
const PAPER_A4: u8 = 9;

/// The table as an XLSX file. The module says where everything stands.
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
    write(table).map_err(ExportError::unwritable)
}

fn write(table: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(table)?);
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(&table.title))?;
    let looks = Looks::new();
    let last_column = column(table.columns.len());
    columns(sheet, table)?;
    let header = about(sheet, table, &looks, last_column)?;
    headings(sheet, table, &looks, header)?;
    let mut last = header;
    for row in &table.rows {
        last += 1;
        write_row(sheet, &looks, last, row, table.columns.len())?;
    }
    sheet.autofilter(header, 1, last, last_column)?;
    sheet.set_freeze_panes(header + 1, 0)?;
    page(sheet, header)?;
    workbook.save_to_buffer()
}

/// A fixed day stands where the format asks for one: nothing here knows the clock.
fn properties(table: &Table) -> Result<DocProperties, XlsxError> {
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(DocProperties::new().set_title(clean_line(&table.title)).set_creation_datetime(&day))
}

fn columns(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    sheet.set_column_hidden(0)?;
    for (at, width) in table.widths(TOTAL_WIDTH, LEAST_WIDTH).into_iter().enumerate() {
        sheet.set_column_width(column(at + 1), width.min(MOST_WIDTH))?;
    }
    Ok(())
}

/// The title and the lines about the table; returns the row below them.
fn about(sheet: &mut Worksheet, table: &Table, looks: &Looks, last_column: u16) -> Result<u32, XlsxError> {
    let width: f64 = table.widths(TOTAL_WIDTH, LEAST_WIDTH).iter().sum();
    across(sheet, 0, last_column, &table.title, &looks.title)?;
    sheet.set_row_height(0, looks::title_height(&table.title, width))?;
    let mut row = 0;
    for line in &table.about {
        row += 1;
        across(sheet, row, last_column, line, &looks.about)?;
        sheet.set_row_height(row, looks::about_height(line, width))?;
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

fn headings(sheet: &mut Worksheet, table: &Table, looks: &Looks, row: u32) -> Result<(), XlsxError> {
    sheet.write_string(row, 0, ROW_IDS)?;
    for (at, heading) in table.columns.iter().enumerate() {
        write_text(sheet, (row, column(at + 1)), heading.heading.join("\n"), &looks.heading)?;
    }
    Ok(())
}

fn write_row(
    sheet: &mut Worksheet,
    looks: &Looks,
    at: u32,
    row: &Row,
    columns: usize,
) -> Result<(), XlsxError> {
    write_text(sheet, (at, 0), clean_line(&row.id), &looks.id)?;
    let empty = Cell::default();
    for index in 0..columns {
        let cell = row.cells.get(index).unwrap_or(&empty);
        write_cell(sheet, looks, at, column(index + 1), cell)?;
    }
    Ok(())
}

/// Text is written as text: even a value that begins like a formula never becomes one.
fn write_cell(
    sheet: &mut Worksheet,
    looks: &Looks,
    row: u32,
    column: u16,
    cell: &Cell,
) -> Result<(), XlsxError> {
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
