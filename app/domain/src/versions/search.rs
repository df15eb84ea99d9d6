//! Finds some sentences of the old version in the new one.

use super::{
    alignment::{ByNew, Link},
    carried::Method,
    claims::Claims,
    likeness::{EQUAL, Profile, Vocabulary},
    loose::Loose,
    passage::{occurrences, runs, same_context},
    reading::{Passage, Reading, Sentence},
    slot::{gap, letters_alike},
};
use std::{cmp::Reverse, ops::Range};

/// From here on a sentence in the counterpart of the block is taken for the same with other words.
const ALIKE: u32 = 400;
/// So much of a sentence another one holds that was only lengthened, or shortened.
const HELD: u32 = 850;
/// Fewer words stand in many a sentence.
const FEW: u32 = 4;
/// From here on a sentence between the same neighbours is taken for the same.
const RESEMBLING: u32 = 120;
/// By so much the best must be better than the second, between the same neighbours.
const LEAD_BY_PLACE: u32 = 60;
/// So much more of a sentence its parts must hold than one of them.
const HELD_MORE: u32 = 100;
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
    pub old: &'t Reading<'t>,
    pub new: &'t Reading<'t>,
    pub sources: &'t ByNew,
    pub vocabulary: &'t Vocabulary,
    pub loose: &'t Loose,
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
    run: Range<usize>,
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
pub(super) struct Sought<'t> {
    pub passage: Passage,
    pub words: &'t str,
    profile: Profile,
    run: Range<usize>,
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

