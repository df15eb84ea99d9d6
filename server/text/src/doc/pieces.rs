//! The pieces of the text and where they lie in the main stream.

use domain::documents::NoText;

use crate::bytes::{le16, le32, slice};
use crate::charset::CodePage;
use crate::limits::MAX_DOC_LETTERS;

/// One piece: letters from `from` to `to`, from `at` in the stream.
#[derive(Clone, Copy, Debug)]
struct Piece {
    from: u32,
    to: u32,
    at: usize,
    wide: bool,
    page: CodePage,
}

/// A letter and its place in the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its number in the text.
    pub position: u32,
    /// Its place in the stream.
    pub at: u32,
    /// The letter, or one half of one.
    pub unit: u16,
}

/// The pieces in the order of the text.
#[derive(Debug)]
pub struct PieceTable<'m> {
    main: &'m [u8],
    pieces: Vec<Piece>,
}

impl<'m> PieceTable<'m> {
    /// Reads the table; every piece must lie in the stream.
    pub fn read(clx: &[u8], main: &'m [u8], language: u16) -> Result<Self, NoText> {
        let table = table(clx).ok_or(NoText::Damaged)?;
        let count = table.len().saturating_sub(4) / 12;
        let mut pieces = Vec::new();
        let mut end = 0;
        for number in 0..count {
            let piece = piece(table, count, number).ok_or(NoText::Damaged)?;
            let width = if piece.wide { 2 } else { 1 };
            let length = piece.to.checked_sub(piece.from).ok_or(NoText::Damaged)? as usize;
            let bytes = slice(main, piece.at, length * width).ok_or(NoText::Damaged)?;
            if piece.from != end {
                return Err(NoText::Damaged);
            }
            end = piece.to;
            if end > MAX_DOC_LETTERS {
                return Err(NoText::TooLong);
            }
            let page = if piece.wide { piece.page } else { page(bytes, language) };
            pieces.push(Piece { page, ..piece });
        }
        Ok(Self { main, pieces })
    }

    /// The letters from one number to another.
    pub fn letters(&self, from: u32, to: u32) -> impl Iterator<Item = Letter> + '_ {
        let first = self.pieces.partition_point(|piece| piece.to <= from);
        let pieces =
            self.pieces.get(first..).unwrap_or_default().iter().take_while(move |piece| piece.from < to);
        pieces.flat_map(move |piece| {
            let (from, to) = (piece.from.max(from), piece.to.min(to));
            (from..to).filter_map(move |position| self.letter(piece, position))
        })
    }

    /// How many letters there are.
    pub fn length(&self) -> u32 {
        self.pieces.last().map_or(0, |piece| piece.to)
    }

    fn letter(&self, piece: &Piece, position: u32) -> Option<Letter> {
        let number = position.checked_sub(piece.from)? as usize;
        let (at, unit) = if piece.wide {
            let at = piece.at + 2 * number;
            (at, le16(self.main, at)?)
        } else {
            let at = piece.at + number;
            (at, narrow(*self.main.get(at)?, piece.page))
        };
        Some(Letter { position, at: u32::try_from(at).ok()?, unit })
    }
}

/// The table of pieces, behind what quick saves noted.
fn table(clx: &[u8]) -> Option<&[u8]> {
    const NOTED: u8 = 1;
    const TABLE: u8 = 2;
    let mut at = 0;
    loop {
        match *clx.get(at)? {
            NOTED => at += 3 + usize::from(le16(clx, at + 1)?),
            TABLE => return slice(clx, at + 5, le32(clx, at + 1)? as usize),
            _ => return None,
        }
    }
}

fn piece(table: &[u8], count: usize, number: usize) -> Option<Piece> {
    const NARROW: u32 = 1 << 30;
    let (from, to) = (le32(table, 4 * number)?, le32(table, 4 * number + 4)?);
    let at = le32(table, 4 * (count + 1) + 8 * number + 2)?;
    let wide = at & NARROW == 0;
    let at = (at & (NARROW - 1)) as usize;
    Some(Piece { from, to, at: if wide { at } else { at / 2 }, wide, page: CodePage::WESTERN })
}

/// Word writes bytes only for western letters; other programs write whole Cyrillic texts so, and say only the language.
fn page(bytes: &[u8], language: u16) -> CodePage {
    let page = CodePage::of_language(language);
    let high = bytes.iter().filter(|byte| **byte >= 0xc0).count();
    let low = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    if high > low && matches!(page, CodePage::CYRILLIC | CodePage::KAZAKH) { page } else { CodePage::WESTERN }
}

fn narrow(byte: u8, page: CodePage) -> u16 {
    if byte.is_ascii() {
        return u16::from(byte);
    }
    let mut units = [0; 2];
    let text = page.decode(std::slice::from_ref(&byte));
    let c = text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
    c.encode_utf16(&mut units).first().copied().unwrap_or(0xfffd)
}

#[cfg(test)]
mod tests {
    use super::{Letter, PieceTable};
    use domain::documents::NoText;

    fn clx(ends: &[u32], places: &[u32]) -> Vec<u8> {
        let mut table: Vec<u8> = ends.iter().flat_map(|end| end.to_le_bytes()).collect();
        for place in places {
            table.extend([&[0, 0][..], &place.to_le_bytes(), &[0, 0]].concat());
        }
        [&[1, 2, 0, 9, 9, 2][..], &u32::try_from(table.len()).expect("short").to_le_bytes(), &table].concat()
    }

    #[test]
    fn pieces_are_put_together() {
        let main = [0, 0, b'a', 0x93, 0x16, 0x04];
        let table = clx(&[0, 1, 3], &[4, 4 | 1 << 30]);
        let pieces = PieceTable::read(&table, &main, 0x0419).expect("pieces");
        let units: Vec<u16> = pieces.letters(0, 9).map(|Letter { unit, .. }| unit).collect();
        assert_eq!(units, [0x0416, 0x61, 0x201c]);
        assert_eq!(pieces.letters(1, 2).next(), Some(Letter { position: 1, at: 2, unit: 0x61 }));
        assert_eq!(pieces.length(), 3);
    }

    #[test]
    fn cyrillic_bytes_of_other_programs_are_told_by_their_number() {
        let main = [0xc7, 0xe0, 0xea];
        let table = clx(&[0, 3], &[1 << 30]);
        let first =
            |language| PieceTable::read(&table, &main, language).expect("pieces").letters(0, 1).next();
        assert_eq!(first(0x0419).map(|letter| letter.unit), Some(0x0417));
        assert_eq!(first(0x0409).map(|letter| letter.unit), Some(0x00c7));
    }

    #[test]
    fn pieces_outside_the_stream_are_damage() {
        for table in
            [clx(&[0, 4], &[1 << 30]), clx(&[1, 0], &[0]), clx(&[5, 6], &[0]), vec![2, 255, 0, 0, 0], vec![1]]
        {
            assert_eq!(PieceTable::read(&table, b"abc", 0).err(), Some(NoText::Damaged));
        }
    }
}
