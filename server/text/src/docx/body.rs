//! The body of a document: paragraphs and tables in reading order.

use domain::documents::{CellPlace, NoText};

use super::note::{NoteKind, Notes};
use super::paragraph::{Fields, Runs};
use super::styles::{Styles, is_centred, outline_level};
use crate::lists::Lists;
use crate::number_format::NumberFormat;
use crate::ooxml::xml::{Element, Part, Step, Vocabulary};
use crate::structure::{ListNumber, Piece, Pieces};
use crate::styled::Styled;

/// Reads the main part.
pub struct Body<'d> {
    styles: &'d Styles,
    lists: Lists,
    notes: &'d Notes,
    fields: Fields,
    pieces: Pieces,
    tables: Tables,
    footnotes: u32,
    endnotes: u32,
    /// Text of a paragraph whose mark is deleted: it flows into the next one.
    carried: Styled,
}

/// Where in a table the reading is. Tables in a cell belong to that cell.
#[derive(Debug, Default)]
struct Tables {
    count: u32,
    depth: usize,
    row: u32,
    column: u32,
    width: u32,
    /// The row, or the merged part of a cell, is not shown.
    row_deleted: bool,
    merged: bool,
}

impl Tables {
    fn place(&self) -> Option<CellPlace> {
        (self.depth > 0).then(|| CellPlace {
            table: self.count.saturating_sub(1),
            row: self.row.saturating_sub(1),
            column: self.column,
        })
    }
}

impl<'d> Body<'d> {
    /// Ready to read.
    pub fn new(styles: &'d Styles, lists: Lists, notes: &'d Notes) -> Self {
        Self {
            styles,
            lists,
            notes,
            fields: Fields::default(),
            pieces: Pieces::default(),
            tables: Tables::default(),
            footnotes: 0,
            endnotes: 0,
            carried: Styled::default(),
        }
    }

    /// The paragraphs of the part.
    pub fn read(mut self, xml: &str) -> Result<Vec<Piece>, NoText> {
        let mut part = Part::new(xml);
        // For each open element: what to do when it ends.
        let mut open: Vec<Opened> = Vec::new();
        loop {
            match part.step()? {
                Step::Begin(element) => self.begin(element, &mut part, &mut open)?,
                Step::End => {
                    if let Some(opened) = open.pop() {
                        self.end(&opened);
                    }
                }
                Step::Text(_) => {}
                Step::Over => break,
            }
        }
        self.pieces.push(Piece::of(&self.carried))?;
        Ok(self.pieces.into_inner())
    }

    fn begin(&mut self, element: Element, part: &mut Part<'_>, open: &mut Vec<Opened>) -> Result<(), NoText> {
        if element.is(Vocabulary::Compatibility, "AlternateContent") {
            open.push(Opened::Alternatives { taken: false });
            return Ok(());
        }
        if element.is(Vocabulary::Compatibility, "Choice")
            || element.is(Vocabulary::Compatibility, "Fallback")
        {
            return match open.last_mut() {
                Some(Opened::Alternatives { taken }) if !*taken => {
                    *taken = true;
                    open.push(Opened::Other);
                    Ok(())
                }
                _ => part.skip(),
            };
        }
        match element.word_name() {
            Some("p") => {
                let paragraph = part.tree(element)?;
                return self.paragraph(&paragraph);
            }
            Some("tbl") => {
                self.tables.depth += 1;
                if self.tables.depth == 1 {
                    self.tables.count += 1;
                    self.tables.row = 0;
                }
                open.push(Opened::Table);
            }
            Some("tr") => {
                if self.tables.depth == 1 {
                    self.tables.row += 1;
                    self.tables.column = 0;
                    self.tables.width = 0;
                }
                open.push(Opened::Row);
            }
            Some("tc") => {
                if self.tables.depth == 1 {
                    self.tables.column += self.tables.width;
                    self.tables.width = 1;
                }
                open.push(Opened::Cell);
            }
            Some("trPr") => self.row_properties(&part.tree(element)?),
            Some("tcPr") => self.cell_properties(&part.tree(element)?),
            Some(
                "document" | "body" | "sdt" | "sdtContent" | "customXml" | "smartTag" | "ins" | "moveTo"
                | "hyperlink",
            ) => open.push(Opened::Other),
            _ => part.skip()?,
        }
        Ok(())
    }

    fn end(&mut self, opened: &Opened) {
        match opened {
            Opened::Table => self.tables.depth = self.tables.depth.saturating_sub(1),
            Opened::Row => self.tables.row_deleted = false,
            Opened::Cell if self.tables.depth == 1 => self.tables.merged = false,
            Opened::Cell | Opened::Alternatives { .. } | Opened::Other => {}
        }
    }

