//! Text as files can hold it.

use std::borrow::Cow;

/// The text with one kind of line break and without characters that no XML file can hold.
///
/// Such a character becomes a visible sign of replacement: what a reader sees must not be shorter than what was
/// written. Direction marks, joiners and the like are kept.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_kept) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    Cow::Owned(text.chars().map(|c| if is_kept(c) { c } else { replacement(c) }).collect())
}

/// The same on one line.
pub fn clean_line(text: &str) -> String {
    clean(text).replace(['\n', '\t'], " ")
}

fn is_kept(c: char) -> bool {
    match c {
        '\n' | '\t' => true,
        '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}' => false,
        c => !c.is_control(),
    }
}

fn replacement(c: char) -> char {
    match c {
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

#[cfg(test)]
mod tests {
    use super::{clean, clean_line};

    #[test]
    fn only_what_files_cannot_hold_is_replaced() {
        assert_eq!(clean("а\r\nб\rв\u{85}г"), "а\nб\nв\nг");
        assert_eq!(clean("\u{0}\u{1b}[1m\u{ffff}"), "\u{fffd}\u{fffd}[1m\u{fffd}");
        assert_eq!(clean("<&]]>\u{200f}\u{1f600}\t"), "<&]]>\u{200f}\u{1f600}\t");
        assert_eq!(clean_line("а\nб\tв"), "а б в");
    }
}
