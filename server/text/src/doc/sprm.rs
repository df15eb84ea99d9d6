//! Changes of properties: a number that says what and how long, and a value.

use crate::bytes::{le16, le32, slice};

/// One change.
#[derive(Clone, Copy, Debug)]
pub struct Sprm<'b> {
    /// What changes.
    pub code: u16,
    /// To what.
    pub value: &'b [u8],
}

impl Sprm<'_> {
    /// The value as one byte.
    pub fn byte(&self) -> u8 {
        self.value.first().copied().unwrap_or(0)
    }

    /// The value as two bytes.
    pub fn word(&self) -> u16 {
        le16(self.value, 0).unwrap_or(0)
    }

    /// The value as four bytes.
    pub fn long(&self) -> u32 {
        le32(self.value, 0).unwrap_or(0)
    }
}

/// The changes in a run of bytes; what cannot be read ends it.
pub fn sprms(bytes: &[u8]) -> impl Iterator<Item = Sprm<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let code = le16(bytes, at)?;
        let (head, length) = length(code, bytes.get(at + 2..)?)?;
        let value = slice(bytes, at + 2 + head, length)?;
        at += 2 + head + length;
        Some(Sprm { code, value })
    })
}

/// Bytes before the value and of the value.
fn length(code: u16, rest: &[u8]) -> Option<(usize, usize)> {
    const TABLE: u16 = 0xd608;
    const TABS: u16 = 0xc615;
    Some(match code >> 13 {
        0 | 1 => (0, 1),
        2 | 4 | 5 => (0, 2),
        3 => (0, 4),
        7 => (0, 3),
        _ if code == TABLE => (2, usize::from(le16(rest, 0)?).checked_sub(1)?),
        _ => match *rest.first()? {
            // Too many tabs for one byte: two counted lists.
            255 if code == TABS => {
                let deleted = usize::from(*rest.get(1)?);
                let added = usize::from(*rest.get(2 + 4 * deleted)?);
                (1, 2 + 4 * deleted + 3 * added)
            }
            length => (1, usize::from(length)),
        },
    })
}

/// A property that is on, off, or as the style says or not.
pub const fn switched(value: u8, by_style: bool) -> bool {
    match value {
        0 => false,
        0x80 => by_style,
        0x81 => !by_style,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::sprms;

    #[test]
    fn changes_of_every_length() {
        let bytes = [
            0x35, 0x08, 1, 0x0b, 0x46, 5, 0, 0x49, 0x66, 2, 0, 0, 0, 0x08, 0xd6, 3, 0, 9, 9, 0x15, 0xc6, 255,
            1, 0, 0, 0, 0, 0, 0x16, 0x24, 1, 0x16,
        ];
        let found: Vec<_> = sprms(&bytes).map(|sprm| (sprm.code, sprm.value.len())).collect();
        assert_eq!(found, [(0x0835, 1), (0x460b, 2), (0x6649, 4), (0xd608, 2), (0xc615, 6), (0x2416, 1)]);
    }
}
