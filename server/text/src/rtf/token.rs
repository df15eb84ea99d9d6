//! The signs RTF is made of.

/// Letters of a control word; a longer one is nothing Word knows.
const MAX_WORD: usize = 32;

/// Digits of its parameter that are looked at.
const MAX_DIGITS: usize = 10;

/// One sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'f> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\name` or `\name12`
    Word(&'f str, Option<i32>),
    /// `\~` and the like
    Symbol(u8),
    /// A byte of text, plain or as `\'hh`
    Byte(u8),
}

/// Takes a file apart.
#[derive(Debug)]
pub struct Tokens<'f> {
    bytes: &'f [u8],
    at: usize,
}

impl<'f> Tokens<'f> {
    /// Begins at the start of the file.
    pub const fn new(bytes: &'f [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Steps over the raw bytes that follow `\bin`.
    pub fn skip_binary(&mut self, count: i32) {
        self.at = self.at.saturating_add(usize::try_from(count).unwrap_or(0)).min(self.bytes.len());
    }

    fn take_while(&mut self, most: usize, wanted: impl Fn(u8) -> bool) -> &'f [u8] {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let count = rest.iter().take(most).take_while(|byte| wanted(**byte)).count();
        self.at += count;
        rest.get(..count).unwrap_or_default()
    }

    fn control(&mut self) -> Option<Token<'f>> {
        let first = self.peek()?;
        if first.is_ascii_alphabetic() {
            return Some(self.word());
        }
        self.at += 1;
        if first != b'\'' {
            return Some(Token::Symbol(first));
        }
        let digits = self.take_while(2, |byte| byte.is_ascii_hexdigit());
        let value = std::str::from_utf8(digits).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok());
        Some(Token::Byte(value.unwrap_or(b'?')))
    }

    fn word(&mut self) -> Token<'f> {
        let name = self.take_while(MAX_WORD, |byte| byte.is_ascii_alphabetic());
        let name = std::str::from_utf8(name).unwrap_or_default();
        let negative = self.peek() == Some(b'-');
        let digits_follow = self.bytes.get(self.at + usize::from(negative)).is_some_and(u8::is_ascii_digit);
        let mut parameter = None;
        if digits_follow {
            self.at += usize::from(negative);
            let digits = self.take_while(MAX_DIGITS, |byte| byte.is_ascii_digit());
            let value = digits.iter().fold(0_i64, |value, digit| value * 10 + i64::from(digit - b'0'));
            let value = if negative { -value } else { value };
            parameter = Some(i32::try_from(value).unwrap_or(0));
        }
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        Token::Word(name, parameter)
    }
}

impl<'f> Iterator for Tokens<'f> {
    type Item = Token<'f>;

    fn next(&mut self) -> Option<Token<'f>> {
        loop {
            let byte = self.peek()?;
            self.at += 1;
            match byte {
                b'{' => return Some(Token::Open),
                b'}' => return Some(Token::Close),
                b'\\' => return self.control(),
                // Line ends only make the file readable.
                b'\r' | b'\n' | 0 => {}
                byte => return Some(Token::Byte(byte)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Token::{Byte, Close, Open, Symbol, Word};
    use super::Tokens;

    #[test]
    fn words_symbols_and_bytes() {
        let tokens: Vec<_> = Tokens::new(b"{\\rtf1\\b0 a\r\n\\'e0\\~\\u-12?\\par-x\\'z}").collect();
        let expected = [
            Open,
            Word("rtf", Some(1)),
            Word("b", Some(0)),
            Byte(b'a'),
            Byte(0xe0),
            Symbol(b'~'),
            Word("u", Some(-12)),
            Byte(b'?'),
            Word("par", None),
            Byte(b'-'),
            Byte(b'x'),
            Byte(b'?'),
            Byte(b'z'),
            Close,
        ];
        assert_eq!(tokens, expected);
    }

    #[test]
    fn an_end_anywhere_is_an_end() {
        for file in [&b"\\"[..], b"\\'", b"\\'4", b"\\u-", b"\\bin99999999999", b"\\bin"] {
            let mut tokens = Tokens::new(file);
            while let Some(token) = tokens.next() {
                if let Word("bin", count) = token {
                    tokens.skip_binary(count.unwrap_or(0));
                }
            }
        }
    }
}
