//! Records of a workbook, each with what continues it.

use domain::documents::NoText;

use crate::bytes::{le16, slice};
use crate::limits::MAX_SHEET_RECORDS;

const CONTINUE: u16 = 0x003c;

/// A record.
#[derive(Debug)]
pub struct Record<'s> {
    /// What it is.
    pub kind: u16,
    /// Its data, in the pieces it was cut into.
    pub chunks: Vec<&'s [u8]>,
}

impl<'s> Record<'s> {
    /// The data before the first cut.
    pub fn first(&self) -> &'s [u8] {
        self.chunks.first().copied().unwrap_or_default()
    }

    /// A number in it.
    pub fn u16(&self, at: usize) -> Option<u16> {
        le16(self.first(), at)
    }
}

/// Walks over the records of a stream.
#[derive(Debug)]
pub struct Records<'s> {
    stream: &'s [u8],
    at: usize,
    /// How many may still be looked at, in all parts together.
    left: usize,
}

impl<'s> Records<'s> {
    /// Begins at the start of the stream.
    pub const fn new(stream: &'s [u8]) -> Self {
        Self { stream, at: 0, left: MAX_SHEET_RECORDS }
    }

    /// Goes on at this place of the stream.
    pub const fn go_to(&mut self, at: usize) {
        self.at = at;
    }

    /// The next record; none where the stream ends. A record that is cut off is damage.
    pub fn next(&mut self) -> Result<Option<Record<'s>>, NoText> {
        let Some((kind, data)) = self.one()? else { return Ok(None) };
        let mut chunks = vec![data];
        while le16(self.stream, self.at) == Some(CONTINUE) {
            if let Some((_, data)) = self.one()? {
                chunks.push(data);
            }
        }
        Ok(Some(Record { kind, chunks }))
    }

    fn one(&mut self) -> Result<Option<(u16, &'s [u8])>, NoText> {
        let Some(kind) = le16(self.stream, self.at) else { return Ok(None) };
        self.left = self.left.checked_sub(1).ok_or(NoText::TooLong)?;
        let size = le16(self.stream, self.at + 2).ok_or(NoText::Damaged)?;
        let data = slice(self.stream, self.at + 4, usize::from(size)).ok_or(NoText::Damaged)?;
        self.at += 4 + data.len();
        Ok(Some((kind, data)))
    }
}
