//! Passages: whole sentences in a row within a block, and where one text is found within another.

use super::{
    redline::{Piece, pieces},
    words::tokens,
};
use crate::documents::sentences;
use std::ops::Range;

/// Sentences of a block that are looked at; a longer block is compared by its beginning.
const SENTENCES_MAX: usize = 200;

/// The sentences of a text, at most [`SENTENCES_MAX`].
pub(super) fn units(text: &str) -> Vec<Range<usize>> {
    let mut units = sentences(text);
    units.truncate(SENTENCES_MAX);
    units
}

/// Up to `longest` sentences in a row, from every sentence on.
pub(super) fn runs(units: usize, longest: usize) -> impl Iterator<Item = Range<usize>> {
    (0..units).flat_map(move |from| (from + 1..=units.min(from + longest)).map(move |to| from..to))
}

/// Where `words` stand in `text` without cutting other words.
pub(super) fn occurrences(text: &str, words: &str) -> Vec<Range<usize>> {
    if words.is_empty() {
        return Vec::new();
    }
    let is_letter = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    let (opens, closes) = (is_letter(words.chars().next()), is_letter(words.chars().next_back()));
    text.match_indices(words)
        .map(|(at, _)| at..at + words.len())
        .filter(|found| {
            let cuts_before = opens && is_letter(text[..found.start].chars().next_back());
            let cuts_after = closes && is_letter(text[found.end..].chars().next());
            !cuts_before && !cuts_after
        })
        .collect()
}

/// Where a stretch of the old text is in the new one, going by the words around it. Nothing if it was struck out.
pub(super) fn follow(old: &str, new: &str, stretch: &Range<usize>) -> Option<Range<usize>> {
    let (old_tokens, new_tokens) = (tokens(old), tokens(new));
    let mut found: Option<Range<usize>> = None;
    let (mut at_old, mut at_new) = (0, 0);
    for piece in pieces(&old_tokens, &new_tokens) {
        let (gone, come) = match &piece {
            Piece::Kept(tokens) => (length(tokens), length(tokens)),
            Piece::Changed { gone, come } => (length(gone), length(come)),
        };
        let here = at_old..at_old + gone;
        let part = stretch.start.max(here.start)..stretch.end.min(here.end);
        if !part.is_empty() {
            let there = match piece {
                Piece::Kept(_) => at_new + part.start - here.start..at_new + part.end - here.start,
                Piece::Changed { .. } => at_new..at_new + come,
            };
            found = Some(found.map_or(there.clone(), |found| found.start..there.end));
        }
        (at_old, at_new) = (at_old + gone, at_new + come);
    }
    trimmed(new, found?)
}

fn length(tokens: &[&str]) -> usize {
    tokens.iter().map(|token| token.len()).sum()
}

/// Without white space at its ends; nothing if nothing else is left.
fn trimmed(text: &str, stretch: Range<usize>) -> Option<Range<usize>> {
    let words = text.get(stretch.clone())?;
    let start = stretch.start + words.len() - words.trim_start().len();
    let end = start + words.trim().len();
    (start < end).then_some(start..end)
}

/// How much of the nearest characters before and after two places is the same, from 0 to 1000.
pub(super) fn same_context((one_before, one_after): (&str, &str), (before, after): (&str, &str)) -> u32 {
    let share = |same: usize, one: usize, other: usize| match one.max(other).min(CONTEXT) {
        0 => 1_000,
        most => (same * 1_000 / most) as u32,
    };
    let count = |text: &str| text.chars().take(CONTEXT).count();
    let (one_before, before) = (one_before.trim_end(), before.trim_end());
    let (one_after, after) = (one_after.trim_start(), after.trim_start());
    let same_before = equal(one_before.chars().rev(), before.chars().rev());
    let same_after = equal(one_after.chars(), after.chars());
    let before = share(same_before, count(one_before), count(before));
    let after = share(same_after, count(one_after), count(after));
    u32::midpoint(before, after)
}

/// Characters of context.
const CONTEXT: usize = 32;

fn equal(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take(CONTEXT).take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn followed<'n>(old: &str, new: &'n str, words: &str) -> Option<&'n str> {
        let start = old.find(words)?;
        follow(old, new, &(start..start + words.len())).map(|found| &new[found])
    }

    #[test]
    fn a_stretch_is_followed_by_its_surroundings() {
        let (old, new) =
            ("Die Frist beträgt zwei Jahre ab Antrag.", "Die Frist beträgt höchstens drei Monate ab Antrag.");
        assert_eq!(followed(old, new, "zwei Jahre"), Some("höchstens drei Monate"));
        assert_eq!(followed(old, new, "ab Antrag"), Some("ab Antrag"));
        assert_eq!(followed("Er darf nicht gehen.", "Er darf gehen.", "nicht"), None);
    }

    #[test]
    fn words_are_found_whole() {
        assert_eq!(occurrences("der Rat, der Beirat", "der"), [0..3, 9..12]);
        assert_eq!(occurrences("Beirat und Rat", "rat"), []);
        assert!(occurrences("abc", "").is_empty());
    }

    #[test]
    fn context_counts_from_the_place_outwards() {
        assert_eq!(same_context(("abc", "def"), ("abc", "def")), 1_000);
        assert_eq!(same_context(("abc", "def"), ("xbc", "xef")), 333);
        assert_eq!(same_context(("", ""), ("", "")), 1_000);
    }

    proptest! {
        #[test]
        fn what_is_followed_lies_in_the_text(old in "[абв ]{0,30}", new in "[абв ]{0,30}", from in 0_usize..30, to in 0_usize..30) {
            let border = |at: usize| old.char_indices().map(|(at, _)| at).nth(at).unwrap_or(old.len());
            let stretch = border(from.min(to))..border(from.max(to));
            if let Some(found) = follow(&old, &new, &stretch) {
                prop_assert!(new.get(found).is_some_and(|words| !words.trim().is_empty()));
            }
        }
    }
}
