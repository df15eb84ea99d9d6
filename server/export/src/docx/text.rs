//! A whole document as a Word document.

use super::grid::{CELL_STYLE, Grid, MAX_COLUMNS, cell, row};
use super::package::{FIRST_HEADER, FOOTER, HEADER, Parts};
use super::page::{Page, margin, page};
use super::paragraph::{Setting, page_numbers, paragraph, passage, plain, run};
use super::styles::{self, DEEPEST_HEADING, heading_style};
use super::{NAMESPACES, lang_tag};
use crate::document::{Printed, TableRow, Text, printed, running_title, weights};
use crate::error::ExportError;
use crate::passage::Passage;
use crate::xml::Xml;

/// Width of the text of an upright page, in twentieths of a point.
const WIDTH: f64 = 9_638.0;
/// A step to the right: a centimetre and a quarter.
const STEP: u32 = 709;
const SIZE: u8 = 14;
const NOTE_SIZE: u8 = 11;

/// The document as a Word document on upright pages. Headings have the styles of headings, numbers are printed as
/// text and hang out, cells stand in tables. What the document is called and the lines about it stand in the header of
/// the first page, so that the text below is the text of the document and nothing else.
///
/// # Errors
///
/// [`ExportError::Unwritable`], never because of the text.
pub fn docx_text(text: &Text) -> Result<Vec<u8>, ExportError> {
    let document = Xml::part("w:document", &NAMESPACES, |xml| {
        xml.element("w:body", &[], |xml| {
            for item in printed(&text.blocks, MAX_COLUMNS) {
                write(xml, &item);
            }
            let margins =
                [(HEADER, "default"), (FIRST_HEADER, "first"), (FOOTER, "default"), (FOOTER, "first")];
            page(xml, Page::Portrait, &margins);
        });
    });
    let parts = Parts {
        title: text.title.clone(),
        lang: lang_tag(text.lang),
        size: SIZE,
        document,
        margins: vec![
            (HEADER, margin("w:hdr", |xml| running_header(xml, text))),
            (FIRST_HEADER, margin("w:hdr", |xml| first_header(xml, text))),
            (FOOTER, margin("w:ftr", page_numbers)),
        ],
    };
    parts.pack()
}

fn write(xml: &mut Xml, item: &Printed<'_>) {
    match item {
        Printed::Title(text) => {
            paragraph(xml, Setting { style: Some(styles::TITLE), ..Setting::default() }, |xml| {
                passage(xml, text, |_| {});
            });
        }
        Printed::Heading { level, centred, text } => {
            let style = heading_style(level.saturating_add(1).min(DEEPEST_HEADING));
            let align = centred.then_some("center");
            paragraph(xml, Setting { style: Some(&style), align, ..Setting::default() }, |xml| {
                passage(xml, text, |_| {});
            });
        }
        Printed::Numbered { indent, label, text } => {
            let left = STEP * (u32::from(*indent) + 1);
            let setting = Setting { left, hanging: STEP, align: Some("both"), ..Setting::default() };
            paragraph(xml, setting, |xml| {
                plain(xml, label);
                plain(xml, "\t");
                passage(xml, text, |_| {});
            });
        }
        Printed::Plain { indent, text } => {
            let left = STEP * u32::from(*indent);
            let first_line = if *indent == 0 { STEP } else { 0 };
            let setting = Setting { left, first_line, align: Some("both"), ..Setting::default() };
            paragraph(xml, setting, |xml| passage(xml, text, |_| {}));
        }
        Printed::Note { mark, text } => note(xml, mark, text),
        Printed::Table(rows) => table(xml, rows),
    }
}

fn note(xml: &mut Xml, mark: &str, text: &Passage<'_>) {
    let setting = Setting { left: STEP, align: Some("both"), ..Setting::default() };
    paragraph(xml, setting, |xml| {
        run(xml, mark, |xml| {
            styles::half_points(xml, NOTE_SIZE);
            xml.value("w:vertAlign", "superscript");
        });
        run(xml, " ", |xml| styles::half_points(xml, NOTE_SIZE));
        passage(xml, text, |xml| styles::half_points(xml, NOTE_SIZE));
    });
}

fn table(xml: &mut Xml, rows: &[TableRow<'_>]) {
    let weights = weights(rows);
    let all: f64 = weights.iter().sum();
    let widths: Vec<u32> = weights.iter().map(|weight| (weight / all * WIDTH).round() as u32).collect();
    Grid { caption: "", widths: &widths, headed: false }.write(xml, |xml| {
        for cells in rows {
            row(xml, false, |xml| {
                for (paragraphs, width) in cells.iter().zip(&widths) {
                    cell(xml, *width, false, |xml| write_cell(xml, paragraphs));
                }
            });
        }
    });
    // Two tables without a paragraph between them would be one.
    paragraph(xml, Setting { style: CELL_STYLE, ..Setting::default() }, |_| {});
}

fn write_cell(xml: &mut Xml, paragraphs: &[Passage<'_>]) {
    let setting = Setting { style: CELL_STYLE, ..Setting::default() };
    if paragraphs.is_empty() {
        paragraph(xml, setting, |_| {});
    }
    for text in paragraphs {
        paragraph(xml, setting, |xml| passage(xml, text, |_| {}));
    }
}

fn first_header(xml: &mut Xml, text: &Text) {
    let setting = Setting { style: Some(styles::MARGIN), ..Setting::default() };
    paragraph(xml, setting, |xml| run(xml, &text.title, |xml| xml.empty("w:b", &[])));
    for line in &text.about {
        paragraph(xml, setting, |xml| plain(xml, line));
    }
}

fn running_header(xml: &mut Xml, text: &Text) {
    let setting = Setting { style: Some(styles::MARGIN), align: Some("right"), ..Setting::default() };
    paragraph(xml, setting, |xml| plain(xml, &running_title(&text.title)));
}
