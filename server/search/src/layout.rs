//! Where each word of an entry stands: one numbering for title, requisites and text, which the writer lays down and
//! the snippet reads.

use crate::analysis;
use std::ops::Range;

/// Between pieces, so that no phrase and no closeness reaches from one into the next.
const GAP: u32 = 16;
/// Words beyond these of one entry are not found.
const WORDS_MAX: u32 = 400_000;

/// Which piece of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Its title.
    Title,
    /// One of its requisites, by number.
    Requisite(usize),
    /// One of its passages, by number.
    Passage(usize),
}

/// A piece with its words' numbers.
pub struct Laid<'t> {
    /// Which.
    pub piece: Piece,
    /// What it says.
    pub text: &'t str,
    /// The position of its first word.
    pub first: u32,
    /// Where its words are in it.
    pub spans: Vec<Range<usize>>,
}

/// Pieces in order.
pub struct Layout<I> {
    pieces: I,
    next: u32,
}

/// Lays pieces out.
pub fn pieces<'t>(
    title: &'t str,
    requisites: impl Iterator<Item = &'t str>,
    passages: impl Iterator<Item = &'t str>,
) -> Layout<impl Iterator<Item = (Piece, &'t str)>> {
    let requisites = requisites.enumerate().map(|(at, text)| (Piece::Requisite(at), text));
    let passages = passages.enumerate().map(|(at, text)| (Piece::Passage(at), text));
    Layout { pieces: std::iter::once((Piece::Title, title)).chain(requisites).chain(passages), next: 0 }
}

impl<'t, I: Iterator<Item = (Piece, &'t str)>> Layout<I> {
    /// The next piece.
    pub fn next_piece(&mut self) -> Option<Laid<'t>> {
        let (piece, text) = self.pieces.next()?;
        let (first, room) = (self.next, WORDS_MAX.saturating_sub(self.next));
        let spans: Vec<Range<usize>> = analysis::spans(text).take(room as usize).collect();
        self.next = first.saturating_add(spans.len() as u32).saturating_add(GAP);
        Some(Laid { piece, text, first, spans })
    }
}
