//! Styles: what a paragraph inherits.

use super::properties::{LetterLook, ParagraphLook};
use super::sprm::sprms;
use crate::bytes::{le16, slice};

/// How many styles may be based on one another.
const MAX_CHAIN: usize = 32;

/// A style with what it inherits.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// Its letters.
    pub letters: LetterLook,
    /// Its paragraphs.
    pub paragraph: ParagraphLook,
    /// Which of the styles every Word knows it is.
    built_in: u16,
}

impl Style {
    /// Level of a heading, from zero.
    pub const fn heading(&self) -> Option<u8> {
        match self.built_in {
            level @ 1..=9 => Some(level as u8 - 1),
            _ => None,
        }
    }

    /// The style of the title.
    pub const fn is_title(&self) -> bool {
        self.built_in == 62
    }

    /// A line of a generated table of contents.
    pub const fn is_contents(&self) -> bool {
        matches!(self.built_in, 19..=27)
    }
}

/// The styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    styles: Vec<Style>,
}

#[derive(Clone, Copy, Default)]
struct Raw<'t> {
    built_in: u16,
    based_on: Option<usize>,
    paragraph: &'t [u8],
    letters: &'t [u8],
}

impl Styles {
    /// Reads the sheet of styles; what cannot be read of it is plain.
    pub fn read(sheet: &[u8]) -> Self {
        let raw = raw(sheet);
        Self { styles: (0..raw.len()).map(|number| inherited(&raw, number)).collect() }
    }

    /// The style of this number.
    pub fn get(&self, number: u16) -> Style {
        self.styles.get(usize::from(number)).copied().unwrap_or_default()
    }
}

fn inherited(raw: &[Raw<'_>], number: usize) -> Style {
    let mut chain = Vec::new();
    let mut next = Some(number);
    while let Some(style) = next.and_then(|number| raw.get(number)).filter(|_| chain.len() < MAX_CHAIN) {
        chain.push(style);
        next = style.based_on;
    }
    let mut style = Style::default();
    for raw in chain.iter().rev() {
        let below = style.letters;
        sprms(raw.paragraph).for_each(|sprm| style.paragraph.apply(&sprm));
        sprms(raw.letters).for_each(|sprm| style.letters.apply(&sprm, below));
        style.built_in = raw.built_in;
    }
    style
}

fn raw(sheet: &[u8]) -> Vec<Raw<'_>> {
    let mut styles = Vec::new();
    let (Some(head), Some(count), Some(base)) = (le16(sheet, 0), le16(sheet, 2), le16(sheet, 4)) else {
        return styles;
    };
    let mut at = 2 + usize::from(head);
    for _ in 0..count {
        let Some(length) = le16(sheet, at) else { break };
        let bytes = slice(sheet, at + 2, usize::from(length)).unwrap_or_default();
        styles.push(one(bytes, usize::from(base)).unwrap_or_default());
        at += 2 + usize::from(length);
    }
    styles
}

fn one(bytes: &[u8], base: usize) -> Option<Raw<'_>> {
    const PARAGRAPH: u16 = 1;
    const NOTHING: u16 = 0x0fff;
    let (first, second) = (le16(bytes, 0)?, le16(bytes, 2)?);
    let based_on = Some(second >> 4).filter(|style| *style != NOTHING).map(usize::from);
    let mut raw = Raw { built_in: first & 0x0fff, based_on, ..Raw::default() };
    let name = usize::from(le16(bytes, base)?);
    let mut at = base + 2 + 2 * name + 2;
    if second & 0x0f == PARAGRAPH {
        let length = usize::from(le16(bytes, at)?);
        // The number of the style itself comes first.
        raw.paragraph = slice(bytes, at + 2, length)?.get(2..).unwrap_or_default();
        at += 2 + length + length % 2;
        let length = usize::from(le16(bytes, at).unwrap_or(0));
        raw.letters = slice(bytes, at + 2, length).unwrap_or_default();
    }
    Some(raw)
}
