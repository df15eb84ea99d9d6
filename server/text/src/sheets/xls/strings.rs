//! Text in records: one byte or two for a letter, cut wherever a record was full.

use domain::documents::NoText;

use super::records::Record;
use crate::bytes::{slice, utf16};
use crate::charset::CodePage;
use crate::limits::{MAX_FILE_BYTES, MAX_SHARED_STRINGS};

const WIDE: u8 = 0x01;
const EASTERN: u8 = 0x04;
const RICH: u8 = 0x08;

/// How the letters of a workbook are written.
#[derive(Clone, Copy, Debug)]
pub struct Letters {
    /// Each text says itself whether it takes one byte or two for a letter.
    pub wide: bool,
    /// The code page of the workbooks before that.
    pub page: CodePage,
}

impl Letters {
    /// Text whose length takes one byte.
    pub fn short(&self, record: &Record<'_>, at: usize) -> Option<String> {
        let count = usize::from(*record.first().get(at)?);
        self.text(record, at + 1, count)
    }

    /// Text whose length takes two bytes.
    pub fn long(&self, record: &Record<'_>, at: usize) -> Option<String> {
        let count = usize::from(record.u16(at)?);
        self.text(record, at + 2, count)
    }

    fn text(&self, record: &Record<'_>, at: usize, count: usize) -> Option<String> {
        if !self.wide {
            return Some(self.page.decode(slice(record.first(), at, count)?).into_owned());
        }
        let mut reader = Reader { chunks: &record.chunks, chunk: 0, at };
        let flags = reader.u8()?;
        if flags & RICH != 0 {
            reader.u16()?;
        }
        if flags & EASTERN != 0 {
            reader.u32()?;
        }
        reader.letters(count, flags)
    }
}

/// The texts all sheets share.
pub fn shared(record: &Record<'_>) -> Result<Vec<String>, NoText> {
    let mut reader = Reader { chunks: &record.chunks, chunk: 0, at: 4 };
    let count = reader.u32().ok_or(NoText::Damaged)?;
    if count as usize > MAX_SHARED_STRINGS {
        return Err(NoText::TooLong);
    }
    let mut strings = Vec::new();
    for _ in 0..count {
        strings.push(reader.string().ok_or(NoText::Damaged)?);
    }
    Ok(strings)
}

struct Reader<'r, 's> {
    chunks: &'r [&'s [u8]],
    chunk: usize,
    at: usize,
}

impl Reader<'_, '_> {
    fn u8(&mut self) -> Option<u8> {
        loop {
            let chunk = self.chunks.get(self.chunk)?;
            if let Some(byte) = chunk.get(self.at) {
                self.at += 1;
                return Some(*byte);
            }
            self.chunk += 1;
            self.at = 0;
        }
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes([self.u8()?, self.u8()?, self.u8()?, self.u8()?]))
    }

    fn string(&mut self) -> Option<String> {
        let count = usize::from(self.u16()?);
        let flags = self.u8()?;
        let runs = if flags & RICH != 0 { usize::from(self.u16()?) } else { 0 };
        let eastern = if flags & EASTERN != 0 { self.u32()? } else { 0 };
        let text = self.letters(count, flags)?;
        self.skip(u64::from(eastern) + 4 * runs as u64)?;
        Some(text)
    }

    /// Letters, which after each cut may change their width.
    fn letters(&mut self, mut count: usize, mut flags: u8) -> Option<String> {
        let mut text = String::new();
        loop {
            let chunk = *self.chunks.get(self.chunk)?;
            let width = if flags & WIDE == 0 { 1 } else { 2 };
            let here = (chunk.len().saturating_sub(self.at) / width).min(count);
            let bytes = slice(chunk, self.at, here * width)?;
            if width == 1 {
                // The lower half of UTF-16.
                text.extend(bytes.iter().map(|byte| char::from(*byte)));
            } else {
                text.push_str(&utf16(bytes));
            }
            self.at += bytes.len();
            count -= here;
            if count == 0 {
                return Some(text);
            }
            self.chunk += 1;
            self.at = 1;
            flags = *self.chunks.get(self.chunk)?.first()?;
        }
    }

    fn skip(&mut self, count: u64) -> Option<()> {
        if count > MAX_FILE_BYTES {
            return None;
        }
        let mut left = usize::try_from(count).ok()?;
        while left > 0 {
            let here = self.chunks.get(self.chunk)?.len().saturating_sub(self.at);
            if here >= left {
                self.at += left;
                return Some(());
            }
            left -= here;
            self.chunk += 1;
            self.at = 0;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Letters, Record, shared};
    use crate::charset::CodePage;

    #[test]
    fn a_text_may_change_its_width_where_it_is_cut() {
        let first = [&[1, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0][..], b"ab"].concat();
        let second = [&[1][..], &[0x16, 0x04, 0x14, 0x04, 1, 0, 8, 1, 0, b'c', 9, 9]].concat();
        let record = Record { kind: 0xfc, chunks: vec![&first, &second, &[9, 9]] };
        assert_eq!(shared(&record), Ok(vec!["abЖД".to_owned(), "c".to_owned()]));
        let cut = Record { kind: 0xfc, chunks: vec![&first] };
        assert!(shared(&cut).is_err());
    }

    #[test]
    fn old_workbooks_have_a_code_page() {
        let letters = Letters { wide: false, page: CodePage::CYRILLIC };
        let record = Record { kind: 0x204, chunks: vec![&[2, 0, 0xc0, 0xe1]] };
        assert_eq!(letters.long(&record, 0).as_deref(), Some("Аб"));
        assert_eq!(letters.long(&record, 1), None);
    }
}
