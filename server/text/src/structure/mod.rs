//! From paragraphs in a row to a tree: what each is and how deep it stands.

mod roles;
mod table;
mod tree;

use domain::documents::{CellPlace, NoText, TextBlock};

use crate::label;
use crate::limits::{MAX_BLOCKS, MAX_TEXT_BYTES};
use crate::normalise::normalise;

pub use table::TableCursor;

/// A paragraph as a reader of files saw it, its text normalised.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// The text.
    pub text: String,
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
    pub page: Option<u32>,
    /// The cell of a table.
    pub cell: Option<CellPlace>,
    /// The mark of the note this paragraph belongs to.
    pub note: Option<String>,
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
}

impl Pieces {
    /// Adds a piece unless it is empty.
    pub fn push(&mut self, piece: Piece) -> Result<(), NoText> {
        if piece.text.is_empty() {
            return Ok(());
        }
        self.bytes += piece.text.len();
        if self.bytes > MAX_TEXT_BYTES || self.pieces.len() >= MAX_BLOCKS {
            return Err(NoText::TooLong);
        }
        self.pieces.push(piece);
        Ok(())
    }

    /// Adds a paragraph with line feeds in it: one piece, unless its author broke lines where the next numbered item
    /// begins.
    pub fn push_lines(
        &mut self,
        text: &str,
        mut number: Option<ListNumber>,
        looks: &Piece,
    ) -> Result<(), NoText> {
        let mut pending = String::new();
        for line in text.split('\n') {
            let starts_item = label::begins_numbered_item(&normalise(line));
            if starts_item && !pending.trim().is_empty() {
                self.push(Piece { text: normalise(&pending), list: number.take(), ..looks.clone() })?;
                pending.clear();
            }
            pending.push_str(line);
            pending.push(' ');
        }
        self.push(Piece { text: normalise(&pending), list: number, ..looks.clone() })
    }

    /// The pieces.
    pub fn into_inner(self) -> Vec<Piece> {
        self.pieces
    }
}

/// The tree of blocks.
pub fn blocks(pieces: Vec<Piece>) -> Result<Vec<TextBlock>, NoText> {
    if !pieces.iter().any(|piece| piece.text.contains(char::is_alphanumeric)) {
        return Err(NoText::Empty);
    }
    let roles = roles::roles(&pieces);
    Ok(tree::grow(pieces, roles))
}