    fn row_properties(&mut self, properties: &Element) {
        self.tables.row_deleted |= properties.child("del").is_some();
        if self.tables.depth == 1 {
            self.tables.column += span(properties.child_value("gridBefore"), 0);
        }
    }

    fn cell_properties(&mut self, properties: &Element) {
        if self.tables.depth == 1 {
            self.tables.width = span(properties.child_value("gridSpan"), 1);
            self.tables.merged =
                properties.child("vMerge").is_some_and(|merge| merge.value() != Some("restart"));
        }
    }

    fn paragraph(&mut self, paragraph: &Element) -> Result<(), NoText> {
        let properties = paragraph.child("pPr");
        let style_id = properties.and_then(|properties| properties.child_value("pStyle"));
        let styles = self.styles;
        let style = styles.of_paragraph(style_id);
        let outline = properties
            .and_then(outline_level)
            .or_else(|| style.and_then(|style| style.outline))
            .filter(|level| *level < 9);
        if outline.is_some() {
            self.fields.close_paragraph(true);
        }
        let runs = Runs::of(paragraph, styles, &mut self.fields);
        self.fields.close_paragraph(false);

        let mark = properties.and_then(|properties| properties.child("rPr"));
        let mark_deleted =
            mark.is_some_and(|mark| mark.child("del").is_some() || mark.child("moveFrom").is_some());
        if mark_deleted {
            self.carried.append(&runs.text);
            return Ok(());
        }
        let mut text = std::mem::take(&mut self.carried);
        text.append(&runs.text);
        let mark_hidden = mark.and_then(|mark| mark.switch("vanish")).unwrap_or(false);
        let invisible = text.as_str().trim().is_empty() && mark_hidden;
        let number =
            if invisible || self.tables.row_deleted { None } else { self.number(properties, style_id) };
        if self.tables.row_deleted
            || self.tables.merged
            || style.is_some_and(|style| is_contents_line(&style.name))
        {
            return Ok(());
        }
        let letters = text.as_str().chars().filter(|c| c.is_alphanumeric()).count();
        let looks = Piece {
            outline,
            title: style
                .is_some_and(|style| matches!(style.name.as_str(), "title" | "название" | "заголовок")),
            centred: properties.and_then(is_centred).or_else(|| style?.centred).unwrap_or(false),
            bold: letters > 0 && runs.bold_letters * 10 >= letters * 9,
            cell: self.tables.place(),
            ..Piece::default()
        };
        self.pieces.push_lines(&text, number, &looks)?;
        for reference in &runs.notes {
            self.note(reference.kind, &reference.id, reference.own_mark)?;
        }
        for boxed in runs.boxes {
            self.paragraph(boxed)?;
        }
        Ok(())
    }

    /// The list a paragraph is in, by itself or by its style, and its number there.
    fn number(&mut self, properties: Option<&Element>, style_id: Option<&str>) -> Option<ListNumber> {
        let own = properties.and_then(|properties| properties.child("numPr"));
        let own_list: Option<u32> = own.and_then(|own| own.child_value("numId")?.parse().ok());
        let own_level: Option<u8> = own.and_then(|own| own.child_value("ilvl")?.parse().ok());
        let style = self.styles.of_paragraph(style_id);
        let list = own_list.or_else(|| style?.list)?;
        let by_style = || {
            let linked = style_id.and_then(|id| self.lists.level_of_style(list, id));
            linked.or_else(|| style?.list_level)
        };
        let level = own_level.or_else(by_style).unwrap_or(0);
        self.lists.next(list, level)
    }

    fn note(&mut self, kind: NoteKind, id: &str, own_mark: bool) -> Result<(), NoText> {
        let mut label = String::new();
        if !own_mark {
            let (count, format) = match kind {
                NoteKind::Footnote => (&mut self.footnotes, NumberFormat::Decimal),
                NoteKind::Endnote => (&mut self.endnotes, NumberFormat::Roman { upper: false }),
            };
            *count += 1;
            label = format.print(*count);
        }
        for text in self.notes.get(kind, id) {
            let note = Some(std::mem::take(&mut label));
            let piece = Piece { note, cell: self.tables.place(), ..Piece::of(text) };
            self.pieces.push(piece)?;
        }
        Ok(())
    }
}

enum Opened {
    Alternatives { taken: bool },
    Table,
    Row,
    Cell,
    Other,
}

fn is_contents_line(style: &str) -> bool {
    style.strip_prefix("toc ").is_some_and(|level| level.parse::<u8>().is_ok())
}

fn span(value: Option<&str>, default: u32) -> u32 {
    const MAX_SPAN: u32 = 1000;
    value.and_then(|value| value.parse().ok()).unwrap_or(default).min(MAX_SPAN)
}
