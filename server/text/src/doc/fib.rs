//! The head of a document: where everything lies.

use domain::documents::NoText;

use crate::bytes::{le16, le32, slice};

/// Numbers of parts in the table stream.
pub const STYLES: usize = 1;
/// References to footnotes.
pub const FOOTNOTE_PLACES: usize = 2;
/// Texts of footnotes.
pub const FOOTNOTE_TEXTS: usize = 3;
/// Pages with the properties of letters.
pub const LETTER_PAGES: usize = 12;
/// Pages with the properties of paragraphs.
pub const PARAGRAPH_PAGES: usize = 13;
/// The pieces of the text.
pub const CLX: usize = 33;
/// References to endnotes.
pub const ENDNOTE_PLACES: usize = 46;
/// Texts of endnotes.
pub const ENDNOTE_TEXTS: usize = 47;
/// Definitions of lists.
pub const LIST_DEFINITIONS: usize = 73;
/// Lists.
pub const LISTS: usize = 74;

/// What the head says.
#[derive(Debug)]
pub struct Fib {
    /// Word 6 or 95.
    pub is_old: bool,
    /// The text lies in pieces; told apart only for old documents.
    pub is_complex: bool,
    /// The table stream is the second one.
    pub second_table: bool,
    /// The language of the program, by its Windows number.
    pub language: u16,
    /// Letters of the text.
    pub text: u32,
    /// Letters of the footnotes, which follow it.
    pub footnotes: u32,
    /// Where the endnotes begin, and how many letters they have.
    pub endnotes: (u32, u32),
    /// The same of the text boxes.
    pub boxes: (u32, u32),
    /// Where and how long the parts of the table stream are.
    parts: Vec<(u32, u32)>,
}

impl Fib {
    /// Reads the head of the main stream.
    pub fn read(main: &[u8]) -> Result<Self, NoText> {
        const MAGIC: [u16; 2] = [0xa5ec, 0xa5dc];
        const FIRST_WITH_TABLES: u16 = 0x00c1;
        const ENCRYPTED: u16 = 0x0100;
        let word = |at| le16(main, at).ok_or(NoText::Damaged);
        let long = |at| le32(main, at).ok_or(NoText::Damaged);
        if !MAGIC.contains(&word(0)?) {
            return Err(NoText::Damaged);
        }
        let flags = word(0x0a)?;
        if flags & ENCRYPTED != 0 {
            return Err(NoText::Encrypted);
        }
        let is_old = word(2)? < FIRST_WITH_TABLES;
        let mut fib = Self {
            is_old,
            is_complex: flags & 0x0004 != 0,
            second_table: flags & 0x0200 != 0,
            language: word(6)?,
            text: long(if is_old { 0x34 } else { 0x4c })?,
            footnotes: 0,
            endnotes: (0, 0),
            boxes: (0, 0),
            parts: Vec::new(),
        };
        if is_old {
            return Ok(fib);
        }
        // The text, footnotes, headers, macros, remarks, endnotes and boxes follow one another.
        fib.footnotes = long(0x50)?;
        let mut at = fib.text;
        for length in [fib.footnotes, long(0x54)?, long(0x58)?, long(0x5c)?] {
            at = at.checked_add(length).ok_or(NoText::Damaged)?;
        }
        fib.endnotes = (at, long(0x60)?);
        fib.boxes = (at.checked_add(fib.endnotes.1).ok_or(NoText::Damaged)?, long(0x64)?);
        for number in 0..usize::from(word(0x98)?) {
            let at = 0x9a + 8 * number;
            fib.parts.push((long(at)?, long(at + 4)?));
        }
        Ok(fib)
    }

    /// A part of the table stream; empty if the document has none.
    pub fn part<'t>(&self, table: &'t [u8], number: usize) -> Result<&'t [u8], NoText> {
        let Some((at, length)) = self.parts.get(number).copied() else { return Ok(&[]) };
        slice(table, at as usize, length as usize).ok_or(NoText::Damaged)
    }

    /// What follows a part in the table stream.
    pub fn after<'t>(&self, table: &'t [u8], number: usize) -> &'t [u8] {
        let Some((at, length)) = self.parts.get(number).copied() else { return &[] };
        table.get(at.saturating_add(length) as usize..).unwrap_or_default()
    }
}
