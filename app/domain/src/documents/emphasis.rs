//! Words that stand out in a text: bold, italic or both.

use super::TextBlock;
use serde::{Deserialize, Serialize};

/// A stretch of a block's text that stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Emphasis {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is italic.
    pub italic: bool,
}

/// A block and what stands out in its text: stretches from left to right that don't overlap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StyledBlock {
    /// The block.
    pub block: TextBlock,
    /// What stands out in its text; the label never does.
    pub emphasis: Vec<Emphasis>,
}

impl From<TextBlock> for StyledBlock {
    fn from(block: TextBlock) -> Self {
        Self { block, emphasis: Vec::new() }
    }
}

/// What still stands out when a text was reworded: all words before the first change and after the last.
pub fn still_emphasised(before: &str, after: &str, emphasis: &[Emphasis]) -> Vec<Emphasis> {
    if before == after {
        return emphasis.to_vec();
    }
    let prefix = common(before.chars().zip(after.chars()));
    // A word that has only a few letters in common with another is another.
    let prefix = before[..prefix].rfind(' ').map_or(0, |space| space + 1);
    let (old, new) = (&before[prefix..], &after[prefix..]);
    let suffix = common(old.chars().rev().zip(new.chars().rev()));
    let suffix = old[old.len() - suffix..].find(' ').map_or(0, |space| suffix - space);
    let (prefix, from) = (bytes(prefix), bytes(before.len() - suffix));
    let moved = |at: u32| at - from + bytes(after.len() - suffix);
    let mut kept = Vec::new();
    for part in emphasis {
        kept.push(Emphasis { end: part.end.min(prefix), ..*part });
        if part.end > from {
            kept.push(Emphasis { start: moved(part.start.max(from)), end: moved(part.end), ..*part });
        }
    }
    kept.retain(|part| part.start < part.end);
    kept
}

/// Bytes of the letters that two texts begin with.
fn common(letters: impl Iterator<Item = (char, char)>) -> usize {
    letters.take_while(|(one, other)| one == other).map(|(letter, _)| letter.len_utf8()).sum()
}

fn bytes(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bold(start: u32, end: u32) -> Emphasis {
        Emphasis { start, end, bold: true, italic: false }
    }

    fn words<'t>(text: &'t str, parts: &[Emphasis]) -> Vec<&'t str> {
        parts.iter().map(|part| &text[part.start as usize..part.end as usize]).collect()
    }

    #[test]
    fn words_around_a_change_still_stand_out() {
        let (before, after) = ("Бір екі үш төрт", "Бір жаңа сөз үш төрт");
        let parts = [bold(0, 6), bold(7, 13), bold(14, 18)];
        assert_eq!(words(before, &parts), ["Бір", "екі", "үш"]);
        assert_eq!(words(after, &still_emphasised(before, after, &parts)), ["Бір", "үш"]);
        let whole = [bold(0, 27)];
        assert_eq!(words(after, &still_emphasised(before, after, &whole)), ["Бір ", " үш төрт"]);
        assert_eq!(still_emphasised(before, before, &parts), parts);
    }

    proptest! {
        #[test]
        fn what_still_stands_out_did_before(
            before in "[абәқ ]{0,30}",
            after in "[абәқ ]{0,30}",
            cuts in proptest::collection::vec(0_usize..31, 0..6),
        ) {
            let letters: Vec<usize> = before.char_indices().map(|(at, _)| at).chain([before.len()]).collect();
            let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| letters[cut.min(letters.len() - 1)]).collect();
            cuts.sort_unstable();
            cuts.dedup();
            let parts: Vec<Emphasis> = cuts.chunks_exact(2).map(|pair| bold(bytes(pair[0]), bytes(pair[1]))).collect();
            let kept = still_emphasised(&before, &after, &parts);
            // They lie in the new text, in order, without overlap, between letters, and the words were bold before.
            let mut last = 0;
            for part in &kept {
                prop_assert!(part.start >= last && part.start < part.end);
                last = part.end;
                let word = after.get(part.start as usize..part.end as usize);
                prop_assert!(word.is_some_and(|word| words(&before, &parts).iter().any(|bold| bold.contains(word))));
            }
        }
    }
}
