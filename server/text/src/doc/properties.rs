//! Properties of letters and paragraphs, by the place of a letter in the main stream. They lie on pages of 512 bytes.

use domain::documents::NoText;

use super::fib::{self, Fib};
use super::sprm::{Sprm, sprms, switched};
use super::styles::Style;
use crate::bytes::{le16, le32, slice};
use crate::limits::MAX_DOC_RUNS;
use crate::styled::Face;

const PAGE: usize = 512;

/// Changes for the letters from one place to another.
#[derive(Debug)]
struct Run<'m> {
    from: u32,
    to: u32,
    style: u16,
    changes: &'m [u8],
}

/// All changes of a document.
#[derive(Debug)]
pub struct Properties<'m> {
    letters: Vec<Run<'m>>,
    paragraphs: Vec<Run<'m>>,
}

/// Properties of a letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LetterLook {
    /// Bold and italic type.
    pub face: Face,
    /// Hidden, or deleted by a reviser.
    pub hidden: bool,
    /// The letter stands for something else: a note, a symbol.
    pub special: bool,
    /// Number of the font and code of a symbol.
    pub symbol: Option<u16>,
}

/// Properties of a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ParagraphLook {
    /// The number of its style.
    pub style: u16,
    /// Stands in a table.
    pub in_table: bool,
    /// Ends a row.
    pub ends_row: bool,
    /// Ends a row of a table in a cell.
    pub ends_inner_row: bool,
    /// Set in the middle.
    pub centred: bool,
    /// Level of a heading, from zero; nine is text.
    pub outline: Option<u8>,
    /// The number of its list.
    pub list: Option<u32>,
    /// Level in the list, from zero.
    pub level: u8,
}

impl ParagraphLook {
    /// Applies a change.
    pub fn apply(&mut self, sprm: &Sprm<'_>) {
        match sprm.code {
            0x2416 => self.in_table = sprm.byte() != 0,
            0x6649 => self.in_table = sprm.long() > 0,
            0x2417 => self.ends_row = sprm.byte() != 0,
            0x244c => self.ends_inner_row = sprm.byte() != 0,
            0x2403 | 0x2461 => self.centred = sprm.byte() == 1,
            0x2640 => self.outline = Some(sprm.byte()),
            0x260a => self.level = sprm.byte(),
            0x460b => self.list = Some(u32::from(sprm.word())),
            _ => {}
        }
    }
}

impl LetterLook {
    /// Applies a change to what the style says.
    pub fn apply(&mut self, sprm: &Sprm<'_>, style: Self) {
        match sprm.code {
            0x0835 => self.face.bold = switched(sprm.byte(), style.face.bold),
            0x0836 => self.face.italic = switched(sprm.byte(), style.face.italic),
            0x083c => self.hidden |= switched(sprm.byte(), style.hidden),
            0x0800 => self.hidden |= sprm.byte() != 0,
            0x0855 => self.special = sprm.byte() != 0,
            0x6a09 => self.symbol = le16(sprm.value, 2),
            _ => {}
        }
    }
}

impl<'m> Properties<'m> {
    /// Reads the pages.
    pub fn read(main: &'m [u8], table: &[u8], fib: &Fib) -> Result<Self, NoText> {
        Ok(Self {
            letters: runs(main, fib.part(table, fib::LETTER_PAGES)?, letter_run)?,
            paragraphs: runs(main, fib.part(table, fib::PARAGRAPH_PAGES)?, paragraph_run)?,
        })
    }

    /// The look of the letter at this place, in a paragraph of this style.
    pub fn letter(&self, at: u32, style: &Style) -> LetterLook {
        let mut look = style.letters;
        for sprm in find(&self.letters, at).into_iter().flat_map(|run| sprms(run.changes)) {
            look.apply(&sprm, style.letters);
        }
        look
    }

    /// Where the run of letters at this place ends: up to there all look alike.
    pub fn end_of_run(&self, at: u32) -> u32 {
        find(&self.letters, at).map_or(at, |run| run.to.saturating_sub(1))
    }

    /// The number of the style of the paragraph whose mark is at this place, and its changes.
    pub fn paragraph(&self, at: u32) -> (u16, &'m [u8]) {
        find(&self.paragraphs, at).map_or((0, &[]), |run| (run.style, run.changes))
    }
}

fn find<'r, 'm>(runs: &'r [Run<'m>], at: u32) -> Option<&'r Run<'m>> {
    let after = runs.partition_point(|run| run.from <= at);
    runs.get(after.checked_sub(1)?).filter(|run| at < run.to)
}

/// All runs of the pages that a table lists.
fn runs<'m>(
    main: &'m [u8],
    table: &[u8],
    run: impl Fn(&'m [u8], usize, usize) -> Option<(u16, &'m [u8])>,
) -> Result<Vec<Run<'m>>, NoText> {
    let count = table.len().saturating_sub(4) / 8;
    // No more pages than the stream has room for: the same one listed again and again is an attack.
    if count > main.len() / PAGE {
        return Err(NoText::Damaged);
    }
    let mut runs = Vec::new();
    for number in 0..count {
        let page = le32(table, 4 * (count + 1) + 4 * number).ok_or(NoText::Damaged)? & 0x003f_ffff;
        let page = slice(main, page as usize * PAGE, PAGE).ok_or(NoText::Damaged)?;
        let count = usize::from(page.last().copied().unwrap_or(0));
        for number in 0..count {
            let (Some(from), Some(to)) = (le32(page, 4 * number), le32(page, 4 * number + 4)) else {
                return Err(NoText::Damaged);
            };
            let (style, changes) = run(page, count, number).unwrap_or_default();
            if runs.len() >= MAX_DOC_RUNS {
                return Err(NoText::TooLong);
            }
            runs.push(Run { from, to, style, changes });
        }
    }
    runs.sort_by_key(|run| run.from);
    Ok(runs)
}

fn letter_run(page: &[u8], count: usize, number: usize) -> Option<(u16, &[u8])> {
    let at = 2 * usize::from(*page.get(4 * (count + 1) + number)?);
    if at == 0 {
        return None;
    }
    Some((0, slice(page, at + 1, usize::from(*page.get(at)?))?))
}

fn paragraph_run(page: &[u8], count: usize, number: usize) -> Option<(u16, &[u8])> {
    const ENTRY: usize = 13;
    let at = 2 * usize::from(*page.get(4 * (count + 1) + ENTRY * number)?);
    if at == 0 {
        return None;
    }
    // Half the length in one byte, or a zero and half the length in the next.
    let (from, length) = match *page.get(at)? {
        0 => (at + 2, 2 * usize::from(*page.get(at + 1)?)),
        half => (at + 1, 2 * usize::from(half) - 1),
    };
    let bytes = slice(page, from, length)?;
    Some((le16(bytes, 0)?, bytes.get(2..)?))
}
