//! Letters to paragraphs: of the text, of its notes and of its boxes.

use domain::documents::NoText;

use super::fib::{self, Fib};
use super::pieces::{Letter, PieceTable};
use super::properties::{LetterLook, ParagraphLook, Properties};
use super::sprm::sprms;
use super::styles::{Style, Styles};
use crate::bytes::le32;
use crate::limits::MAX_OPEN_FIELDS;
use crate::lists::Lists;
use crate::number_format::NumberFormat;
use crate::structure::{Piece, Pieces, TableCursor};
use crate::styled::{Face, Styled};
use crate::symbols::symbol;

/// Reads paragraphs.
pub struct Story<'d> {
    text: &'d PieceTable<'d>,
    properties: &'d Properties<'d>,
    styles: &'d Styles,
    lists: Lists,
    table: TableCursor,
    pieces: Pieces,
}

/// A paragraph: its letters and what its mark says.
struct Paragraph {
    letters: Vec<Letter>,
    mark: u16,
    look: ParagraphLook,
    style: Style,
}

/// The notes of one kind, in the order of the text.
struct Notes {
    /// Numbers of the letters that refer to them, and whether each is counted.
    places: Vec<(u32, bool)>,
    /// From which letter to which each lies.
    texts: Vec<(u32, u32)>,
    format: NumberFormat,
    counted: u32,
    /// Letters that may still be read: notes that overlap would be read again and again.
    left: u32,
}

/// Fields that are open: the instruction, and whether the result has begun.
type Fields = Vec<(String, bool)>;

const BEGIN: u16 = 0x13;
const RESULT: u16 = 0x14;
const END: u16 = 0x15;

impl<'d> Story<'d> {
    /// Ready to read.
    pub fn new(
        text: &'d PieceTable<'d>,
        properties: &'d Properties<'d>,
        styles: &'d Styles,
        lists: Lists,
    ) -> Self {
        let (table, pieces) = (TableCursor::default(), Pieces::default());
        Self { text, properties, styles, lists, table, pieces }
    }

    /// The paragraphs of the text with their notes, then those of the boxes.
    pub fn read(mut self, table: &[u8], fib: &Fib) -> Result<Vec<Piece>, NoText> {
        if fib.text > self.text.length() {
            return Err(NoText::Damaged);
        }
        let part = |number| fib.part(table, number);
        let footnotes = (fib.text, fib.footnotes);
        let mut notes = [
            Notes::read(part(fib::FOOTNOTE_PLACES)?, part(fib::FOOTNOTE_TEXTS)?, footnotes),
            Notes::read(part(fib::ENDNOTE_PLACES)?, part(fib::ENDNOTE_TEXTS)?, fib.endnotes),
        ];
        notes[1].format = NumberFormat::Roman { upper: false };
        let mut fields = Fields::new();
        for paragraph in self.paragraphs(0, fib.text) {
            self.paragraph(&paragraph, &mut notes, &mut fields)?;
        }
        self.table.enter_or_leave(false);
        let (from, length) = fib.boxes;
        for paragraph in self.paragraphs(from, from.saturating_add(length)) {
            let (text, piece) = self.piece(&paragraph, &mut Fields::new());
            self.pieces.push_lines(&text, piece.list.clone(), &piece)?;
        }
        Ok(self.pieces.into_inner())
    }

