//! What is looked for in the new version, and what may be it.

use super::{
    carried::Method,
    likeness::Profile,
    reading::{Passage, Sentence},
};
use std::{cmp::Reverse, ops::Range};

/// By so much the best must be better than the second, in the counterpart of the block.
const LEAD_AT_HOME: u32 = 40;

/// What a search came to.
pub(super) enum Verdict {
    Found { passage: Passage, score: u32, method: Method },
    Several,
    Nowhere,
}

/// A passage of the new version that may be the one looked for.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub passage: Passage,
    pub run: Range<usize>,
    pub likeness: u32,
    pub context: u32,
}

impl Candidate {
    /// Likeness decides; among equals the surroundings do.
    pub const fn rank(&self) -> u32 {
        self.likeness * 10 + self.context
    }
}

/// What is looked for.
pub(super) struct Sought<'t> {
    pub passage: Passage,
    pub words: &'t str,
    pub profile: Profile,
    pub run: Range<usize>,
}

impl Sought<'_> {
    /// How good a right it has to a sentence of the new version: one of several sentences is held by all of them.
    pub fn right_to(&self, sentence: &Sentence) -> u32 {
        if self.run.len() > 1 {
            sentence.profile.held_by(&self.profile)
        } else {
            sentence.profile.likeness(&self.profile)
        }
    }
}

/// The best candidate, and how far the second one lies behind.
pub(super) fn best(mut candidates: Vec<Candidate>) -> Option<(Candidate, u32)> {
    candidates.sort_by_key(|candidate| Reverse(candidate.rank()));
    let mut ranked = candidates.into_iter();
    let best = ranked.next()?;
    let second = ranked.find(|other| !other.passage.overlaps(&best.passage));
    let lead = second.map_or(u32::MAX, |second| best.rank().saturating_sub(second.rank()) / 10);
    Some((best, lead))
}

pub(super) fn settle(best: Candidate, lead: u32, method: Method) -> Verdict {
    if lead < LEAD_AT_HOME {
        return Verdict::Several;
    }
    Verdict::Found { passage: best.passage, score: best.likeness, method }
}
