//! Finds some sentences of the old version in the new one.

use super::{
    alignment::{ByNew, Link},
    carried::Method,
    likeness::{EQUAL, Profile, Vocabulary},
    loose::Loose,
    passage::{occurrences, runs, same_context, stretch_of, units},
};
use crate::documents::TextBlock;
use std::{cmp::Reverse, ops::Range};

/// From here on a sentence in the counterpart of the block is taken for the same with other words.
const ALIKE: u32 = 450;
/// From here on a sentence in another block is taken for the same, if it is long or stands between the same words.
const ALIKE_ELSEWHERE: u32 = 900;
/// From here on a long sentence in another block is taken for the same.
const ALIKE_LONG: u32 = 800;
/// Words of a long sentence.
const LONG: u32 = 12;
/// Words of a sentence that is told by them alone, if all of them are the same.
const TELLING: u32 = 8;
/// Context that tells a short sentence in another block.
const SAME_CONTEXT: u32 = 600;
/// By so much the best must be better than the second, in another block.
const LEAD: u32 = 150;
/// By so much the best must be better than the second, in the counterpart of the block.
const LEAD_AT_HOME: u32 = 40;
/// Sentences that one sentence may have become, beside as many as there were.
const GROWTH: usize = 3;
/// Sentences in a row that are compared as one.
const RUN_MAX: usize = 12;

/// Both versions, for a search.
pub(super) struct Search<'t> {
    pub old: &'t [TextBlock],
    pub new: &'t [TextBlock],
    pub sources: &'t ByNew,
    pub vocabulary: &'t Vocabulary,
}

/// A stretch of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    pub block: u32,
    pub stretch: Range<usize>,
}

/// What a search came to.
pub(super) enum Verdict {
    Found { passage: Passage, score: u32, method: Method },
    Several,
    Nowhere,
}

/// A passage of the new version that may be the one looked for.
#[derive(Clone, Debug)]
struct Candidate {
    passage: Passage,
    likeness: u32,
    context: u32,
}

impl Candidate {
    /// Likeness decides; among equals the surroundings do.
    const fn rank(&self) -> u32 {
        self.likeness * 10 + self.context
    }
}

/// What is looked for.
struct Sought<'t> {
    passage: Passage,
    words: &'t str,
    profile: Profile,
    /// How many sentences it is.
    length: usize,
}

