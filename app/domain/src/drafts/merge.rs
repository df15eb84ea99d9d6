//! Two people have changed the same words: a wording with both changes in it.

use super::{BlockStyle, Wording, markup};
use crate::versions::kept_words;

/// Both changes together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The wording.
    pub wording: Wording,
    /// In how many places both changed the same words: there both stand, the words in force first.
    pub clashes: u32,
}

/// Puts the changes that `theirs` made to `base` into `ours`, word by word.
///
/// A changed style wins over an unchanged one; of two changed styles that of `ours`.
pub fn merge(base: &Wording, ours: &Wording, theirs: &Wording) -> Merged {
    let style = if ours.style == base.style { theirs.style } else { ours.style };
    let as_table = [base, ours, theirs].iter().all(|wording| wording.style == BlockStyle::Table);
    let (old, one, other) = (tokens(base, as_table), tokens(ours, as_table), tokens(theirs, as_table));
    let mut merger = Merger { out: Vec::new(), clashes: 0 };
    let (mut in_old, mut in_one, mut in_other) = (0, 0, 0);
    for (stays, at_one, at_other) in in_both(&old, &one, &other) {
        merger.between(&old[in_old..stays], &one[in_one..at_one], &other[in_other..at_other]);
        merger.out.push(old[stays].clone());
        (in_old, in_one, in_other) = (stays + 1, at_one + 1, at_other + 1);
    }
    merger.between(&old[in_old..], &one[in_one..], &other[in_other..]);
    let text = merger.out.concat();
    let text = if as_table { text } else { markup::markup(&joined(&text)) };
    Merged { wording: Wording::new(style, &text), clashes: merger.clashes }
}

/// What stays from `old` on both sides: its place on each of the three.
fn in_both(old: &[String], one: &[String], other: &[String]) -> Vec<(usize, usize, usize)> {
    fn texts(tokens: &[String]) -> Vec<&str> {
        tokens.iter().map(String::as_str).collect()
    }
    let (old, one, other) = (texts(old), texts(one), texts(other));
    let to_other: std::collections::HashMap<usize, usize> = kept_words(&old, &other).into_iter().collect();
    let to_one = kept_words(&old, &one).into_iter();
    to_one.filter_map(|(stays, at_one)| Some((stays, at_one, *to_other.get(&stays)?))).collect()
}

struct Merger {
    out: Vec<String>,
    clashes: u32,
}

impl Merger {
    fn between(&mut self, old: &[String], one: &[String], other: &[String]) {
        if one == old {
            self.out.extend_from_slice(other);
        } else if other == old || one == other {
            self.out.extend_from_slice(one);
        } else {
            self.clashes += 1;
            self.out.extend_from_slice(one);
            self.out.push(" ".to_owned());
            self.out.extend_from_slice(other);
        }
    }
}

/// A text as words and what is between them, each with its own stars, so that none loses its other end.
fn tokens(wording: &Wording, as_table: bool) -> Vec<String> {
    if as_table {
        let mut found = Vec::new();
        for row in markup::rows(&wording.text) {
            for cell in row {
                found.push("|".to_owned());
                found.extend(words(&cell));
            }
            found.push("|\n".to_owned());
        }
        return found;
    }
    words(&wording.text)
}

fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for run in markup::runs(text) {
        for word in run.text.split_inclusive(' ') {
            let word = word.strip_suffix(' ').map_or((word, ""), |word| (word, " "));
            if !word.0.is_empty() {
                let styled = markup::Run { text: word.0.to_owned(), bold: run.bold, italic: run.italic };
                found.push(markup::markup(&[styled]));
            }
            if !word.1.is_empty() {
                found.push(" ".to_owned());
            }
        }
    }
    found
}

/// Words that stand out one by one, beside each other, stand out together with the spaces between them.
fn joined(text: &str) -> Vec<markup::Run> {
    let mut runs = markup::runs(text);
    for at in 1..runs.len().saturating_sub(1) {
        let (bold, italic) = (runs[at - 1].bold, runs[at - 1].italic);
        let alike = runs[at + 1].bold == bold && runs[at + 1].italic == italic;
        if alike && runs[at].text == " " {
            (runs[at].bold, runs[at].italic) = (bold, italic);
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn point(text: &str) -> Wording {
        Wording::new(BlockStyle::Point, text)
    }

    fn merged(base: &str, ours: &str, theirs: &str) -> (String, u32) {
        let merged = merge(&point(base), &point(ours), &point(theirs));
        (merged.wording.text, merged.clashes)
    }

    #[test]
    fn changes_in_different_places_come_together() {
        let (base, ours, theirs) = (
            "Срок составляет пять дней со дня приёма.",
            "Срок составляет десять дней со дня приёма.",
            "Срок составляет пять дней со дня регистрации.",
        );
        assert_eq!(
            merged(base, ours, theirs),
            ("Срок составляет десять дней со дня регистрации.".to_owned(), 0)
        );
    }

    #[test]
    fn of_the_same_words_both_stand() {
        assert_eq!(merged("пять дней", "десять дней", "семь дней"), ("десять семь дней".to_owned(), 1));
    }

    #[test]
    fn bold_words_stay_bold() {
        let (text, clashes) = merged("срок пять дней", "срок **пять рабочих** дней", "Срок пять дней");
        assert_eq!((text.as_str(), clashes), ("Срок **пять рабочих** дней", 0));
    }

    #[test]
    fn cells_of_a_table_are_merged_apart() {
        let table = |text: &str| Wording::new(BlockStyle::Table, text);
        let merged = merge(&table("а | б\nв | г"), &table("А | б\nв | г"), &table("а | б\nв | Г"));
        assert_eq!((merged.wording, merged.clashes), (table("А | б\nв | Г"), 0));
    }

    #[test]
    fn a_changed_style_is_taken() {
        let theirs = Wording::new(BlockStyle::Subpoint, "срок");
        assert_eq!(
            merge(&point("срок"), &point("новый срок"), &theirs).wording,
            Wording::new(BlockStyle::Subpoint, "новый срок")
        );
    }

    fn text() -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(&["а", "б", "в", "**г**", "*д*", "ә"][..]), 1..8)
            .prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn what_one_left_alone_is_the_others(base in text(), theirs in text()) {
            prop_assert_eq!(merge(&point(&base), &point(&base), &point(&theirs)).wording, point(&theirs));
            prop_assert_eq!(merge(&point(&base), &point(&theirs), &point(&base)).wording, point(&theirs));
            prop_assert_eq!(merge(&point(&base), &point(&theirs), &point(&theirs)).clashes, 0);
        }

        #[test]
        fn no_word_is_lost_in_a_clash(base in text(), ours in text(), theirs in text()) {
            let merged = merge(&point(&base), &point(&ours), &point(&theirs));
            if merged.clashes > 0 {
                let has = |text: &str| markup::plain(&merged.wording.text).split(' ').any(|word| word == text);
                let both = |text: &str, not: &str| {
                    markup::plain(text).split(' ').filter(|word| !markup::plain(not).split(' ').any(|other| other == *word)).all(has)
                };
                prop_assert!(both(&ours, &base) && both(&theirs, &base));
            }
        }
    }
}
