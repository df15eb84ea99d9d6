//! Where the parts of a presentation lie.

use std::collections::HashMap;

use domain::documents::NoText;

use super::records::{Record, Records};
use crate::bytes::{le32, slice};
use crate::limits::{MAX_SLIDE_RECORDS, MAX_SLIDE_TEXT_BYTES, MAX_SLIDES};

const EDIT: u16 = 0x0ff5;
const DIRECTORY: u16 = 0x1772;
const DOCUMENT: u16 = 0x03e8;

/// The parts of a presentation by number, as the last save left them.
#[derive(Debug)]
pub struct Parts<'s> {
    stream: &'s [u8],
    places: HashMap<u32, u32>,
    document: u32,
    /// Records that may still be looked at.
    left: usize,
    /// Bytes of text that may still be read.
    text_left: usize,
}

impl<'s> Parts<'s> {
    /// Follows the saves from the last to the first; what a later one says counts.
    pub fn open(stream: &'s [u8], user: &[u8]) -> Result<Self, NoText> {
        const ENCRYPTED: u32 = 0xf3d1_c4df;
        if le32(user, 12) == Some(ENCRYPTED) {
            return Err(NoText::Encrypted);
        }
        let mut parts = Self {
            stream,
            places: HashMap::new(),
            document: 0,
            left: MAX_SLIDE_RECORDS,
            text_left: MAX_SLIDE_TEXT_BYTES,
        };
        let mut at = le32(user, 16).ok_or(NoText::Damaged)?;
        let mut document = None;
        // Each save lies before the one that follows it, so this ends.
        while at != 0 {
            let edit = parts.record_at(at)?;
            if edit.kind != EDIT {
                return Err(NoText::Damaged);
            }
            let number = |from| le32(edit.data, from).ok_or(NoText::Damaged);
            let (before, directory) = (number(8)?, number(12)?);
            document = document.or(Some(number(16)?));
            parts.add_directory(directory)?;
            if before >= at {
                return Err(NoText::Damaged);
            }
            at = before;
        }
        parts.document = document.ok_or(NoText::Damaged)?;
        Ok(parts)
    }

    fn add_directory(&mut self, at: u32) -> Result<(), NoText> {
        let directory = self.record_at(at)?;
        if directory.kind != DIRECTORY {
            return Err(NoText::Damaged);
        }
        let mut rest = directory.data;
        while let Some(head) = le32(rest, 0) {
            let (first, count) = (head & 0x000f_ffff, head >> 20);
            let places = slice(rest, 4, 4 * count as usize).ok_or(NoText::Damaged)?;
            for (number, place) in (first..).zip(places.chunks_exact(4)) {
                if let Some(place) = le32(place, 0) {
                    self.places.entry(number).or_insert(place);
                }
            }
            rest = rest.get(4 + places.len()..).unwrap_or_default();
        }
        if self.places.len() > 4 * MAX_SLIDES { Err(NoText::TooLong) } else { Ok(()) }
    }

    fn record_at(&mut self, at: u32) -> Result<Record<'s>, NoText> {
        self.left = self.left.checked_sub(1).ok_or(NoText::TooLong)?;
        Records::new(self.stream, at as usize).next()?.ok_or(NoText::Damaged)
    }

    /// Counts text that is read: one record may be referred to again and again.
    pub fn count_text(&mut self, bytes: usize) -> Result<(), NoText> {
        self.text_left = self.text_left.checked_sub(bytes).ok_or(NoText::TooLong)?;
        Ok(())
    }

    /// The part with this number.
    pub fn get(&mut self, number: u32) -> Result<Record<'s>, NoText> {
        let place = *self.places.get(&number).ok_or(NoText::Damaged)?;
        self.record_at(place)
    }

    /// The part that lists the slides.
    pub fn document(&mut self) -> Result<Record<'s>, NoText> {
        let document = self.get(self.document)?;
        if document.kind == DOCUMENT { Ok(document) } else { Err(NoText::Damaged) }
    }

    /// What a container holds.
    pub fn children<'r>(&mut self, container: &Record<'r>) -> Result<Vec<Record<'r>>, NoText> {
        let mut records = Records::new(container.data, 0);
        let mut children = Vec::new();
        while let Some(record) = records.next()? {
            self.left = self.left.checked_sub(1).ok_or(NoText::TooLong)?;
            children.push(record);
        }
        Ok(children)
    }
}
