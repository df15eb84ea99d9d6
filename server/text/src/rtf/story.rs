//! Paragraphs as they are typed: of the text itself, of its notes and of its boxes.

use domain::documents::NoText;

use super::state::Paragraph;
use super::styles::{Meaning, Styles};
use crate::limits::MAX_BLOCKS;
use crate::normalise::normalise;
use crate::structure::{ListNumber, Piece, Pieces, TableCursor};
use crate::styled::{Face, Styled};

/// What a run of paragraphs is to the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoryKind {
    /// The text itself.
    Main,
    /// A note with its number.
    Note(String),
    /// A text box.
    Box,
}

/// A run of paragraphs; notes and boxes interrupt the one they stand in.
#[derive(Debug)]
pub struct Story {
    kind: StoryKind,
    text: Styled,
    bold_letters: usize,
    label: String,
    /// Paragraphs that follow the current one: notes and boxes anchored in it.
    after: Vec<Piece>,
    done: Vec<Piece>,
}

impl Story {
    /// Begins.
    pub fn new(kind: StoryKind) -> Self {
        Self {
            kind,
            text: Styled::default(),
            bold_letters: 0,
            label: String::new(),
            after: Vec::new(),
            done: Vec::new(),
        }
    }

    /// Types a letter.
    pub fn push(&mut self, c: char, face: Face) {
        self.text.push(c, face);
        if face.bold && c.is_alphanumeric() {
            self.bold_letters += 1;
        }
    }

    /// Types a letter of the number before the paragraph.
    pub fn push_label(&mut self, c: char) {
        self.label.push(c);
    }

    /// Nothing was typed since the last paragraph.
    pub fn is_empty(&self) -> bool {
        self.text.as_str().is_empty() && self.after.is_empty()
    }
}

/// Everything typed so far.
#[derive(Debug)]
pub struct Stories {
    main: Story,
    /// Notes and boxes that are open, each with the depth of its group.
    open: Vec<(usize, Story)>,
    table: TableCursor,
    footnotes: u32,
    waiting: usize,
    pieces: Pieces,
}

impl Default for Stories {
    fn default() -> Self {
        Self {
            main: Story::new(StoryKind::Main),
            open: Vec::new(),
            table: TableCursor::default(),
            footnotes: 0,
            waiting: 0,
            pieces: Pieces::default(),
        }
    }
}

impl Stories {
    /// The story that is typed at the moment.
    pub fn current(&mut self) -> &mut Story {
        self.open.last_mut().map_or(&mut self.main, |(_, story)| story)
    }

    /// A note begins in the group of this depth.
    pub fn begin_note(&mut self, depth: usize) {
        if self.begins_at(depth) {
            return;
        }
        self.footnotes += 1;
        let label = self.footnotes.to_string();
        self.open.push((depth, Story::new(StoryKind::Note(label))));
    }

    /// A text box begins in the group of this depth.
    pub fn begin_box(&mut self, depth: usize) {
        if !self.begins_at(depth) {
            self.open.push((depth, Story::new(StoryKind::Box)));
        }
    }

    /// One group begins one story, however often it says so.
    fn begins_at(&self, depth: usize) -> bool {
        self.open.last().is_some_and(|(began, _)| *began == depth)
    }

    /// A group of this depth ends, and with it the note or box that began there.
    pub fn end_group(&mut self, depth: usize, paragraph: &Paragraph, styles: &Styles) -> Result<(), NoText> {
        if !self.begins_at(depth) {
            return Ok(());
        }
        if !self.current().is_empty() {
            self.end_paragraph(paragraph, styles)?;
        }
        if let Some((_, story)) = self.open.pop() {
            self.current().after.extend(story.done);
        }
        Ok(())
    }

    /// A paragraph ends.
    pub fn end_paragraph(&mut self, paragraph: &Paragraph, styles: &Styles) -> Result<(), NoText> {
        let in_main = self.open.is_empty();
        if in_main {
            self.table.enter_or_leave(paragraph.in_table);
        }
        let place = self.table.place();
        let story = self.current();
        let text = std::mem::take(&mut story.text);
        let label = normalise(&std::mem::take(&mut story.label));
        let mut after = std::mem::take(&mut story.after);
        // Notes first: they follow the paragraph that refers to them.
        after.sort_by_key(|piece| piece.note.is_none());
        let letters = text.as_str().chars().filter(|c| c.is_alphanumeric()).count();
        let bold = letters > 0 && std::mem::take(&mut story.bold_letters) * 10 >= letters * 9;
        let meaning = styles.get(paragraph.style);
        let shown = meaning != Meaning::Contents;
        let (list, text) =
            if text.as_str().trim().is_empty() { (None, text) } else { numbered(label, text, paragraph) };
        let looks = Piece { bold, cell: place, ..looks(paragraph, meaning) };
        match &mut story.kind {
            StoryKind::Main => {
                if shown {
                    self.pieces.push_lines(&text, list, &looks)?;
                }
                for piece in after {
                    self.pieces.push(Piece { cell: place, ..piece })?;
                }
            }
            StoryKind::Note(label) => {
                let note = Some(std::mem::take(label));
                story.done.push(Piece { note, ..Piece::of(&text) });
                story.done.extend(after);
            }
            StoryKind::Box => {
                let (text, emphasis) = text.normalised();
                story.done.push(Piece { text, emphasis, list, ..looks });
                story.done.extend(after);
            }
        }
        if !in_main {
            self.waiting += 1;
        }
        if self.waiting > MAX_BLOCKS { Err(NoText::TooLong) } else { Ok(()) }
    }

    /// A cell ends.
    pub fn end_cell(&mut self, paragraph: &Paragraph, styles: &Styles) -> Result<(), NoText> {
        // Some programs forget to say that a cell is in a table.
        self.end_paragraph(&Paragraph { in_table: true, ..*paragraph }, styles)?;
        if self.open.is_empty() {
            self.table.end_cell();
        }
        Ok(())
    }

    /// A row ends.
    pub const fn end_row(&mut self) {
        if self.open.is_empty() {
            self.table.end_row();
        }
    }

    /// The text is over.
    pub fn finish(mut self, paragraph: &Paragraph, styles: &Styles) -> Result<Vec<Piece>, NoText> {
        if !self.main.is_empty() {
            self.end_paragraph(paragraph, styles)?;
        }
        Ok(self.pieces.into_inner())
    }
}

fn looks(paragraph: &Paragraph, meaning: Meaning) -> Piece {
    let by_name = match meaning {
        Meaning::Heading(level) => Some(level),
        _ => None,
    };
    Piece {
        outline: paragraph.outline.or(by_name),
        title: meaning == Meaning::Title,
        centred: paragraph.centred,
        ..Piece::default()
    }
}

/// The printed number: of a list if the paragraph names one, else as if it had been typed.
fn numbered(label: String, text: Styled, paragraph: &Paragraph) -> (Option<ListNumber>, Styled) {
    if label.is_empty() {
        return (None, text);
    }
    let bullet = !label.contains(char::is_alphanumeric);
    match paragraph.list {
        Some(list) => (Some(ListNumber { printed: label, list, level: paragraph.level, bullet }), text),
        None => {
            let mut typed = Styled::from(format!("{label} ").as_str());
            typed.append(&text);
            (None, typed)
        }
    }
}
