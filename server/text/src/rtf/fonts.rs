//! Fonts: in RTF they decide what a byte means.

use std::collections::HashMap;

use crate::charset::{CodePage, is_kazakh_font};
use crate::limits::MAX_DEFINITIONS;

/// One font.
#[derive(Clone, Debug, Default)]
pub struct Font {
    /// Its name.
    pub name: String,
    /// The set of characters it was made for.
    charset: Option<i32>,
    /// The code page it names itself.
    page: Option<u16>,
}

impl Font {
    /// Its bytes are signs, not letters.
    pub fn is_symbol(&self) -> bool {
        const SYMBOLS: i32 = 2;
        self.charset == Some(SYMBOLS)
    }
}

/// The fonts of a document.
#[derive(Debug, Default)]
pub struct Fonts {
    by_number: HashMap<i32, Font>,
    number: i32,
    current: Font,
}

impl Fonts {
    /// The font of this number.
    pub fn get(&self, number: i32) -> Option<&Font> {
        self.by_number.get(&number)
    }

    /// A control word inside the table of fonts.
    pub fn word(&mut self, name: &str, parameter: Option<i32>) {
        match name {
            "f" => self.number = parameter.unwrap_or(0),
            "fcharset" => self.current.charset = parameter,
            "cpg" => self.current.page = parameter.and_then(|page| u16::try_from(page).ok()),
            _ => {}
        }
    }

    /// A character inside the table of fonts.
    pub fn character(&mut self, c: char) {
        if c == ';' {
            let font = std::mem::take(&mut self.current);
            if self.by_number.len() < MAX_DEFINITIONS {
                self.by_number.insert(self.number, font);
            }
        } else {
            self.current.name.push(c);
        }
    }

    /// The code page of bytes in this font, in a document whose usual code page is `usual`.
    pub fn page(&self, number: i32, usual: CodePage) -> CodePage {
        let Some(font) = self.get(number) else { return usual };
        if is_kazakh_font(&font.name) {
            return CodePage::KAZAKH;
        }
        if font.name.to_ascii_lowercase().ends_with(" cyr") {
            return CodePage::CYRILLIC;
        }
        if let Some(page) = font.page.filter(|page| *page != 0) {
            return CodePage(page);
        }
        match font.charset {
            // Programs that know one code page only write it with fonts of any charset.
            None | Some(0 | 1) if usual == CodePage::CYRILLIC => usual,
            None | Some(1 | 255) => usual,
            Some(charset) => by_charset(charset),
        }
    }
}

fn by_charset(charset: i32) -> CodePage {
    CodePage(match charset {
        77 => 10000,
        128 => 932,
        129 => 949,
        130 => 1361,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178..=180 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => 1252,
    })
}
