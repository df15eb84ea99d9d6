//! Text in one of the old code pages.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1251, WINDOWS_1252};

/// A code page by its Windows number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodePage(pub u16);

impl CodePage {
    /// Western European: what a file that says nothing is written in.
    pub const WESTERN: Self = Self(1252);
    /// Cyrillic.
    pub const CYRILLIC: Self = Self(1251);
    /// Kazakh, KZ-1048. Windows never gave it a number; this one is free.
    pub const KAZAKH: Self = Self(1048);

    /// The code page programs use for a language, by the language's Windows number.
    pub const fn of_language(language: u16) -> Self {
        // The low ten bits are the language, the rest is the country.
        Self(match language & 0x3ff {
            0x05 | 0x0e | 0x15 | 0x18 | 0x1a | 0x1b | 0x24 => 1250,
            0x02 | 0x19 | 0x22 | 0x23 | 0x2f | 0x40 | 0x44 | 0x50 => 1251,
            0x3f => Self::KAZAKH.0,
            0x08 => 1253,
            0x1f | 0x2c | 0x43 => 1254,
            0x0d => 1255,
            0x01 | 0x20 | 0x29 => 1256,
            0x25..=0x27 => 1257,
            0x2a => 1258,
            0x1e => 874,
            0x11 => 932,
            0x12 => 949,
            0x04 if language == 0x0804 => 936,
            0x04 => 950,
            _ => 1252,
        })
    }

    /// The text of these bytes; what the code page does not know becomes the replacement character.
    pub fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        let (text, _) = self.encoding().decode_without_bom_handling(bytes);
        if self == Self::KAZAKH { text.chars().map(kazakh).collect::<String>().into() } else { text }
    }

    fn encoding(self) -> &'static Encoding {
        match self.0 {
            1048 | 1251 => WINDOWS_1251,
            866 => encoding_rs::IBM866,
            874 => encoding_rs::WINDOWS_874,
            932 => encoding_rs::SHIFT_JIS,
            936 => encoding_rs::GBK,
            949 | 1361 => encoding_rs::EUC_KR,
            950 => encoding_rs::BIG5,
            1250 => encoding_rs::WINDOWS_1250,
            1253 => encoding_rs::WINDOWS_1253,
            1254 => encoding_rs::WINDOWS_1254,
            1255 => encoding_rs::WINDOWS_1255,
            1256 => encoding_rs::WINDOWS_1256,
            1257 => encoding_rs::WINDOWS_1257,
            1258 => encoding_rs::WINDOWS_1258,
            10000 => encoding_rs::MACINTOSH,
            10007 => encoding_rs::X_MAC_CYRILLIC,
            20866 => encoding_rs::KOI8_R,
            21866 => encoding_rs::KOI8_U,
            65001 => UTF_8,
            _ => WINDOWS_1252,
        }
    }
}

/// Whether a font of this name puts Kazakh letters into the places of windows-1251.
pub fn is_kazakh_font(name: &str) -> bool {
    let name = name.to_lowercase();
    name.split(|c: char| !c.is_alphanumeric()).any(|word| word == "kz" || word.starts_with("kaz"))
}

/// Letters that windows-1251 has where KZ-1048 has Kazakh ones.
const fn kazakh(c: char) -> char {
    match c {
        'Ќ' => 'Қ',
        'ќ' => 'қ',
        'Ћ' => 'Һ',
        'ћ' => 'һ',
        'Ў' => 'Ұ',
        'ў' => 'ұ',
        'Ј' => 'Ә',
        'ј' => 'ә',
        'Ґ' => 'Ө',
        'ґ' => 'ө',
        'Є' => 'Ғ',
        'є' => 'ғ',
        'Ї' => 'Ү',
        'ї' => 'ү',
        'Ѕ' => 'Ң',
        'ѕ' => 'ң',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{CodePage, is_kazakh_font};

    #[test]
    fn one_byte_means_different_letters() {
        let bytes = [0xe0, 0x8d, 0xbe];
        assert_eq!(CodePage::WESTERN.decode(&bytes), "à\u{8d}¾");
        assert_eq!(CodePage::CYRILLIC.decode(&bytes), "аЌѕ");
        assert_eq!(CodePage::KAZAKH.decode(&bytes), "аҚң");
        assert_eq!(CodePage::of_language(0x043f), CodePage::KAZAKH);
        assert_eq!(CodePage::of_language(0x0419), CodePage::CYRILLIC);
        assert_eq!(CodePage::of_language(0x0409), CodePage::WESTERN);
    }

    #[test]
    fn fonts_with_kazakh_letters_say_so() {
        assert!(
            is_kazakh_font("Times New Roman KZ") && is_kazakh_font("KZ Times") && is_kazakh_font("Times Kaz")
        );
        assert!(!is_kazakh_font("Times New Roman") && !is_kazakh_font("Blitzkrieg"));
    }
}
