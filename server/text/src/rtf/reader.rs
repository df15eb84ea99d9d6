//! The typist: follows the signs and keeps the state.

use domain::documents::NoText;

use super::fonts::Fonts;
use super::state::{Destination, State};
use super::story::Stories;
use super::styles::Styles;
use super::token::{Token, Tokens};
use crate::charset::CodePage;
use crate::limits::MAX_RTF_DEPTH;
use crate::structure::Piece;
use crate::symbols::symbol;

/// Reads a file.
pub struct Reader<'f> {
    pub(super) tokens: Tokens<'f>,
    pub(super) state: State,
    pub(super) outer: Vec<State>,
    pub(super) fonts: Fonts,
    pub(super) styles: Styles,
    pub(super) stories: Stories,
    /// Fields that are open: the depth of the group, the instruction.
    pub(super) fields: Vec<(usize, String)>,
    /// The code page the file names; what the language says counts where it names none.
    pub(super) named_page: Option<CodePage>,
    pub(super) usual_page: CodePage,
    pub(super) usual_font: i32,
    /// `\*` was read: the next word may be skipped with its group.
    pub(super) optional: bool,
    /// Characters still to be skipped after `\u`.
    pub(super) to_skip: usize,
    /// The first half of a character of two.
    high_half: Option<u16>,
    /// Bytes that may belong together.
    bytes: Vec<u8>,
    bytes_page: CodePage,
}

impl<'f> Reader<'f> {
    /// Ready to read.
    pub fn new(file: &'f [u8]) -> Self {
        Self {
            tokens: Tokens::new(file),
            state: State::default(),
            outer: Vec::new(),
            fonts: Fonts::default(),
            styles: Styles::default(),
            stories: Stories::default(),
            fields: Vec::new(),
            named_page: None,
            usual_page: CodePage::WESTERN,
            usual_font: 0,
            optional: false,
            to_skip: 0,
            high_half: None,
            bytes: Vec::new(),
            bytes_page: CodePage::WESTERN,
        }
    }

    /// The paragraphs of the file. One that ends inside a group was cut.
    pub fn read(mut self) -> Result<Vec<Piece>, NoText> {
        while let Some(token) = self.tokens.next() {
            if let Token::Byte(byte) = token {
                self.byte(byte);
                continue;
            }
            self.flush();
            match token {
                Token::Open => self.open()?,
                Token::Close => {
                    self.close()?;
                    if self.outer.is_empty() {
                        return self.stories.finish(&self.state.paragraph, &self.styles);
                    }
                }
                Token::Word(name, parameter) => self.word(name, parameter)?,
                Token::Symbol(sign) => self.symbol(sign)?,
                Token::Byte(_) => {}
            }
        }
        Err(NoText::Damaged)
    }

    /// How deep the current group stands.
    pub(super) const fn depth(&self) -> usize {
        self.outer.len()
    }

    fn open(&mut self) -> Result<(), NoText> {
        self.to_skip = 0;
        if self.outer.len() >= MAX_RTF_DEPTH {
            return Err(NoText::TooLong);
        }
        self.outer.push(self.state);
        Ok(())
    }

    fn close(&mut self) -> Result<(), NoText> {
        self.to_skip = 0;
        self.optional = false;
        let depth = self.depth();
        self.stories.end_group(depth, &self.state.paragraph, &self.styles)?;
        if self.fields.last().is_some_and(|(began, _)| *began == depth) {
            self.fields.pop();
        }
        // A brace too many was there before the first one: no RTF.
        self.state = self.outer.pop().ok_or(NoText::Damaged)?;
        Ok(())
    }

    fn symbol(&mut self, sign: u8) -> Result<(), NoText> {
        self.to_skip = 0;
        match sign {
            b'*' => self.optional = true,
            b'~' => self.put('\u{a0}'),
            b'_' => self.put('-'),
            b'{' | b'}' | b'\\' => self.put(char::from(sign)),
            b'\r' | b'\n' => self.end_paragraph()?,
            b'\t' => self.put(' '),
            _ => {}
        }
        Ok(())
    }

    /// A paragraph of the text ends.
    pub(super) fn end_paragraph(&mut self) -> Result<(), NoText> {
        if self.state.destination == Destination::Text {
            self.stories.end_paragraph(&self.state.paragraph, &self.styles)?;
        }
        Ok(())
    }

    fn byte(&mut self, byte: u8) {
        self.optional = false;
        if self.to_skip > 0 {
            self.to_skip -= 1;
            return;
        }
        if matches!(self.state.destination, Destination::Skip | Destination::Twin) {
            return;
        }
        let font = self.fonts.get(self.state.letters.font).filter(|font| font.is_symbol());
        if let Some(font) = font.filter(|_| self.is_shown()) {
            if let Some(c) = symbol(&font.name, u32::from(byte)) {
                self.put(c);
            }
            return;
        }
        let page = self.page();
        if page != self.bytes_page {
            self.flush();
            self.bytes_page = page;
        }
        if byte.is_ascii() && self.bytes.is_empty() {
            self.put(char::from(byte));
        } else {
            self.bytes.push(byte);
        }
    }

    const fn is_shown(&self) -> bool {
        matches!(self.state.destination, Destination::Text | Destination::Label)
    }

    fn page(&self) -> CodePage {
        const KAZAKH: u16 = 0x043f;
        let page = self.fonts.page(self.state.letters.font, self.named_page.unwrap_or(self.usual_page));
        let kazakh = page == CodePage::CYRILLIC && self.state.letters.language == KAZAKH;
        if kazakh { CodePage::KAZAKH } else { page }
    }

    /// Types the bytes that were held back.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        for c in self.bytes_page.decode(&bytes).chars() {
            self.put(c);
        }
    }

    /// Types a character given by its number, which may be one half of two.
    pub(super) fn unicode(&mut self, number: i32) {
        self.to_skip = self.state.repeats;
        // Numbers above 32767 are written as negative ones.
        let unit = u16::try_from(number).unwrap_or(number as u16);
        let high = self.high_half.take();
        if (0xd800..0xdc00).contains(&unit) {
            self.high_half = Some(unit);
            return;
        }
        let units = high.into_iter().chain([unit]);
        for c in char::decode_utf16(units).flatten() {
            self.put_unicode(c);
        }
    }

    fn put_unicode(&mut self, c: char) {
        let private = matches!(c, '\u{f000}'..='\u{f0ff}');
        let font = self.fonts.get(self.state.letters.font).map_or("", |font| font.name.as_str());
        if let Some(c) = if private { symbol(font, u32::from(c)) } else { Some(c) } {
            self.put(c);
        }
    }

    /// Types a character where the state says.
    pub(super) fn put(&mut self, c: char) {
        let hidden = self.state.letters.hidden || self.state.letters.deleted;
        match self.state.destination {
            Destination::Text if !hidden => self.stories.current().push(c, self.state.letters.face),
            Destination::Label => self.stories.current().push_label(c),
            Destination::Instruction => {
                if let Some((_, instruction)) = self.fields.last_mut() {
                    instruction.push(c);
                }
            }
            Destination::Fonts => self.fonts.character(c),
            Destination::Styles => self.styles.character(c),
            Destination::Text | Destination::Skip | Destination::Twin => {}
        }
    }
}
