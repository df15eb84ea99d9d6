//! Terms on their way to Tantivy: a line for each position, a space between the terms that stand there.
//!
//! Tantivy would take tokens too, but writes them down as JSON before it indexes them.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Terms with their positions, written down.
#[derive(Debug, Default)]
pub struct Written {
    text: String,
    position: u32,
}

impl Written {
    /// Adds a term. Positions never go back.
    pub fn add(&mut self, term: &str, position: u32) {
        for _ in self.position..position {
            self.text.push('\n');
        }
        self.position = position;
        self.text.push_str(term);
        self.text.push(' ');
    }

    /// As the tokenizer reads it.
    pub fn into_text(self) -> String {
        self.text
    }
}

/// Reads what [`Written`] wrote.
#[derive(Clone, Default)]
pub struct Reading {
    token: Token,
}

impl Tokenizer for Reading {
    type TokenStream<'a> = Terms<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Terms<'a> {
        self.token.reset();
        self.token.position = 0;
        Terms { rest: text, token: &mut self.token }
    }
}

/// The terms of a text.
pub struct Terms<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl TokenStream for Terms<'_> {
    fn advance(&mut self) -> bool {
        let lines = self.rest.bytes().take_while(|byte| *byte == b'\n').count();
        self.token.position += lines;
        let Some((term, rest)) = self.rest[lines..].split_once(' ') else { return false };
        self.token.text.clear();
        self.token.text.push_str(term);
        self.rest = rest;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let terms = [("=құжат", 2), ("құжат", 2), ("775", 3), ("far", 20)];
        let mut written = Written::default();
        terms.iter().for_each(|(term, position)| written.add(term, *position));
        let (mut reading, text) = (Reading::default(), written.into_text());
        let mut stream = reading.token_stream(&text);
        for (term, position) in terms {
            assert!(stream.advance());
            assert_eq!((stream.token().text.as_str(), stream.token().position), (term, position as usize));
        }
        assert!(!stream.advance());
    }
}