impl Search<'_> {
    /// Looks in the counterparts of the block, and in loose text of other blocks.
    pub fn find(&self, passage: &Passage, length: usize, links: &[Link], loose: &Loose) -> Verdict {
        let Some(words) = text(self.old, passage) else { return Verdict::Nowhere };
        let profile = self.vocabulary.profile(words);
        let sought = Sought { passage: passage.clone(), words, profile, length };
        let at_home = self.best(&sought, self.at_home(&sought, links));
        let elsewhere = || self.best(&sought, self.elsewhere(&sought, links, loose));
        match at_home {
            Some((best, lead)) if best.likeness >= EQUAL => settle(best, lead, Method::Quote),
            Some((best, lead)) if best.likeness >= ALIKE => match elsewhere() {
                Some((other, lead))
                    if other.likeness >= best.likeness + LEAD && tells(&sought, &other, lead) =>
                {
                    settle_elsewhere(other)
                }
                _ => settle(best, lead, Method::Wording),
            },
            _ => match elsewhere() {
                Some((other, lead)) if tells(&sought, &other, lead) => settle_elsewhere(other),
                Some((other, lead)) if other.likeness >= ALIKE_ELSEWHERE && lead < LEAD => Verdict::Several,
                _ => Verdict::Nowhere,
            },
        }
    }

    /// The best candidate that does not belong to another old sentence, and how far the second one lies behind.
    fn best(&self, sought: &Sought<'_>, mut candidates: Vec<Candidate>) -> Option<(Candidate, u32)> {
        candidates.sort_by_key(|candidate| Reverse(candidate.rank()));
        let mut free = candidates.into_iter().filter(|candidate| !self.is_claimed(sought, candidate));
        let best = free.next()?;
        let second = free.find(|other| !overlap(&other.passage, &best.passage));
        let lead = second.map_or(u32::MAX, |second| best.rank().saturating_sub(second.rank()) / 10);
        Some((best, lead))
    }

    fn at_home(&self, sought: &Sought<'_>, links: &[Link]) -> Vec<Candidate> {
        links.iter().flat_map(|link| self.in_block(sought, link.new)).collect()
    }

    /// The same words, or else runs of sentences, each with how like they are.
    fn in_block(&self, sought: &Sought<'_>, block: u32) -> Vec<Candidate> {
        let Some(text) = self.new.get(block as usize).map(|block| block.text.as_str()) else {
            return Vec::new();
        };
        let exact = occurrences(text, sought.words);
        if !exact.is_empty() {
            return exact.into_iter().map(|stretch| self.candidate(sought, block, stretch, EQUAL)).collect();
        }
        let sentences = units(text);
        let longest = (sought.length + GROWTH).min(RUN_MAX.max(sought.length));
        runs(sentences.len(), longest)
            .filter_map(|run| stretch_of(&sentences, &run))
            .map(|stretch| {
                let likeness = sought.profile.likeness(&self.vocabulary.profile(&text[stretch.clone()]));
                // Equal words with other marks are not the same words.
                self.candidate(sought, block, stretch, likeness.min(EQUAL - 1))
            })
            .collect()
    }

    fn elsewhere(&self, sought: &Sought<'_>, links: &[Link], loose: &Loose) -> Vec<Candidate> {
        let found = loose.candidates(self.vocabulary, &sought.profile);
        let mut blocks: Vec<u32> = found.into_iter().map(|(block, _)| block).collect();
        blocks.sort_unstable();
        blocks.dedup();
        blocks.retain(|block| links.iter().all(|link| link.new != *block));
        blocks.into_iter().flat_map(|block| self.in_block(sought, block)).collect()
    }

    fn candidate(&self, sought: &Sought<'_>, block: u32, stretch: Range<usize>, likeness: u32) -> Candidate {
        let passage = Passage { block, stretch };
        let context = same_context(around(self.old, &sought.passage), around(self.new, &passage));
        Candidate { passage, likeness, context }
    }

    /// Whether another sentence of the old version has a better right to the passage.
    fn is_claimed(&self, sought: &Sought<'_>, candidate: &Candidate) -> bool {
        let Some(words) = text(self.new, &candidate.passage) else { return true };
        let profile = self.vocabulary.profile(words);
        self.sources.of_new(candidate.passage.block).iter().any(|link| {
            let Some(text) = self.old.get(link.old as usize).map(|block| block.text.as_str()) else {
                return false;
            };
            let sentences = units(text);
            runs(sentences.len(), sought.length.min(RUN_MAX))
                .filter_map(|run| stretch_of(&sentences, &run))
                .map(|stretch| Passage { block: link.old, stretch })
                .filter(|passage| !overlap(passage, &sought.passage))
                .any(|passage| self.is_better(&passage, sought, (&profile, candidate)))
        })
    }

    fn is_better(
        &self,
        rival: &Passage,
        sought: &Sought<'_>,
        (profile, candidate): (&Profile, &Candidate),
    ) -> bool {
        let Some(words) = text(self.old, rival) else { return false };
        if words == sought.words {
            let context = same_context(around(self.old, rival), around(self.new, &candidate.passage));
            return context > candidate.context;
        }
        self.vocabulary.profile(words).likeness(profile) > candidate.likeness
    }
}

fn settle(best: Candidate, lead: u32, method: Method) -> Verdict {
    if lead < LEAD_AT_HOME {
        return Verdict::Several;
    }
    Verdict::Found { passage: best.passage, score: best.likeness, method }
}

fn settle_elsewhere(other: Candidate) -> Verdict {
    Verdict::Found { passage: other.passage, score: other.likeness, method: Method::Elsewhere }
}

/// Whether a candidate in another block is the passage beyond doubt.
fn tells(sought: &Sought<'_>, candidate: &Candidate, lead: u32) -> bool {
    let words = sought.profile.words;
    let long = (words >= LONG && candidate.likeness >= ALIKE_LONG)
        || (words >= TELLING && candidate.likeness >= EQUAL);
    let placed = candidate.likeness >= ALIKE_ELSEWHERE && candidate.context >= SAME_CONTEXT;
    lead >= LEAD && (long || placed)
}

fn text<'t>(blocks: &'t [TextBlock], passage: &Passage) -> Option<&'t str> {
    blocks.get(passage.block as usize)?.text.get(passage.stretch.clone())
}

/// What stands before and after: in the block, or else in its neighbours.
fn around<'t>(blocks: &'t [TextBlock], passage: &Passage) -> (&'t str, &'t str) {
    let at = passage.block as usize;
    let Some(own) = blocks.get(at).map(|block| block.text.as_str()) else { return ("", "") };
    let before = own.get(..passage.stretch.start).unwrap_or_default();
    let after = own.get(passage.stretch.end..).unwrap_or_default();
    let neighbour =
        |at: Option<usize>| at.and_then(|at| blocks.get(at)).map_or("", |block| block.text.as_str());
    let before = if before.is_empty() { neighbour(at.checked_sub(1)) } else { before };
    let after = if after.is_empty() { neighbour(at.checked_add(1)) } else { after };
    (before, after)
}

fn overlap(one: &Passage, other: &Passage) -> bool {
    one.block == other.block && one.stretch.start < other.stretch.end && other.stretch.start < one.stretch.end
}
