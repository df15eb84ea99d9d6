//! Signs from symbol fonts, as the characters they look like.

/// A character of a symbol font (`w:sym`), by its font and hexadecimal code.
pub fn by_hex(font: Option<&str>, code: Option<&str>) -> Option<char> {
    symbol(font.unwrap_or_default(), u32::from_str_radix(code?, 16).ok()?)
}

/// A character of a symbol font, by its font and code.
pub fn symbol(font: &str, code: u32) -> Option<char> {
    let font = font.to_lowercase();
    // Symbol fonts repeat their 256 places in the private use area.
    let place = if (0xf000..=0xf0ff).contains(&code) { code - 0xf000 } else { code };
    if font.contains("wingdings") {
        return Some(match place {
            0x6f | 0x71 | 0xa8 => '☐',
            0xfe | 0x52 => '☑',
            0xfd | 0x54 => '☒',
            0xfc => '✓',
            0xfb => '✗',
            0xe0 | 0xf0 => '→',
            0xdf => '←',
            _ => '•',
        });
    }
    if font.contains("symbol") {
        return Some(match place {
            0x2d => '−',
            0xa3 => '≤',
            0xb3 => '≥',
            0xb0 => '°',
            0xb1 => '±',
            0xb4 => '×',
            0xb8 => '÷',
            0xb9 => '≠',
            0xae => '→',
            0xa5 => '∞',
            0xe5 => '∑',
            0xd6 => '√',
            0x61 => 'α',
            0x62 => 'β',
            0x67 => 'γ',
            0x64 => 'δ',
            0x44 => 'Δ',
            0x6d => 'μ',
            0x70 => 'π',
            0x73 => 'σ',
            0x53 => 'Σ',
            0x57 => 'Ω',
            0x20..=0x40 => char::from_u32(place)?,
            _ => '•',
        });
    }
    char::from_u32(code).filter(|c| !is_private(*c)).or(Some('•'))
}

/// The sign of a list without the private codes of symbol fonts.
pub fn plain_bullet(c: char) -> char {
    if is_private(c) { '•' } else { c }
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}')
}
