//! Names in RAR 1.5 to 4: bytes, and behind a zero the same in a packed form of UTF-16 that refers to those bytes.

use super::super::names;

/// The name in a header.
pub fn decode(bytes: &[u8], unicode: bool) -> String {
    let zero = bytes.iter().position(|byte| *byte == 0);
    let Some((plain, packed)) = zero.filter(|_| unicode).and_then(|zero| bytes.split_at_checked(zero)) else {
        return names::decode(bytes);
    };
    let units = unpack(plain, packed.get(1..).unwrap_or_default());
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Two bits say of each letter how it is written: in one byte, with the common upper byte, whole, or as a run of the
/// plain name. What is missing ends the name.
fn unpack(plain: &[u8], packed: &[u8]) -> Vec<u16> {
    const LONGEST: usize = 2048;
    let mut units = Vec::new();
    let mut bytes = packed.iter().copied();
    let Some(upper) = bytes.next() else { return units };
    let upper = u16::from(upper) << 8;
    let mut byte = || bytes.next().map(u16::from);
    while let Some(flags) = byte() {
        for shift in [6, 4, 2, 0] {
            let unit = match flags >> shift & 3 {
                0 => byte(),
                1 => byte().map(|low| low | upper),
                2 => byte().and_then(|low| Some(low | byte()? << 8)),
                _ => {
                    let Some(count) = byte() else { return units };
                    let correction = if count & 0x80 == 0 { None } else { byte() };
                    for _ in 0..(count & 0x7f) + 2 {
                        let Some(letter) = plain.get(units.len()) else { break };
                        let letter = u16::from(*letter);
                        units.push(correction.map_or(letter, |by| ((letter + by) & 0xff) | upper));
                    }
                    continue;
                }
            };
            let Some(unit) = unit else { return units };
            units.push(unit);
            if units.len() > LONGEST {
                return units;
            }
        }
    }
    units
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn packed_names() {
        // "Ж" with the upper byte, "a" alone, "€" whole, two letters of the plain name.
        let packed = [b"xxxyz\0".as_slice(), &[0x04, 0b0100_1011, 0x16, b'a', 0xac, 0x20, 0]].concat();
        assert_eq!(decode(&packed, true), "Жa€yz");
        assert_eq!(decode(b"plain.doc", true), "plain.doc");
        for end in 0..packed.len() {
            decode(packed.get(..end).unwrap_or_default(), true);
        }
    }
}
