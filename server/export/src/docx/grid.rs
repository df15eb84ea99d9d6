//! Tables of a Word document.

use super::paragraph::hex;
use super::styles;
use crate::colours;
use crate::xml::Xml;

/// More columns than this Word does not show.
pub const MAX_COLUMNS: usize = 63;

/// A table: what it is called and the widths of its columns in twentieths of a point.
pub struct Grid<'g> {
    /// Read aloud in place of the table; may be empty.
    pub caption: &'g str,
    /// The widths.
    pub widths: &'g [u32],
    /// The first row is a heading.
    pub headed: bool,
}

impl Grid<'_> {
    /// Writes the table; `rows` writes its rows.
    pub fn write(&self, xml: &mut Xml, rows: impl FnOnce(&mut Xml)) {
        xml.element("w:tbl", &[], |xml| {
            xml.element("w:tblPr", &[], |xml| self.properties(xml));
            xml.element("w:tblGrid", &[], |xml| {
                for width in self.widths {
                    xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
                }
            });
            rows(xml);
        });
    }

    fn properties(&self, xml: &mut Xml) {
        let all: u32 = self.widths.iter().sum();
        xml.empty("w:tblW", &[("w:w", &all.to_string()), ("w:type", "dxa")]);
        xml.element("w:tblBorders", &[], |xml| {
            for edge in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
                let line = [("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "404040")];
                xml.empty(edge, &line);
            }
        });
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        xml.element("w:tblCellMar", &[], |xml| {
            for edge in ["w:top", "w:left", "w:bottom", "w:right"] {
                let width = if matches!(edge, "w:left" | "w:right") { "85" } else { "40" };
                xml.empty(edge, &[("w:w", width), ("w:type", "dxa")]);
            }
        });
        let first_row = if self.headed { "1" } else { "0" };
        xml.empty("w:tblLook", &[("w:val", "0020"), ("w:firstRow", first_row)]);
        if !self.caption.is_empty() {
            xml.value("w:tblCaption", self.caption);
        }
    }
}

/// A row; a heading is repeated on every page.
pub fn row(xml: &mut Xml, heading: bool, cells: impl FnOnce(&mut Xml)) {
    xml.element("w:tr", &[], |xml| {
        if heading {
            xml.element("w:trPr", &[], |xml| {
                xml.empty("w:cantSplit", &[]);
                xml.empty("w:tblHeader", &[]);
            });
        }
        cells(xml);
    });
}

/// A cell; `paragraphs` writes at least one.
pub fn cell(xml: &mut Xml, width: u32, heading: bool, paragraphs: impl FnOnce(&mut Xml)) {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            if heading {
                let fill = hex(colours::HEADING);
                xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", &fill)]);
                xml.value("w:vAlign", "center");
            }
        });
        paragraphs(xml);
    });
}

/// The style of text in cells.
pub const CELL_STYLE: Option<&str> = Some(styles::CELL);