impl Search<'_> {
    /// Looks in the counterparts of the block, and in loose text of other blocks.
    pub fn find(&self, passage: &Passage, run: Range<usize>, links: &[Link]) -> Verdict {
        let Some(words) = self.old.words(passage) else { return Verdict::Nowhere };
        let profile = self.vocabulary.profile(words);
        let sought = Sought { passage: passage.clone(), words, profile, run };
        let at_home: Vec<Candidate> =
            links.iter().flat_map(|link| self.in_block(&sought, link.new)).collect();
        match best(at_home.clone()) {
            Some((best, lead)) if best.likeness >= EQUAL => settle(best, lead, Method::Quote),
            Some((best, lead)) if self.is_lengthened(&sought, &best) => settle(best, lead, Method::Wording),
            Some((best, lead)) if best.likeness >= ALIKE || self.is_shortened(&sought, &best) => {
                match self.elsewhere(&sought, links) {
                    Some((other, lead))
                        if other.likeness >= best.likeness + LEAD && tells(&sought, &other, lead) =>
                    {
                        settle_elsewhere(other)
                    }
                    _ => settle(self.widened(&sought, best, at_home), lead, Method::Wording),
                }
            }
            _ => match self.elsewhere(&sought, links) {
                Some((other, lead)) if tells(&sought, &other, lead) => settle_elsewhere(other),
                other => self.by_place(&sought, links).unwrap_or(match other {
                    Some((other, lead)) if other.likeness >= ALIKE_ELSEWHERE && lead < LEAD => {
                        Verdict::Several
                    }
                    _ => Verdict::Nowhere,
                }),
            },
        }
    }

    /// The free runs of sentences of a block, each with how like they are. Where the very words are whole sentences,
    /// only those.
    fn in_block(&self, sought: &Sought<'_>, block: u32) -> Vec<Candidate> {
        let claims = Claims::of(sought, block, self.old, self.new, self.sources);
        let mut candidates = self.exact(sought, block);
        if candidates.is_empty() {
            let length = sought.run.len();
            let longest = (length + GROWTH).min(RUN_MAX.max(length));
            candidates = runs(self.new.sentences(block).len(), longest)
                .filter_map(|run| {
                    let passage = self.new.passage(block, &run)?;
                    let likeness = sought.profile.likeness(&self.new.profile(block, &run));
                    // Equal words with other marks are not the same words.
                    Some(self.candidate(sought, (passage, run), likeness.min(EQUAL - 1)))
                })
                .collect();
        }
        candidates.retain(|candidate| {
            claims.leave(candidate.run.clone(), self.new.around(&candidate.passage), candidate.context)
        });
        candidates
    }

    fn exact(&self, sought: &Sought<'_>, block: u32) -> Vec<Candidate> {
        let Some(text) = self.new.blocks.get(block as usize).map(|block| &block.text) else {
            return Vec::new();
        };
        occurrences(text, sought.words)
            .into_iter()
            .map(|stretch| Passage { block, stretch })
            .filter_map(|passage| {
                let run = self.new.touched(&passage);
                let whole = self.new.passage(block, &run)? == passage;
                whole.then(|| self.candidate(sought, (passage, run), EQUAL))
            })
            .collect()
    }

    fn candidate(
        &self,
        sought: &Sought<'_>,
        (passage, run): (Passage, Range<usize>),
        likeness: u32,
    ) -> Candidate {
        let context = same_context(self.old.around(&sought.passage), self.new.around(&passage));
        Candidate { passage, run, likeness, context }
    }

    fn elsewhere(&self, sought: &Sought<'_>, links: &[Link]) -> Option<(Candidate, u32)> {
        let mut blocks = self.loose.candidates(self.vocabulary, &sought.profile);
        blocks.retain(|block| links.iter().all(|link| link.new != *block));
        best(blocks.into_iter().flat_map(|block| self.in_block(sought, block)).collect())
    }

    fn profile(&self, candidate: &Candidate) -> Profile {
        self.new.profile(candidate.passage.block, &candidate.run)
    }

    fn is_lengthened(&self, sought: &Sought<'_>, candidate: &Candidate) -> bool {
        sought.profile.words >= FEW && sought.profile.held_by(&self.profile(candidate)) >= HELD
    }

    fn is_shortened(&self, sought: &Sought<'_>, candidate: &Candidate) -> bool {
        let profile = self.profile(candidate);
        profile.words >= FEW && profile.held_by(&sought.profile) >= HELD
    }

    /// A sentence that was split is all its parts: the best run around the best that holds more of it.
    fn widened(&self, sought: &Sought<'_>, best: Candidate, candidates: Vec<Candidate>) -> Candidate {
        let held = |candidate: &Candidate| sought.profile.held_by(&self.profile(candidate));
        let least = held(&best) + HELD_MORE;
        let wider = candidates.into_iter().filter(|wider| {
            wider.passage.block == best.passage.block
                && wider.run.start <= best.run.start
                && best.run.end <= wider.run.end
                && wider.likeness >= best.likeness * 4 / 5
                && held(wider) >= least
        });
        wider.max_by_key(Candidate::rank).unwrap_or(best)
    }

    /// What stands where the sentence stood, if it is at all like it.
    fn by_place(&self, sought: &Sought<'_>, links: &[Link]) -> Option<Verdict> {
        let link = links.iter().find(|link| !link.part)?;
        let (old, new) = (self.old.blocks.get(link.old as usize)?, self.new.blocks.get(link.new as usize)?);
        let gap = gap(self.old.sentences(link.old), self.new.sentences(link.new), &sought.run);
        if !gap.is_bounded && (link.moved || old.label != new.label || old.kind != new.kind) {
            return None;
        }
        let claims = Claims::of(sought, link.new, self.old, self.new, self.sources);
        let mut candidates: Vec<Candidate> = gap
            .new
            .filter_map(|at| {
                let run = at..at + 1;
                let passage = self.new.passage(link.new, &run)?;
                let profile = self.new.profile(link.new, &run);
                let lengthened = if sought.profile.held_by(&profile) >= HELD { RESEMBLING } else { 0 };
                let letters = letters_alike(sought.words, self.new.words(&passage)?);
                let likeness = sought.profile.likeness(&profile).max(lengthened).max(letters);
                Some(self.candidate(sought, (passage, run), likeness))
            })
            .filter(|candidate| candidate.likeness >= RESEMBLING)
            .filter(|candidate| {
                claims.leave(candidate.run.clone(), self.new.around(&candidate.passage), candidate.context)
            })
            .collect();
        candidates.sort_by_key(|candidate| Reverse(candidate.likeness));
        let best = candidates.first()?.clone();
        let second = candidates.get(1).map_or(0, |second| second.likeness);
        (best.likeness >= second + LEAD_BY_PLACE).then(|| Verdict::Found {
            passage: best.passage,
            score: best.likeness,
            method: Method::Wording,
        })
    }
}

/// The best candidate, and how far the second one lies behind.
fn best(mut candidates: Vec<Candidate>) -> Option<(Candidate, u32)> {
    candidates.sort_by_key(|candidate| Reverse(candidate.rank()));
    let mut ranked = candidates.into_iter();
    let best = ranked.next()?;
    let second = ranked.find(|other| !other.passage.overlaps(&best.passage));
    let lead = second.map_or(u32::MAX, |second| best.rank().saturating_sub(second.rank()) / 10);
    Some((best, lead))
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