    /// The paragraphs between two letters.
    fn paragraphs(&self, from: u32, to: u32) -> impl Iterator<Item = Paragraph> + use<'d> {
        const MARKS: [u16; 3] = [0x0d, 0x07, 0x0c];
        let (text, properties, styles) = (self.text, self.properties, self.styles);
        let mut all = text.letters(from, to);
        std::iter::from_fn(move || {
            let mut letters: Vec<Letter> = Vec::new();
            let mark = loop {
                match all.next() {
                    Some(letter) if MARKS.contains(&letter.unit) => break Some(letter),
                    Some(letter) => letters.push(letter),
                    None => break None,
                }
            };
            let last = mark.or_else(|| letters.last().copied())?;
            let (number, changes) = properties.paragraph(last.at);
            let style = styles.get(number);
            let mut look = ParagraphLook { style: number, ..style.paragraph };
            sprms(changes).for_each(|sprm| look.apply(&sprm));
            Some(Paragraph { letters, mark: mark.map_or(0x0d, |mark| mark.unit), look, style })
        })
    }

    fn paragraph(
        &mut self,
        paragraph: &Paragraph,
        notes: &mut [Notes; 2],
        fields: &mut Fields,
    ) -> Result<(), NoText> {
        let look = paragraph.look;
        self.table.enter_or_leave(look.in_table);
        if look.ends_row || look.ends_inner_row {
            if look.ends_row {
                self.table.end_row();
            }
            return Ok(());
        }
        let (text, piece) = self.piece(paragraph, fields);
        let piece = Piece { cell: self.table.place(), ..piece };
        if !paragraph.style.is_contents() {
            self.pieces.push_lines(&text, piece.list.clone(), &piece)?;
            for notes in notes {
                self.notes(paragraph, notes)?;
            }
        }
        if paragraph.mark == 0x07 && look.in_table {
            self.table.end_cell();
        }
        Ok(())
    }

    /// The raw text of a paragraph, and what else it is. Fields that are still in their instruction at its end never get out of it.
    fn piece(&mut self, paragraph: &Paragraph, fields: &mut Fields) -> (Styled, Piece) {
        let outline = paragraph.look.outline.or_else(|| paragraph.style.heading()).filter(|level| *level < 9);
        if outline.is_some() {
            fields.retain(|(instruction, _)| !is_contents(instruction));
        }
        let (text, bold) = self.shown(paragraph, fields);
        fields.retain(|(_, in_result)| *in_result);
        let list = paragraph.look.list.filter(|list| *list > 0 && !text.as_str().trim().is_empty());
        let list = list.and_then(|list| self.lists.next(list, paragraph.look.level));
        let (title, centred) = (paragraph.style.is_title(), paragraph.look.centred);
        (text, Piece { list, outline, title, centred, bold, ..Piece::default() })
    }

    /// What a reader sees of a paragraph, and whether it is in bold type.
    fn shown(&self, paragraph: &Paragraph, fields: &mut Fields) -> (Styled, bool) {
        let mut units: Vec<(u16, Face)> = Vec::new();
        let (mut letters, mut bold_letters) = (0_usize, 0_usize);
        let mut look = LetterLook::default();
        let mut alike_to = None;
        for letter in &paragraph.letters {
            if alike_to.is_none_or(|(from, to)| !(from..=to).contains(&letter.at)) {
                look = self.properties.letter(letter.at, &paragraph.style);
                alike_to = Some((letter.at, self.properties.end_of_run(letter.at)));
            }
            if follow_field(fields, letter.unit) || look.hidden {
                continue;
            }
            if fields.iter().any(|(instruction, in_result)| !in_result || is_contents(instruction)) {
                continue;
            }
            let Some(unit) = shown_unit(letter.unit, look) else { continue };
            units.push((unit, look.face));
            if unit > 0x2f {
                letters += 1;
                bold_letters += usize::from(look.face.bold);
            }
        }
        (typed(&units), letters > 0 && bold_letters * 10 >= letters * 9)
    }

    fn notes(&mut self, paragraph: &Paragraph, notes: &mut Notes) -> Result<(), NoText> {
        let (Some(first), Some(last)) = (paragraph.letters.first(), paragraph.letters.last()) else {
            return Ok(());
        };
        let from = notes.places.partition_point(|(place, _)| *place < first.position);
        let to = notes.places.partition_point(|(place, _)| *place <= last.position);
        for number in from..to {
            let counted = notes.places.get(number).is_some_and(|(_, counted)| *counted);
            let Some((text_from, text_to)) = notes.texts.get(number).copied() else { continue };
            notes.left = notes.left.checked_sub(text_to.saturating_sub(text_from)).ok_or(NoText::Damaged)?;
            let mut label = if counted { notes.next_number() } else { String::new() };
            for paragraph in self.paragraphs(text_from, text_to) {
                let (text, _) = self.shown(&paragraph, &mut Fields::new());
                let note = Some(std::mem::take(&mut label));
                self.pieces.push(Piece { note, cell: self.table.place(), ..Piece::of(&text) })?;
            }
        }
        Ok(())
    }
}

impl Notes {
    /// Two tables: letters with two bytes each, and letters counted from where the notes begin.
    fn read(places: &[u8], texts: &[u8], (begin, left): (u32, u32)) -> Self {
        let count = places.len().saturating_sub(4) / 6;
        let flag = |number: usize| places.get(4 * (count + 1) + 2 * number).copied();
        let places: Vec<(u32, bool)> =
            (0..count).filter_map(|number| Some((le32(places, 4 * number)?, flag(number)? != 0))).collect();
        let texts = (0..count)
            .filter_map(|number| Some((le32(texts, 4 * number)?, le32(texts, 4 * number + 4)?)))
            .map(|(from, to)| (begin.saturating_add(from), begin.saturating_add(to)))
            .collect();
        Self { places, texts, format: NumberFormat::Decimal, counted: 0, left }
    }

    fn next_number(&mut self) -> String {
        self.counted = self.counted.saturating_add(1);
        self.format.print(self.counted)
    }
}

/// The letters of these units; one of two units has the face of the first.
fn typed(units: &[(u16, Face)]) -> Styled {
    let mut text = Styled::default();
    let mut faces = units.iter().map(|(_, face)| *face);
    for c in char::decode_utf16(units.iter().map(|(unit, _)| *unit)) {
        let face = faces.next().unwrap_or_default();
        text.push(c.as_ref().copied().unwrap_or(char::REPLACEMENT_CHARACTER), face);
        if c.is_ok_and(|c| c.len_utf16() > 1) {
            faces.next();
        }
    }
    text
}

/// Follows the marks of fields; whether the letter was one of them or belongs to an instruction.
fn follow_field(fields: &mut Fields, unit: u16) -> bool {
    match unit {
        // Nobody nests that many: more of them only cost time.
        BEGIN if fields.len() >= MAX_OPEN_FIELDS => {}
        BEGIN => fields.push((String::new(), false)),
        RESULT => {
            if let Some((_, in_result)) = fields.last_mut() {
                *in_result = true;
            }
        }
        END => drop(fields.pop()),
        unit => match fields.last_mut() {
            Some((instruction, false)) => instruction.extend(char::from_u32(u32::from(unit))),
            _ => return false,
        },
    }
    true
}

fn is_contents(instruction: &str) -> bool {
    instruction.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("TOC"))
}

/// The letter as shown; none for marks of notes, pictures and the like.
fn shown_unit(unit: u16, look: LetterLook) -> Option<u16> {
    const SYMBOL: u16 = 0x28;
    match unit {
        SYMBOL if look.special => {
            let c = symbol("symbol", u32::from(look.symbol?))?;
            u16::try_from(u32::from(c)).ok()
        }
        0x09 => Some(0x20),
        0x0b => Some(0x0a),
        0x1e => Some(0x2d),
        0x00..=0x1f => None,
        // Codes of symbol fonts.
        0xf000..=0xf0ff => symbol("symbol", u32::from(unit)).and_then(|c| u16::try_from(u32::from(c)).ok()),
        unit => Some(unit),
    }
}
