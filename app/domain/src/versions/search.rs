//! Finds some sentences of the old version in the new one.

use super::{
    alignment::{ByNew, Link},
    candidate::{Candidate, Sought, Verdict, best, settle},
    carried::Method,
    claims::Claims,
    likeness::{EQUAL, Profile, Vocabulary},
    loose::Loose,
    passage::{occurrences, runs, same_context},
    reading::{Passage, Reading},
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
/// From here on a sentence with the same number is.
const ALIKE_BY_NUMBER: u32 = 250;
/// By so much the best must be better than the second, between the same neighbours.
const LEAD_BY_PLACE: u32 = 60;
/// So much more of a sentence its parts must hold than one of them.
const HELD_MORE: u32 = 50;
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

impl Search<'_> {
    /// Looks in the counterparts of the block, and in loose text of other blocks.
    pub fn find(&self, passage: &Passage, run: Range<usize>, links: &[Link]) -> Verdict {
        let Some(words) = self.old.words(passage) else { return Verdict::Nowhere };
        let profile = self.vocabulary.profile(words);
        let sought = Sought { passage: passage.clone(), words, profile, run };
        let in_links = |part: bool| -> Vec<Candidate> {
            let links = links.iter().filter(|link| link.part == part);
            links.flat_map(|link| self.in_block(&sought, link.new)).collect()
        };
        let at_home = in_links(false);
        match best(at_home.clone()) {
            Some((best, lead)) if best.likeness >= EQUAL => settle(best, lead, Method::Quote),
            Some((best, lead)) if self.is_lengthened(&sought, &best) => settle(best, lead, Method::Wording),
            Some((best, lead)) if self.is_plain(&sought, &best) => {
                let least = best.likeness + LEAD;
                self.split_off(&sought, in_links(true), least)
                    .or_else(|| self.elsewhere(&sought, links, least))
                    .unwrap_or_else(|| {
                        let whole = self.longer_part(&sought, self.widened(&sought, best, at_home));
                        settle(whole, lead, Method::Wording)
                    })
            }
            _ => self
                .split_off(&sought, in_links(true), 0)
                .or_else(|| self.elsewhere(&sought, links, 0))
                .or_else(|| self.by_place(&sought, links))
                .unwrap_or(Verdict::Nowhere),
        }
    }

    /// What a part that was split off says.
    fn split_off(&self, sought: &Sought<'_>, parts: Vec<Candidate>, least: u32) -> Option<Verdict> {
        let (best, lead) = best(parts)?;
        let fits = best.likeness >= least && self.is_plain(sought, &best);
        fits.then(|| settle(best, lead, Method::Wording))
    }

    /// What stands in other blocks, if it is the passage beyond doubt.
    fn elsewhere(&self, sought: &Sought<'_>, links: &[Link], least: u32) -> Option<Verdict> {
        let mut blocks = self.loose.candidates(&sought.profile);
        blocks.retain(|block| links.iter().all(|link| link.new != *block));
        let found = blocks.into_iter().flat_map(|block| self.in_block(sought, block)).collect();
        let (best, lead) = best(found)?;
        if best.likeness < least {
            return None;
        }
        if self.tells(sought, &best, lead) {
            return Some(Verdict::Found {
                passage: best.passage,
                score: best.likeness,
                method: Method::Elsewhere,
            });
        }
        (least == 0 && best.likeness >= ALIKE_ELSEWHERE && lead < LEAD).then_some(Verdict::Several)
    }

    /// Whether a sentence in the counterpart of the block is plainly the one looked for.
    fn is_plain(&self, sought: &Sought<'_>, candidate: &Candidate) -> bool {
        candidate.likeness >= ALIKE || self.is_shortened(sought, candidate)
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

    /// Whether a candidate in another block is the passage beyond doubt.
    fn tells(&self, sought: &Sought<'_>, candidate: &Candidate, lead: u32) -> bool {
        let words = sought.profile.words;
        let long = (words >= LONG && candidate.likeness >= ALIKE_LONG)
            || (words >= TELLING && candidate.likeness >= EQUAL);
        let placed =
            words >= FEW && candidate.likeness >= ALIKE_ELSEWHERE && candidate.context >= SAME_CONTEXT;
        lead >= LEAD && (placed || (long && !self.old.is_repeated(sought.words)))
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

    /// A sentence that was split is all its parts: takes in the sentences beside the best that are like it too and
    /// hold more of it.
    fn widened(&self, sought: &Sought<'_>, best: Candidate, candidates: Vec<Candidate>) -> Candidate {
        let block = best.passage.block;
        let sentences = self.new.sentences(block);
        let held = |candidate: &Candidate| sought.profile.held_by(&self.profile(candidate));
        let least = held(&best) + HELD_MORE;
        let is_like = |at: usize| {
            best.run.contains(&at) || sentences.get(at).is_some_and(|other| sought.right_to(other) >= ALIKE)
        };
        let wider = candidates.into_iter().filter(|wider| {
            wider.passage.block == block
                && wider.run.start <= best.run.start
                && best.run.end <= wider.run.end
                && wider.run.clone().all(is_like)
                && held(wider) >= least
        });
        wider.max_by_key(Candidate::rank).unwrap_or(best)
    }

    /// Of a block that was split in two the longer part, even where the shorter one is its counterpart.
    fn longer_part(&self, sought: &Sought<'_>, best: Candidate) -> Candidate {
        if !self.is_shortened(sought, &best) {
            return best;
        }
        let block = best.passage.block;
        let beside = [block.checked_sub(1), block.checked_add(1)].into_iter().flatten();
        let inserted = beside.filter(|block| self.sources.of_new(*block).is_empty());
        let parts = inserted.filter_map(|block| {
            let run = 0..self.new.sentences(block).len();
            let passage = self.new.passage(block, &run)?;
            let profile = self.new.profile(block, &run);
            let part = self.candidate(sought, (passage, run), sought.profile.likeness(&profile));
            (profile.held_by(&sought.profile) >= HELD).then_some(part)
        });
        parts.chain([best.clone()]).max_by_key(|part| part.passage.stretch.len()).unwrap_or(best)
    }

    /// Whether the blocks before and after a block are those before and after its counterpart.
    fn stands_between_the_same(&self, link: &Link) -> bool {
        let linked = |old: Option<u32>, new: Option<u32>| match (old, new) {
            (Some(old), Some(new)) if (new as usize) < self.new.blocks.len() => {
                let mut sources = self.sources.of_new(new).iter();
                sources.any(|link| link.old == old && u32::from(link.likeness) >= ALIKE)
            }
            (Some(old), Some(_)) => old as usize >= self.old.blocks.len(),
            (old, new) => old == new,
        };
        !link.moved
            && linked(link.old.checked_sub(1), link.new.checked_sub(1))
            && linked(link.old.checked_add(1), link.new.checked_add(1))
    }

    /// What stands where the sentence stood, if it is at all like it. Letters find a sentence whose words only have other
    /// endings, but they count a long name as much as everything else; so where the words alone lead to another sentence,
    /// it is doubtful which of the two it is.
    fn by_place(&self, sought: &Sought<'_>, links: &[Link]) -> Option<Verdict> {
        let link = links.iter().find(|link| !link.part)?;
        let (old, new) = (self.old.blocks.get(link.old as usize)?, self.new.blocks.get(link.new as usize)?);
        let gap = gap(self.old.sentences(link.old), self.new.sentences(link.new), &sought.run);
        let least = match () {
            () if gap.is_bounded || self.stands_between_the_same(link) => RESEMBLING,
            () if link.moved || old.label != new.label || old.kind != new.kind => return None,
            () => ALIKE_BY_NUMBER,
        };
        let claims = Claims::of(sought, link.new, self.old, self.new, self.sources);
        let placed = gap.new.filter_map(|at| self.placed(sought, link.new, at));
        let placed: Vec<(Candidate, u32)> = placed
            .filter(|(candidate, _)| {
                claims.leave(candidate.run.clone(), self.new.around(&candidate.passage), candidate.context)
            })
            .collect();
        let by_words = placed.iter().map(|(candidate, words)| (&candidate.run, *words)).collect();
        let by_either = placed.iter().map(|(candidate, _)| (&candidate.run, candidate.likeness)).collect();
        let chosen = leader(by_either, least)?;
        if leader(by_words, least).is_some_and(|other| other != chosen) {
            return Some(Verdict::Several);
        }
        let best =
            placed.iter().map(|(candidate, _)| candidate).find(|candidate| candidate.run == *chosen)?;
        Some(Verdict::Found { passage: best.passage.clone(), score: best.likeness, method: Method::Wording })
    }

    /// A sentence at the place, by how like it is in words or in letters, and how like in words.
    fn placed(&self, sought: &Sought<'_>, block: u32, at: usize) -> Option<(Candidate, u32)> {
        let run = at..at + 1;
        let passage = self.new.passage(block, &run)?;
        let profile = self.new.profile(block, &run);
        let lengthened = if sought.profile.held_by(&profile) >= HELD { ALIKE_BY_NUMBER } else { 0 };
        let words = sought.profile.likeness(&profile).max(lengthened);
        let letters = letters_alike(sought.words, self.new.words(&passage)?);
        Some((self.candidate(sought, (passage, run), words.max(letters)), words))
    }
}

/// The likest, if it is like enough and clearly more so than the second.
fn leader<T>(mut likenesses: Vec<(T, u32)>, least: u32) -> Option<T> {
    likenesses.retain(|(_, likeness)| *likeness >= least);
    likenesses.sort_by_key(|(_, likeness)| Reverse(*likeness));
    let mut likest = likenesses.into_iter();
    let (best, likeness) = likest.next()?;
    let second = likest.next().map_or(0, |(_, second)| second);
    (likeness >= second + LEAD_BY_PLACE).then_some(best)
}
