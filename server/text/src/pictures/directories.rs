//! The directories of a TIFF: one for each page, each naming the next.

use std::collections::HashSet;
use std::io::{Read, Seek, SeekFrom};

use super::{PictureFault, PicturePage};
use crate::limits::{MAX_TIFF_PAGES, MAX_TIFF_TAGS};

const WIDTH: u64 = 256;
const HEIGHT: u64 = 257;

/// The pages, whatever they are packed with.
pub fn pages(mut file: impl Read + Seek) -> Result<Vec<PicturePage>, PictureFault> {
    let mut reader = Reader::open(&mut file).ok_or(PictureFault::Damaged)?;
    let mut seen = HashSet::new();
    let mut pages = Vec::new();
    while reader.next != 0 {
        if pages.len() >= MAX_TIFF_PAGES {
            return Err(PictureFault::TooLarge);
        }
        // A directory that comes again would never end.
        if !seen.insert(reader.next) {
            return Err(PictureFault::Damaged);
        }
        pages.push(reader.page().ok_or(PictureFault::Damaged)?);
    }
    if pages.is_empty() { Err(PictureFault::Damaged) } else { Ok(pages) }
}

struct Reader<'f, F> {
    file: &'f mut F,
    least_first: bool,
    /// Places take eight bytes.
    large: bool,
    /// Where the next directory lies.
    next: u64,
}

impl<'f, F: Read + Seek> Reader<'f, F> {
    fn open(file: &'f mut F) -> Option<Self> {
        file.seek(SeekFrom::Start(0)).ok()?;
        let mut head = [0; 4];
        file.read_exact(&mut head).ok()?;
        let least_first = match head.get(..2)? {
            b"II" => true,
            b"MM" => false,
            _ => return None,
        };
        let mut reader = Self { file, least_first, large: head.contains(&43), next: 0 };
        if reader.large {
            // The width of places, and two bytes of nothing.
            reader.number(4)?;
        }
        reader.next = reader.place()?;
        Some(reader)
    }

    fn number(&mut self, width: usize) -> Option<u64> {
        let mut bytes = [0; 8];
        let part = bytes.get_mut(..width)?;
        self.file.read_exact(part).ok()?;
        if !self.least_first {
            part.reverse();
        }
        Some(u64::from_le_bytes(bytes))
    }

    fn place(&mut self) -> Option<u64> {
        self.number(if self.large { 8 } else { 4 })
    }

    /// Reads the directory where the reader stands and moves on to the next.
    fn page(&mut self) -> Option<PicturePage> {
        self.file.seek(SeekFrom::Start(self.next)).ok()?;
        let count = self.number(if self.large { 8 } else { 2 })?;
        if count > MAX_TIFF_TAGS {
            return None;
        }
        let (mut width, mut height) = (None, None);
        for _ in 0..count {
            let (tag, value) = self.entry()?;
            match tag {
                WIDTH => width = value,
                HEIGHT => height = value,
                _ => {}
            }
        }
        self.next = self.place()?;
        Some(PicturePage { width: width?, height: height? })
    }

    /// A tag and its value, if that is one number.
    fn entry(&mut self) -> Option<(u64, Option<u32>)> {
        const SHORT: u64 = 3;
        const LONG: u64 = 4;
        const LONG_8: u64 = 16;
        let (tag, kind) = (self.number(2)?, self.number(2)?);
        let room = if self.large { 8 } else { 4 };
        let _count = self.place()?;
        let width = match kind {
            SHORT => 2,
            LONG => 4,
            LONG_8 if self.large => 8,
            _ => room,
        };
        let value = self.number(width)?;
        self.file.seek(SeekFrom::Current((room - width) as i64)).ok()?;
        Some((tag, u32::try_from(value).ok()))
    }
}
