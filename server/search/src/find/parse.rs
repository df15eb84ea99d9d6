//! What was typed, as words that must or must not occur. Odd input is never an error.

use crate::analysis::{self, Token, tokens};

/// Letters of a query beyond these are not read.
const LETTERS_MAX: usize = 400;
/// Words of a query beyond these are not looked for.
const WORDS_MAX: usize = 16;
/// Shorter beginnings are too many words.
const BEGINNING_MIN: usize = 2;

/// One word, by all terms it can be found by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Any of these.
    pub terms: Vec<String>,
    /// The term of its form as typed; finding it ranks higher.
    pub exact: Option<String>,
    /// A beginning of the word's own term: any word that begins so is as good.
    pub beginning: Option<String>,
    /// How it may sound; used when [`Wanted::by_sound`].
    pub sounds: Vec<String>,
}

/// Words that must stand side by side; most often one.
pub type Side = Vec<Word>;

/// A whole query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Each must occur.
    pub must: Vec<Side>,
    /// None may occur.
    pub not: Vec<Side>,
    /// Look for sounds instead of terms.
    pub by_sound: bool,
}

/// Reads a query.
pub fn parse(text: &str, unfinished: bool) -> Wanted {
    let end = text.char_indices().nth(LETTERS_MAX).map_or(text.len(), |(at, _)| at);
    let text = &text[..end];
    let mut wanted = Wanted::default();
    let mut room = WORDS_MAX;
    for piece in pieces(text) {
        let sides = if piece.quoted { vec![quoted(piece.text)] } else { unquoted(piece.text) };
        for side in sides.into_iter().filter(|side| !side.is_empty()) {
            if side.len() > room {
                break;
            }
            room -= side.len();
            if piece.negated { &mut wanted.not } else { &mut wanted.must }.push(side);
        }
    }
    without_function_words(&mut wanted.must);
    if unfinished {
        begin(text, &mut wanted);
    }
    wanted
}

struct Piece<'t> {
    text: &'t str,
    quoted: bool,
    negated: bool,
}

const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '“' | '”' | '„' | '‟' | '″')
}

const fn is_minus(c: char) -> bool {
    matches!(c, '-' | '−' | '–')
}

/// Cuts at spaces, except between quotes. A quote that is not closed reaches to the end.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let after_sign = &rest[first.len_utf8()..];
        let negated = is_minus(first) && after_sign.starts_with(|c: char| c.is_alphanumeric() || is_quote(c));
        if negated {
            rest = after_sign;
        }
        let quoted = rest.starts_with(is_quote);
        if quoted {
            rest = rest.trim_start_matches(is_quote);
        }
        let ends = |c: char| if quoted { is_quote(c) } else { c.is_whitespace() || is_quote(c) };
        let end = rest.find(ends).unwrap_or(rest.len());
        found.push(Piece { text: &rest[..end], quoted, negated });
        rest = if quoted { rest[end..].trim_start_matches(is_quote) } else { &rest[end..] }.trim_start();
    }
    found
}

/// Just so, form by form.
fn quoted(text: &str) -> Side {
    tokens(text).map(|token| Word { terms: vec![analysis::exact(&token.word)], ..Word::default() }).collect()
}

/// Words in any form; parts of "12-3/45" or "жазба-хат" stay side by side.
fn unquoted(text: &str) -> Vec<Side> {
    let mut sides: Vec<Side> = Vec::new();
    for token in tokens(text) {
        let word = in_any_form(&token);
        match sides.last_mut() {
            Some(side) if token.glued => side.push(word),
            _ => sides.push(vec![word]),
        }
    }
    sides
}

fn in_any_form(token: &Token) -> Word {
    let terms = analysis::of_query(&token.word);
    Word { terms: terms.stems, exact: terms.exact, beginning: None, sounds: terms.sounds }
}

/// The last word may be the beginning of a longer one, if nothing follows it.
fn begin(text: &str, wanted: &mut Wanted) {
    let Some(last) = tokens(text).last().filter(|token| token.bytes.end == text.len()) else { return };
    let exact = analysis::exact(&last.word);
    let is_last = |word: &Word| word.exact.as_ref() == Some(&exact) || word.terms == [last.word.clone()];
    if let Some(word) = wanted.must.last_mut().and_then(|side| side.last_mut()).filter(|word| is_last(word))
        && last.word.chars().count() >= BEGINNING_MIN
    {
        word.beginning = Some(exact);
    }
}

/// Words that say nothing alone are looked for only if there is nothing else, or between quotes.
fn without_function_words(must: &mut Vec<Side>) {
    let is_function = |side: &Side| matches!(side.as_slice(), [word] if is_function_word(word));
    if !must.iter().all(is_function) {
        must.retain(|side| !is_function(side));
    }
}

fn is_function_word(word: &Word) -> bool {
    word.exact.as_ref().is_some_and(|exact| FUNCTION_WORDS.contains(&analysis::unmarked(exact)))
}

const FUNCTION_WORDS: &[&str] = &[
    "және",
    "мен",
    "пен",
    "бен",
    "туралы",
    "үшін",
    "бойынша",
    "да",
    "де",
    "та",
    "те",
    "и",
    "в",
    "во",
    "на",
    "по",
    "о",
    "об",
    "с",
    "со",
    "к",
    "из",
    "за",
    "от",
    "до",
    "для",
    "при",
    "у",
    "а",
    "но",
    "the",
    "of",
    "and",
    "in",
    "to",
    "for",
    "on",
    "a",
    "an",
    "at",
    "by",
    "or",
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn must(text: &str) -> Vec<usize> {
        parse(text, false).must.iter().map(Vec::len).collect()
    }

    #[test]
    fn words_phrases_and_exclusions() {
        assert_eq!(must("құжат айналымы"), [1, 1]);
        assert_eq!(must("\"құжат айналымы\" қаулы"), [2, 1]);
        assert_eq!(must("«о мерах» 12-3/45 п.5"), [2, 3, 2]);
        let wanted = parse("бюджет -жоба -\"екі сөз\"", false);
        assert_eq!((wanted.must.len(), wanted.not.len(), wanted.not[1].len()), (1, 2, 2));
        assert_eq!(parse("\"бітпеген тырнақша", false).must[0].len(), 2);
    }

    #[test]
    fn function_words_are_dropped_beside_others() {
        assert_eq!(must("о мерах по развитию"), [1, 1]);
        assert_eq!(must("о"), [1]);
    }

    #[test]
    fn only_a_last_word_begins() {
        let beginning = |text| parse(text, true).must.last().and_then(|side| side[0].beginning.clone());
        assert_eq!(beginning("жоба құж").as_deref(), Some("=құж"));
        assert_eq!(beginning("77").as_deref(), Some("77"));
        assert_eq!([beginning("құж "), beginning("құж -ба"), beginning("қ")], [None, None, None]);
    }

    proptest! {
        #[test]
        fn nothing_typed_is_an_error(text in "[-\" «»а-яa-z0-9./әқ]{0,60}|\\PC{0,500}") {
            let wanted = parse(&text, true);
            let words: usize = wanted.must.iter().chain(&wanted.not).map(Vec::len).sum();
            prop_assert!(words <= WORDS_MAX);
            prop_assert!(wanted.must.iter().flatten().all(|word| !word.terms.is_empty()));
        }
    }
}
