//! Where each word of an entry stands: one numbering for title, requisites and text, which the writer lays down and
//! the snippet reads. How many words a piece has is kept beside it, so that the reader looks at no piece in vain.

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

/// A piece whose words have only been counted.
#[derive(Clone, Copy)]
pub struct Counted<'t> {
    /// Which.
    pub piece: Piece,
    /// What it says.
    pub text: &'t str,
    /// The position of its first word.
    pub first: u32,
    /// How many words it has.
    pub words: u32,
}

impl<'t> Counted<'t> {
    /// Where its words are in it.
    pub fn spans(&self) -> impl Iterator<Item = Range<usize>> + 't {
        analysis::spans(self.text).take(self.words as usize)
    }
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
        self.after(spans.len() as u32);
        Some(Laid { piece, text, first, spans })
    }

    /// The next piece, which has so many words.
    pub fn next_counted(&mut self, words: u32) -> Option<Counted<'t>> {
        let (piece, text) = self.pieces.next()?;
        let first = self.next;
        self.after(words);
        Some(Counted { piece, text, first, words })
    }

    const fn after(&mut self, words: u32) {
        self.next = self.next.saturating_add(words).saturating_add(GAP);
    }
}
