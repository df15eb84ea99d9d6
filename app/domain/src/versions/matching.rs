//! The alignment while it is being made.

use super::{
    likeness::{EQUAL, Profile, Vocabulary},
    order::{Weighted, in_order},
};
use crate::documents::{BlockKind, TextBlock};
use std::collections::HashMap;

/// One version as the steps of the alignment see it.
pub(super) struct Side<'t> {
    pub blocks: &'t [TextBlock],
    pub profiles: Vec<Profile>,
    /// Equal texts have equal numbers, in both versions.
    pub texts: Vec<u32>,
    /// Equal labels with equal texts have equal numbers, in both versions.
    pub labelled: Vec<u32>,
    pub parents: Vec<Option<u32>>,
    /// The counterpart of each block.
    pub partner: Vec<Option<u32>>,
}

/// Both versions and what has been found to belong together so far: one counterpart at most for each block.
pub(super) struct Matching<'t> {
    pub old: Side<'t>,
    pub new: Side<'t>,
}

/// What may speak for a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// Only what the texts share.
    Text,
    /// Also the same number under the same heading, or the same column of a table.
    TextOrPlace,
}

/// Blocks without a counterpart that lie between the same two pairs.
#[derive(Debug, Default)]
pub(super) struct Gap {
    pub old: Vec<u32>,
    pub new: Vec<u32>,
}

impl Gap {
    /// How many pairs there are to compare.
    pub fn cells(&self) -> usize {
        self.old.len().saturating_mul(self.new.len())
    }
}

impl<'t> Matching<'t> {
    pub fn of(vocabulary: &Vocabulary, old: &'t [TextBlock], new: &'t [TextBlock]) -> Self {
        let mut texts = HashMap::new();
        let mut labelled = HashMap::new();
        let mut side = |blocks: &'t [TextBlock]| Side {
            blocks,
            profiles: blocks.iter().map(|block| vocabulary.profile(&block.text)).collect(),
            texts: numbers(&mut texts, blocks.iter().map(|block| block.text.as_str())),
            labelled: numbers(
                &mut labelled,
                blocks.iter().map(|block| (block.label.as_str(), block.text.as_str())),
            ),
            parents: parents(blocks),
            partner: vec![None; blocks.len()],
        };
        let (old, new) = (side(old), side(new));
        Self { old, new }
    }

    pub fn link(&mut self, old: u32, new: u32) {
        self.old.partner[old as usize] = Some(new);
        self.new.partner[new as usize] = Some(old);
    }

    pub fn unlink(&mut self, old: u32) {
        if let Some(new) = self.old.partner[old as usize].take() {
            self.new.partner[new as usize] = None;
        }
    }

    pub fn are_free(&self, old: u32, new: u32) -> bool {
        self.old.is_free(old) && self.new.is_free(new)
    }

    pub fn pairs(&self) -> impl Iterator<Item = (u32, u32)> {
        (0..).zip(&self.old.partner).filter_map(|(old, new)| new.map(|new| (old, new)))
    }

    pub fn likeness(&self, old: u32, new: u32) -> u32 {
        if self.old.texts[old as usize] == self.new.texts[new as usize] {
            return EQUAL;
        }
        self.old.profiles[old as usize].likeness(&self.new.profiles[new as usize])
    }

    /// The pairs that keep the order, long texts before short ones where they disagree.
    pub fn backbone(&self) -> Vec<(u32, u32)> {
        self.in_order(self.pairs())
    }

    /// What lies free between the pairs that keep the order.
    pub fn gaps(&self) -> Vec<Gap> {
        let positions = |side: &Side<'_>| (0..side.blocks.len() as u32).collect::<Vec<u32>>();
        self.gaps_between(&self.backbone(), &positions(&self.old), &positions(&self.new))
    }

    /// What lies free between the pairs of some old and some new blocks, both in order.
    pub fn gaps_among(&self, old: &[u32], new: &[u32]) -> Vec<Gap> {
        let pairs = old.iter().filter_map(|old| Some((*old, self.old.partner[*old as usize]?)));
        let among = pairs.filter(|(_, partner)| new.binary_search(partner).is_ok());
        self.gaps_between(&self.in_order(among), old, new)
    }

    fn in_order(&self, pairs: impl Iterator<Item = (u32, u32)>) -> Vec<(u32, u32)> {
        let pairs: Vec<Weighted> = pairs
            .map(|(old, new)| Weighted { old, new, weight: self.old.profiles[old as usize].words + 1 })
            .collect();
        in_order(&pairs).into_iter().map(|index| (pairs[index].old, pairs[index].new)).collect()
    }

    fn gaps_between(&self, pairs: &[(u32, u32)], mut old: &[u32], mut new: &[u32]) -> Vec<Gap> {
        let mut gaps = Vec::new();
        for (old_end, new_end) in pairs.iter().copied().chain([(u32::MAX, u32::MAX)]) {
            let (old_within, old_after) = old.split_at(old.partition_point(|position| *position < old_end));
            let (new_within, new_after) = new.split_at(new.partition_point(|position| *position < new_end));
            let gap = Gap { old: self.old.free_of(old_within), new: self.new.free_of(new_within) };
            if !gap.old.is_empty() && !gap.new.is_empty() {
                gaps.push(gap);
            }
            (old, new) = (old_after, new_after);
        }
        gaps
    }

    /// How much speaks for a pair, or nothing if too little does. Strong pairs weigh more than two middling ones.
    pub fn value(&self, old: u32, new: u32, evidence: Evidence) -> Option<u32> {
        let (one, other) = (&self.old.blocks[old as usize], &self.new.blocks[new as usize]);
        let same_label = one.label == other.label && !one.label.is_empty();
        let same_column = one.cell.map(|cell| cell.column) == other.cell.map(|cell| cell.column);
        let family = self.parents_agree(old, new) || self.neighbours_linked(old, new);
        let likeness = self.likeness(old, new);
        let enough = match (family, same_label) {
            (true, true) => likeness >= RESEMBLING,
            (false, false) => likeness >= UNLIKELY_BY_CHANCE,
            _ => likeness >= LIKE,
        };
        let likeness = if family && self.is_held(old, new) { likeness.max(LIKE) } else { likeness };
        let enough = enough || likeness >= LIKE && family;
        let by_place = evidence == Evidence::TextOrPlace
            && one.kind == other.kind
            && family
            && (same_label || one.kind == BlockKind::Cell);
        if !same_column || !(enough || by_place) {
            return None;
        }
        let bonus =
            150 * u32::from(same_label) + 30 * u32::from(family) + 10 * u32::from(one.kind == other.kind);
        Some(likeness * likeness / EQUAL + bonus)
    }

    /// Whether one text was only lengthened to the other, or shortened.
    fn is_held(&self, old: u32, new: u32) -> bool {
        let (old, new) = (&self.old.profiles[old as usize], &self.new.profiles[new as usize]);
        old.words.min(new.words) >= FEW && old.containment(new) >= HELD
    }

    /// Whether the block before or after is the counterpart of the other's block before or after.
    fn neighbours_linked(&self, old: u32, new: u32) -> bool {
        let linked = |old: Option<u32>, new: Option<u32>| {
            old.zip(new).is_some_and(|(old, new)| self.old.partner.get(old as usize) == Some(&Some(new)))
        };
        linked(old.checked_sub(1), new.checked_sub(1)) || linked(old.checked_add(1), new.checked_add(1))
    }

    /// Whether the blocks stand under the same heading, as far as that is known.
    pub fn parents_agree(&self, old: u32, new: u32) -> bool {
        match (self.old.parents[old as usize], self.new.parents[new as usize]) {
            (None, None) => true,
            (Some(old), Some(new)) => match self.old.partner[old as usize] {
                Some(partner) => partner == new,
                None => self.new.is_free(new) && self.old.label(old) == self.new.label(new),
            },
            _ => false,
        }
    }

    /// Numbered headings with the same number and text are the same wherever they stand.
    pub fn are_same_heading(&self, old: u32, new: u32) -> bool {
        let kind = self.old.blocks[old as usize].kind;
        matches!(kind, BlockKind::Title | BlockKind::Chapter | BlockKind::Article)
            && self.old.labelled[old as usize] == self.new.labelled[new as usize]
            && !self.old.label(old).is_empty()
    }

    /// Whether the blocks stand under headings that are counterparts, or both under none.
    pub fn parents_linked(&self, old: u32, new: u32) -> bool {
        match (self.old.parents[old as usize], self.new.parents[new as usize]) {
            (None, None) => true,
            (Some(old), Some(new)) => self.old.partner[old as usize] == Some(new),
            _ => false,
        }
    }
}

