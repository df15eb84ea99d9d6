//! Text into words, each with its place in the text.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// A longer run of letters is no word that anybody would look for.
const WORD_MAX: usize = 48;

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// How it is compared: lower case, composed, ё as е, without apostrophes, in one script.
    pub word: String,
    /// Its bytes in the text.
    pub bytes: Range<usize>,
    /// Nothing but punctuation without a space stands between it and the word before: "12-3/45", "жазба-хат".
    pub glued: bool,
}

/// The words of a text in their order.
pub fn tokens(text: &str) -> impl Iterator<Item = Token> + '_ {
    let mut end_of_last = None;
    spans(text).map(move |bytes| {
        let glued = end_of_last.is_some_and(|end: usize| is_glue(&text[end..bytes.start]));
        end_of_last = Some(bytes.end);
        Token { word: folded(&text[bytes.clone()]), bytes, glued }
    })
}

/// Where the words of a text are: as many as [`tokens`], without looking at them.
pub const fn spans(text: &str) -> Spans<'_> {
    Spans { text, at: 0 }
}

/// Iterator of [`spans`].
pub struct Spans<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Spans<'_> {
    type Item = Range<usize>;

    /// The next run of letters, or of digits: "2026ж" is two words, as if there were a space.
    fn next(&mut self) -> Option<Range<usize>> {
        let rest = &self.text[self.at..];
        let (start, first) = rest.char_indices().find(|(_, c)| is_letter(*c) || c.is_numeric())?;
        let digits = !is_letter(first);
        let inside = |at: usize, c: char| {
            if digits { c.is_numeric() } else { is_letter(c) || joins(c, &rest[at + c.len_utf8()..]) }
        };
        let length = rest[start..].char_indices().find(|(at, c)| !inside(start + at, *c)).map(|(at, _)| at);
        let end = length.map_or(rest.len(), |length| start + length);
        let bytes = self.at + start..self.at + end;
        self.at = bytes.end;
        Some(bytes)
    }
}

/// As `char::is_alphabetic`, which is slow for Cyrillic letters.
fn is_letter(c: char) -> bool {
    match c {
        'а'..='я' | 'А'..='Я' | '\u{48a}'..='\u{52f}' => true,
        c if c.is_ascii() => c.is_ascii_alphabetic(),
        c => c.is_alphabetic(),
    }
}

/// Signs inside a word that are not part of its spelling: an apostrophe before a letter, an accent, a soft hyphen.
fn joins(c: char, after: &str) -> bool {
    match c {
        '\'' | '’' | 'ʼ' | '‘' | '`' => after.chars().next().is_some_and(char::is_alphabetic),
        _ => is_mark(c),
    }
}

const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}')
}

/// At most two signs of punctuation, no space.
fn is_glue(between: &str) -> bool {
    between.chars().count() <= 2
        && between.chars().all(|c| matches!(c, '-' | '‐' | '‑' | '–' | '/' | '.' | '_' | ':' | '@' | '\\'))
}

/// One spelling for one word.
pub fn folded(word: &str) -> String {
    plain(word).unwrap_or_else(|| composed(word))
}

/// Most words: letters of one alphabet, or digits, that need no table of Unicode.
fn plain(word: &str) -> Option<String> {
    let mut found = String::with_capacity(word.len());
    let (mut latin, mut cyrillic) = (false, false);
    for c in word.chars().take(WORD_MAX) {
        found.push(match c {
            '0'..='9' => c,
            'a'..='z' | 'A'..='Z' => {
                latin = true;
                c.to_ascii_lowercase()
            }
            'ё' | 'Ё' => {
                cyrillic = true;
                'е'
            }
            'А'..='Я' => {
                cyrillic = true;
                char::from_u32(c as u32 + 0x20)?
            }
            'а'..='я' | 'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'і' => {
                cyrillic = true;
                c
            }
            _ => return None,
        });
    }
    (!(latin && cyrillic)).then_some(found)
}

fn composed(word: &str) -> String {
    let composed = word.nfc().flat_map(char::to_lowercase);
    let plain = composed.map(|c| if c == 'ё' { 'е' } else { c });
    let word: String = plain.filter(|c| is_letter(*c) || c.is_numeric()).take(WORD_MAX).collect();
    if is_cyrillic(&word) && word.chars().any(|c| c.is_ascii_alphabetic()) {
        return word.chars().map(in_cyrillic).collect();
    }
    word
}

/// Whether it has a Cyrillic letter.
pub fn is_cyrillic(word: &str) -> bool {
    word.chars().any(|c| matches!(c, '\u{400}'..='\u{52f}'))
}

/// Latin letters that stand in for Cyrillic ones of the same look; above all the i, which Russian keyboards lack.
const fn in_cyrillic(c: char) -> char {
    match c {
        'a' => 'а',
        'b' => 'в',
        'c' => 'с',
        'e' => 'е',
        'h' => 'һ',
        'i' => 'і',
        'k' => 'к',
        'm' => 'м',
        'o' => 'о',
        'p' => 'р',
        't' => 'т',
        'x' => 'х',
        'y' => 'у',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).map(|token| token.word).collect()
    }

    #[test]
    fn words_and_numbers_come_apart() {
        assert_eq!(words("№ 775 қаулы, 2026ж."), ["775", "қаулы", "2026", "ж"]);
        assert_eq!(words("п.5; 12-3/45"), ["п", "5", "12", "3", "45"]);
        assert_eq!(words("  — "), Vec::<String>::new());
    }

    #[test]
    fn one_word_has_one_spelling() {
        assert_eq!(words("Ёлка ЁЛКА елка"), ["елка", "елка", "елка"]);
        assert_eq!(words("д’Артаньян дАртаньян don't"), ["дартаньян", "дартаньян", "dont"]);
        assert_eq!(words("и\u{306}од за\u{301}мок пере\u{ad}нос"), ["йод", "замок", "перенос"]);
        assert_eq!(words("бiлiм"), ["білім"], "a Latin i among Cyrillic letters");
    }

    #[test]
    fn glue_joins_parts_of_a_number() {
        let glued: Vec<bool> = tokens("12-3/45 ал, жазба-хат").map(|token| token.glued).collect();
        assert_eq!(glued, [false, true, true, false, false, true]);
    }

    proptest! {
        #[test]
        fn the_short_way_leads_to_the_same(word in "[а-яА-ЯёЁәғқңөұүһіa-zA-Z0-9]{1,60}") {
            prop_assert_eq!(folded(&word), composed(&word));
        }

        #[test]
        fn places_are_in_order_and_whole(text in "\\PC{0,60}") {
            let mut end = 0;
            for token in tokens(&text) {
                prop_assert!(token.bytes.start >= end && token.bytes.end > token.bytes.start);
                prop_assert!(text.get(token.bytes.clone()).is_some());
                end = token.bytes.end;
            }
        }
    }
}
