//! From paragraphs in a row to a tree: what each is and how deep it stands.

mod roles;
mod table;
mod tree;

use domain::documents::{CellPlace, Emphasis, NoText, PagePlace, StyledBlock};

use crate::label;
use crate::limits::{MAX_BLOCKS, MAX_EMPHASIS, MAX_TEXT_BYTES};
use crate::normalise::normalise;
use crate::styled::{Face, Styled};

pub use table::TableCursor;

/// A paragraph as a reader of files saw it, its text normalised.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// What stands out in it, in the order of the text.
    pub emphasis: Vec<Emphasis>,
    /// The number printed by a list.
    pub list: Option<ListNumber>,
    /// Level of a heading, from zero.
    pub outline: Option<u8>,
    /// Marked as the title.
    pub title: bool,
    /// The name of a sheet or slide: a chapter, whatever it says.
    pub chapter: bool,
    /// Set in the middle.
    pub centred: bool,
    /// In bold type.
    pub bold: bool,
    /// The page, from 1.
    pub page: Option<PagePlace>,
    /// The cell of a table.
    pub cell: Option<CellPlace>,
    /// The mark of the note this paragraph belongs to.
    pub note: Option<String>,
}

impl Piece {
    /// This text.
    pub fn of(text: &Styled) -> Self {
        let (text, emphasis) = text.normalised();
        Self { text, emphasis, ..Self::default() }
    }
}

/// The number of a paragraph in its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListNumber {
    /// As printed: "1.1.", "а)", "•".
    pub printed: String,
    /// Which list: paragraphs with the same value are counted together.
    pub list: u32,
    /// Level in the list, from zero.
    pub level: u8,
    /// A sign instead of a number.
    pub bullet: bool,
}

/// Pieces within the limits of a document.
#[derive(Debug, Default)]
pub struct Pieces {
    pieces: Vec<Piece>,
    bytes: usize,
    stretches: usize,
}

impl Pieces {
    /// Adds a piece unless it is empty.
    pub fn push(&mut self, mut piece: Piece) -> Result<(), NoText> {
        if piece.text.is_empty() {
            return Ok(());
        }
        self.bytes += piece.text.len();
        if self.bytes > MAX_TEXT_BYTES || self.pieces.len() >= MAX_BLOCKS {
            return Err(NoText::TooLong);
        }
        self.stretches = self.stretches.saturating_add(piece.emphasis.len());
        if self.stretches > MAX_EMPHASIS {
            piece.emphasis.clear();
        }
        self.pieces.push(piece);
        Ok(())
    }

    /// Adds a paragraph with line feeds in it: one piece, unless its author broke lines where the next numbered item
    /// begins.
    pub fn push_lines(
        &mut self,
        text: &Styled,
        mut number: Option<ListNumber>,
        looks: &Piece,
    ) -> Result<(), NoText> {
        let piece = |text: &Styled, list| {
            let (text, emphasis) = text.normalised();
            Piece { text, emphasis, list, ..looks.clone() }
        };
        let mut pending = Styled::default();
        for line in text.lines() {
            let starts_item = label::begins_numbered_item(&normalise(line.as_str()));
            if starts_item && !pending.as_str().trim().is_empty() {
                self.push(piece(&pending, number.take()))?;
                pending = Styled::default();
            }
            pending.append(&line);
            pending.push(' ', Face::default());
        }
        self.push(piece(&pending, number))
    }

    /// The pieces.
    pub fn into_inner(self) -> Vec<Piece> {
        self.pieces
    }
}

/// The tree of blocks.
pub fn blocks(pieces: Vec<Piece>) -> Result<Vec<StyledBlock>, NoText> {
    if !pieces.iter().any(|piece| piece.text.contains(char::is_alphanumeric)) {
        return Err(NoText::Empty);
    }
    let roles = roles::roles(&pieces);
    Ok(tree::grow(pieces, roles))
}

#[cfg(test)]
mod tests {
    use super::{Piece, Pieces};
    use crate::limits::MAX_EMPHASIS;
    use domain::documents::Emphasis;

    #[test]
    fn more_stretches_than_the_limit_look_like_the_rest() {
        let emphasis = vec![Emphasis { start: 0, end: 2, bold: true, italic: false }; MAX_EMPHASIS / 4];
        let piece = Piece { text: "а".to_owned(), emphasis, ..Piece::default() };
        let mut pieces = Pieces::default();
        (0..6).for_each(|_| pieces.push(piece.clone()).expect("within the limits of a text"));
        let counts = pieces
            .into_inner()
            .iter()
            .map(|piece| piece.emphasis.len() * 4 / MAX_EMPHASIS)
            .collect::<Vec<_>>();
        assert_eq!(counts, [1, 1, 1, 1, 0, 0]);
    }
}
