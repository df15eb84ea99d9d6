//! Records of a binary presentation.

use domain::documents::NoText;

use super::parts::Parts;
use crate::bytes::{le16, le32, slice};
use crate::limits::MAX_RECORD_DEPTH;

/// A record.
#[derive(Clone, Copy, Debug)]
pub struct Record<'s> {
    /// What it is.
    pub kind: u16,
    /// Which of its kind.
    pub instance: u16,
    /// It holds records.
    pub is_container: bool,
    /// What it holds.
    pub data: &'s [u8],
}

/// Records one after the other.
#[derive(Debug)]
pub struct Records<'s> {
    bytes: &'s [u8],
    at: usize,
}

impl<'s> Records<'s> {
    /// Begins at this place.
    pub const fn new(bytes: &'s [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// The next record; none at the end. A record that is cut off is damage.
    pub fn next(&mut self) -> Result<Option<Record<'s>>, NoText> {
        if self.at >= self.bytes.len() {
            return Ok(None);
        }
        let head = |at: usize| le16(self.bytes, self.at + at).ok_or(NoText::Damaged);
        let (version, kind) = (head(0)?, head(2)?);
        let size = le32(self.bytes, self.at + 4).ok_or(NoText::Damaged)? as usize;
        let data = slice(self.bytes, self.at + 8, size).ok_or(NoText::Damaged)?;
        self.at += 8 + size;
        Ok(Some(Record { kind, instance: version >> 4, is_container: version & 0x0f == 0x0f, data }))
    }
}

/// All records of this kind in a container, however deep.
pub fn find<'s>(
    container: &Record<'s>,
    kind: u16,
    found: &mut Vec<Record<'s>>,
    parts: &mut Parts<'_>,
) -> Result<(), NoText> {
    find_within(container, kind, found, parts, MAX_RECORD_DEPTH)
}

fn find_within<'s>(
    container: &Record<'s>,
    kind: u16,
    found: &mut Vec<Record<'s>>,
    parts: &mut Parts<'_>,
    depth: usize,
) -> Result<(), NoText> {
    let depth = depth.checked_sub(1).ok_or(NoText::TooLong)?;
    for record in parts.children(container)? {
        if record.kind == kind {
            found.push(record);
        } else if record.is_container {
            find_within(&record, kind, found, parts, depth)?;
        }
    }
    Ok(())
}
