//! Pairs of equal texts that might as well be other pairs.

use super::matching::{Matching, Side};
use std::collections::HashMap;

/// How often each text stands where, so that a pair can be told from the others of the same text.
pub(super) struct Doubts {
    /// Blocks with the text: in the old version, in the new one.
    counts: HashMap<u32, (u32, u32)>,
    /// Blocks with the text under the same parent.
    old_siblings: HashMap<(Option<u32>, u32), u32>,
    new_siblings: HashMap<(Option<u32>, u32), u32>,
    /// How many neighbours, itself among them, say the same.
    old_runs: Vec<u32>,
    new_runs: Vec<u32>,
}

impl Doubts {
    pub fn of(matching: &Matching<'_>) -> Self {
        let mut counts: HashMap<u32, (u32, u32)> = HashMap::new();
        for text in &matching.old.texts {
            counts.entry(*text).or_default().0 += 1;
        }
        for text in &matching.new.texts {
            counts.entry(*text).or_default().1 += 1;
        }
        Self {
            counts,
            old_siblings: siblings(&matching.old),
            new_siblings: siblings(&matching.new),
            old_runs: runs(&matching.old.texts),
            new_runs: runs(&matching.new.texts),
        }
    }

    /// Whether another pair of the same text is as good. Changed texts were paired by what they say and are no part of
    /// this.
    pub fn concern(&self, matching: &Matching<'_>, old: u32, new: u32) -> bool {
        let text = matching.old.texts[old as usize];
        if text != matching.new.texts[new as usize] {
            return false;
        }
        let (olds, news) = self.counts.get(&text).copied().unwrap_or_default();
        if (olds, news) == (1, 1)
            || matching.are_same_heading(old, new)
            || self.is_told_by_parent(matching, old, new)
        {
            return false;
        }
        self.old_runs[old as usize] != self.new_runs[new as usize] || !has_firm_neighbour(matching, old, new)
    }

    fn is_told_by_parent(&self, matching: &Matching<'_>, old: u32, new: u32) -> bool {
        let text = matching.old.texts[old as usize];
        let count = |siblings: &HashMap<(Option<u32>, u32), u32>, side: &Side<'_>, position: u32| {
            siblings.get(&(side.parents[position as usize], text)).copied().unwrap_or_default()
        };
        let olds = count(&self.old_siblings, &matching.old, old);
        let news = count(&self.new_siblings, &matching.new, new);
        matching.old.parents[old as usize].is_some()
            && matching.parents_linked(old, new)
            && (olds, news) == (1, 1)
    }
}

/// Whether the next different text, before or after, is its counterpart's next different text too.
fn has_firm_neighbour(matching: &Matching<'_>, old: u32, new: u32) -> bool {
    let before = (different(&matching.old.texts, old, -1), different(&matching.new.texts, new, -1));
    let after = (different(&matching.old.texts, old, 1), different(&matching.new.texts, new, 1));
    [before, after].into_iter().any(|pair| match pair {
        (Some(old), Some(new)) => matching.old.partner[old as usize] == Some(new),
        (None, None) => true,
        _ => false,
    })
}

/// The nearest block in a direction that says something else.
fn different(texts: &[u32], position: u32, step: isize) -> Option<u32> {
    let text = texts.get(position as usize)?;
    let mut at = position as usize;
    for _ in 0..REACH {
        at = at.checked_add_signed(step)?;
        if texts.get(at)? != text {
            return Some(at as u32);
        }
    }
    None
}

/// Blocks of one text looked over on the way to a different one.
const REACH: usize = 64;

fn siblings(side: &Side<'_>) -> HashMap<(Option<u32>, u32), u32> {
    let mut counts = HashMap::new();
    for (parent, text) in side.parents.iter().zip(&side.texts) {
        *counts.entry((*parent, *text)).or_default() += 1;
    }
    counts
}

fn runs(texts: &[u32]) -> Vec<u32> {
    texts.chunk_by(|one, other| one == other).flat_map(|run| vec![run.len() as u32; run.len()]).collect()
}
