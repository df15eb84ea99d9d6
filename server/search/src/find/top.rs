//! The best so far.

use std::{
    cmp::{Ordering, Reverse},
    collections::BinaryHeap,
};
use tantivy::{DocId, SegmentOrdinal};

/// A match with all that decides its place. Nothing of it depends on other entries.
#[derive(Clone, Copy, Debug)]
pub struct Ranked {
    /// How well it fits.
    pub score: f32,
    /// Of equal ones the newer is first.
    pub at: i64,
    /// Of these, one by chance, but always the same.
    pub tie: u64,
    /// Where it is.
    pub segment: SegmentOrdinal,
    /// Where in there.
    pub doc: DocId,
}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_score = self.score.total_cmp(&other.score);
        by_score.then(self.at.cmp(&other.at)).then(self.tie.cmp(&other.tie))
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ranked {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ranked {}

/// Keeps the best of what it is shown.
pub struct Top {
    kept: BinaryHeap<Reverse<Ranked>>,
    limit: usize,
}

impl Top {
    /// Of so many.
    pub fn new(limit: usize) -> Self {
        Self { kept: BinaryHeap::with_capacity(limit + 1), limit }
    }

    /// How many are kept.
    pub const fn limit(&self) -> usize {
        self.limit
    }

    /// What scores less cannot be among the best any more.
    pub fn threshold(&self) -> f32 {
        match self.kept.peek() {
            _ if self.limit == 0 => f32::INFINITY,
            Some(Reverse(worst)) if self.kept.len() >= self.limit => worst.score,
            _ => f32::NEG_INFINITY,
        }
    }

    /// Takes a match in if it is good enough.
    pub fn show(&mut self, ranked: Ranked) {
        self.kept.push(Reverse(ranked));
        if self.kept.len() > self.limit {
            self.kept.pop();
        }
    }

    /// The best first.
    pub fn into_sorted(self) -> Vec<Ranked> {
        self.kept.into_sorted_vec().into_iter().map(|Reverse(ranked)| ranked).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_are_kept_in_order() {
        let mut top = Top::new(2);
        let ranked = |score, at| Ranked { score, at, tie: 0, segment: 0, doc: 0 };
        for (score, at) in [(1.0, 1), (3.0, 1), (2.0, 1), (3.0, 2)] {
            top.show(ranked(score, at));
        }
        assert_eq!(top.threshold(), 3.0);
        let kept: Vec<i64> = top.into_sorted().iter().map(|ranked| ranked.at).collect();
        assert_eq!(kept, [2, 1]);
    }
}
