//! One spelling for one text, so that equal wordings compare equal.

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// NFC, one space between words, no soft hyphens, no control or direction characters, trimmed.
pub fn normalise(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    text.chars().filter_map(plain).nfc().for_each(|c| spell(&mut result, c));
    trim_end(&mut result);
    result
}

/// Adds a character; a space only after a word.
pub fn spell(text: &mut String, c: char) {
    if c != ' ' || !(text.is_empty() || text.ends_with(' ')) {
        text.push(c);
    }
}

/// Takes the space at the end away.
pub fn trim_end(text: &mut String) {
    text.truncate(text.trim_end().len());
}

/// Whether the character never becomes one with those before it.
pub fn joins_nothing(c: char) -> bool {
    canonical_combining_class(c) == 0 && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
}

/// The character as kept, or none where it only steers the layout.
pub fn plain(c: char) -> Option<char> {
    match c {
        // Soft hyphen, zero-width space and joiner of words, byte order mark, direction marks, annotation marks.
        '\u{ad}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' => None,
        '\u{2010}' | '\u{2011}' => Some('-'),
        c if c.is_whitespace() => Some(' '),
        c if c.is_control() => None,
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::normalise;

    #[test]
    fn one_spelling() {
        assert_eq!(normalise("  Об\u{ad}щие \u{a0}\tполо\u{200b}жения\r\n "), "Общие положения");
        assert_eq!(normalise("И\u{306}"), "Й");
        assert_eq!(normalise("какой\u{2011}либо\u{0}"), "какой-либо");
        assert_eq!(normalise("\u{202e}abc"), "abc");
        assert_eq!(normalise(" \u{a0} "), "");
    }

    proptest::proptest! {
        #[test]
        fn normalising_twice_changes_nothing(text in "\\PC{0,60}") {
            let once = normalise(&text);
            proptest::prop_assert_eq!(normalise(&once), once);
        }
    }
}