impl Side<'_> {
    pub fn is_free(&self, position: u32) -> bool {
        self.partner.get(position as usize).is_some_and(Option::is_none)
    }

    pub fn label(&self, position: u32) -> &str {
        &self.blocks[position as usize].label
    }

    pub fn words(&self, position: u32) -> u32 {
        self.profiles[position as usize].words
    }

    pub fn free(&self) -> Vec<u32> {
        (0..self.blocks.len() as u32).filter(|position| self.is_free(*position)).collect()
    }

    fn free_of(&self, positions: &[u32]) -> Vec<u32> {
        positions.iter().copied().filter(|position| self.is_free(*position)).collect()
    }
}

/// From here on two texts are taken for one wherever they stand between the same others.
const UNLIKELY_BY_CHANCE: u32 = 500;
/// From here on two texts with the same number, or under the same heading, are.
const LIKE: u32 = 400;
/// From here on two texts with the same number under the same heading are.
const RESEMBLING: u32 = 250;
/// So much of a text another one holds that was only lengthened, or shortened.
const HELD: u32 = 800;
/// Fewer words stand in many a text.
const FEW: u32 = 4;

fn numbers<K: std::hash::Hash + Eq>(known: &mut HashMap<K, u32>, keys: impl Iterator<Item = K>) -> Vec<u32> {
    keys.map(|key| {
        let next = known.len() as u32;
        *known.entry(key).or_insert(next)
    })
    .collect()
}

/// The nearest earlier block with a smaller depth, for each block.
fn parents(blocks: &[TextBlock]) -> Vec<Option<u32>> {
    let mut open: Vec<u32> = Vec::new();
    (0..)
        .zip(blocks)
        .map(|(position, block)| {
            while open.last().is_some_and(|last| blocks[*last as usize].depth >= block.depth) {
                open.pop();
            }
            let parent = open.last().copied();
            open.push(position);
            parent
        })
        .collect()
}
