//! The place of a sentence between its neighbours.

use super::reading::Sentence;
use std::{collections::HashMap, ops::Range};

/// From here on two sentences of a block and its counterpart are neighbours to go by.
const ALIKE: u32 = 450;
/// Pairs of sentences compared.
const CELLS_MAX: usize = 4_000;
/// Letters compared, of each text.
const LETTERS_MAX: usize = 2_000;
/// Below this, letters are shared by chance.
const LETTERS_BY_CHANCE: u32 = 450;

/// What stands between the counterparts of the nearest neighbours that have one.
pub(super) struct Gap {
    /// Sentences of the new text.
    pub new: Range<usize>,
    /// Whether there is such a neighbour, rather than the ends of the blocks alone.
    pub is_bounded: bool,
}

/// Where some sentences of a block stood, in the block's counterpart.
pub(super) fn gap(old: &[Sentence], new: &[Sentence], run: &Range<usize>) -> Gap {
    let pairs = pairs(old, new, run);
    let before = pairs.iter().filter(|(old, _)| *old < run.start).map(|(_, new)| *new).max();
    let after = pairs.iter().filter(|(old, _)| *old >= run.end).map(|(_, new)| *new).min();
    let new = before.map_or(0, |before| before + 1)..after.unwrap_or(new.len());
    Gap { new, is_bounded: before.is_some() || after.is_some() }
}

/// The sentences other than those of the run that keep their order, by the sum of likenesses.
fn pairs(old: &[Sentence], new: &[Sentence], run: &Range<usize>) -> Vec<(usize, usize)> {
    if old.len().saturating_mul(new.len()) > CELLS_MAX {
        return Vec::new();
    }
    let values: Vec<u32> = old
        .iter()
        .enumerate()
        .flat_map(|(at, sentence)| new.iter().map(move |other| (at, sentence, other)))
        .map(|(at, sentence, other)| {
            let likeness = if run.contains(&at) { 0 } else { sentence.profile.likeness(&other.profile) };
            if likeness >= ALIKE { likeness } else { 0 }
        })
        .collect();
    best_in_order((old.len(), new.len()), |row, column| values[row * new.len() + column])
}

/// The choice of pairs in order with the greatest sum of values; pairs without value are left out.
fn best_in_order(
    (rows, columns): (usize, usize),
    value: impl Fn(usize, usize) -> u32,
) -> Vec<(usize, usize)> {
    let width = columns + 1;
    let mut best = vec![0_u32; (rows + 1) * width];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let paired = value(row, column) + best[(row + 1) * width + column + 1];
            let skipped = best[(row + 1) * width + column].max(best[row * width + column + 1]);
            best[row * width + column] = skipped.max(paired);
        }
    }
    let (mut row, mut column, mut pairs) = (0, 0, Vec::new());
    while row < rows && column < columns {
        let here = best[row * width + column];
        if best[(row + 1) * width + column] == here {
            row += 1;
        } else if best[row * width + column + 1] == here {
            column += 1;
        } else {
            pairs.push((row, column));
            (row, column) = (row + 1, column + 1);
        }
    }
    pairs
}

/// How much of their letters two texts share, in groups of three, from 0 to 1000: endings change where words stay.
/// Nothing if it is no more than chance.
pub(super) fn letters_alike(one: &str, other: &str) -> u32 {
    let (ours, theirs) = (groups(one), groups(other));
    let total: u32 = ours.values().sum::<u32>() + theirs.values().sum::<u32>();
    let shared: u32 =
        ours.iter().map(|(group, count)| theirs.get(group).map_or(0, |other| *count.min(other))).sum();
    match (2_000 * shared).checked_div(total) {
        Some(alike) if alike >= LETTERS_BY_CHANCE => alike,
        _ => 0,
    }
}

fn groups(text: &str) -> HashMap<[char; 3], u32> {
    let letters: Vec<char> = text
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .take(LETTERS_MAX)
        .collect();
    let mut counts = HashMap::new();
    for group in letters.windows(3) {
        *counts.entry([group[0], group[1], group[2]]).or_default() += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_change_where_words_stay() {
        assert!(letters_alike("Übergangsvorschrift", "Übergangsvorschriften") > 900);
        assert!(letters_alike("Переходные положения", "Переходное положение") > 700);
        assert_eq!(letters_alike("Statistische Meldungen", "Grundsatz der Gleichstellung"), 0);
        assert_eq!(letters_alike("", ""), 0);
    }

    #[test]
    fn the_best_order_has_the_greatest_sum() {
        let values = [[500, 900, 0], [900, 500, 0], [0, 0, 700]];
        assert_eq!(best_in_order((3, 3), |row, column| values[row][column]), [(0, 0), (1, 1), (2, 2)]);
    }
}
