//! A table as a Word document.

use super::grid::{CELL_STYLE, Grid, MAX_COLUMNS, cell, row};
use super::package::{FOOTER, Parts};
use super::page::{Page, margin, page};
use super::paragraph::{Setting, page_numbers, paragraph, plain, run, spans};
use super::row_name::row_name;
use super::{NAMESPACES, lang_tag, styles};
use crate::error::ExportError;
use crate::table::{Cell, Row, Table};
use crate::xml::Xml;

/// Width of the text of a landscape page.
const WIDTH: f64 = 15_138.0;
/// Width of a letter of a heading, and of the edges of a cell.
const LETTER: f64 = 130.0;
const EDGES: f64 = 190.0;
const SIZE: u8 = 11;

/// The table as a Word document on landscape pages: the title, the lines about the table, and the table itself with
/// headings repeated on every page.
///
/// Every row carries a bookmark that Word does not show, in the first paragraph of its first cell. To take a filled
/// table in again, give the names of bookmarks to [`row_id`](crate::row_id); a row without one was added by hand.
///
/// # Errors
///
/// [`ExportError`] if the table has no columns, more columns than Word shows, or a row whose identifier does not fit
/// into the name of a bookmark; identifiers of this system do.
pub fn docx_table(table: &Table) -> Result<Vec<u8>, ExportError> {
    if table.columns.is_empty() {
        return Err(ExportError::NoColumns);
    }
    if table.columns.len() > MAX_COLUMNS {
        return Err(ExportError::TooManyColumns { most: MAX_COLUMNS });
    }
    let names = table.rows.iter().map(|row| row_name(&row.id)).collect::<Result<Vec<_>, _>>()?;
    let document = Xml::part("w:document", &NAMESPACES, |xml| {
        xml.element("w:body", &[], |xml| {
            front(xml, table);
            if !table.about.is_empty() {
                paragraph(xml, Setting { style: CELL_STYLE, ..Setting::default() }, |_| {});
            }
            grid(xml, table, &names);
            // Word needs a paragraph after a table.
            paragraph(xml, Setting { style: CELL_STYLE, ..Setting::default() }, |_| {});
            page(xml, Page::Landscape, &[(FOOTER, "default")]);
        });
    });
    let parts = Parts {
        title: table.title.clone(),
        lang: lang_tag(table.lang),
        size: SIZE,
        document,
        margins: vec![(FOOTER, margin("w:ftr", page_numbers))],
    };
    parts.pack()
}

fn front(xml: &mut Xml, table: &Table) {
    paragraph(xml, Setting { style: Some(styles::TITLE), ..Setting::default() }, |xml| {
        plain(xml, &table.title)
    });
    for line in &table.about {
        let setting = Setting { style: Some(styles::ABOUT), with_next: true, ..Setting::default() };
        paragraph(xml, setting, |xml| plain(xml, line));
    }
}

fn grid(xml: &mut Xml, table: &Table, names: &[String]) {
    let widths = widths(table);
    let grid = Grid { caption: &table.title, widths: &widths, headed: true };
    grid.write(xml, |xml| {
        row(xml, true, |xml| headings(xml, table, &widths));
        for ((at, values), name) in table.rows.iter().enumerate().zip(names) {
            row(xml, false, |xml| cells(xml, values, &widths, (at, name)));
        }
    });
}

fn widths(table: &Table) -> Vec<u32> {
    let widths = table.widths(WIDTH, LETTER, EDGES);
    widths.into_iter().map(|width| width.round() as u32).collect()
}

fn headings(xml: &mut Xml, table: &Table, widths: &[u32]) {
    for (column, width) in table.columns.iter().zip(widths) {
        cell(xml, *width, true, |xml| {
            let setting = Setting { style: CELL_STYLE, align: Some("center"), ..Setting::default() };
            let none = String::new();
            let lines = if column.heading.is_empty() { std::slice::from_ref(&none) } else { &column.heading };
            for line in lines {
                paragraph(xml, setting, |xml| run(xml, line, |xml| xml.empty("w:b", &[])));
            }
        });
    }
}

fn cells(xml: &mut Xml, row: &Row, widths: &[u32], (number, name): (usize, &str)) {
    let empty = Cell::default();
    for (at, width) in widths.iter().enumerate() {
        let value = row.cells.get(at).unwrap_or(&empty);
        cell(xml, *width, false, |xml| {
            let nothing = [Vec::new()];
            let paragraphs = if value.paragraphs.is_empty() { &nothing[..] } else { &value.paragraphs };
            for (line, text) in paragraphs.iter().enumerate() {
                paragraph(xml, Setting { style: CELL_STYLE, ..Setting::default() }, |xml| {
                    if at == 0 && line == 0 {
                        bookmark(xml, number, name);
                    }
                    spans(xml, text);
                });
            }
        });
    }
}

fn bookmark(xml: &mut Xml, number: usize, name: &str) {
    let id = number.to_string();
    xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", name)]);
    xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
}
