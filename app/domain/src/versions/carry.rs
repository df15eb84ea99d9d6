//! Carries remarks from one version to the next.
//!
//! A remark is shown in the new version only where its words plainly are. The block's counterpart is looked at first,
//! then text that has no other origin. What is found must lead back: a sentence that is more like another one of the
//! old version belongs to that one.

use super::{
    alignment::{Alignment, ByNew, Change, Link},
    candidate::Verdict,
    carried::{Carried, Method, Place, Quote, Resolution},
    likeness::Vocabulary,
    loose::Loose,
    passage::{follow, occurrences},
    reading::{Passage, Reading},
    search::Search,
};
use crate::documents::TextBlock;
use std::ops::Range;

/// From here on a whole block is taken for the one remarked on.
const SAME_BLOCK: u16 = 250;

/// Two versions, prepared for carrying many remarks.
pub struct Carrier<'t> {
    old: Reading<'t>,
    new: Reading<'t>,
    alignment: &'t Alignment,
    sources: ByNew,
    vocabulary: Vocabulary,
    loose: Loose,
}

impl<'t> Carrier<'t> {
    /// Prepares two versions and what [`super::align`] said of them.
    pub fn new(old: &'t [TextBlock], new: &'t [TextBlock], alignment: &'t Alignment) -> Self {
        let vocabulary = Vocabulary::of(old.iter().chain(new).map(|block| block.text.as_str()));
        let sources = alignment.by_new();
        let (old, new) = (Reading::of(&vocabulary, old), Reading::of(&vocabulary, new));
        let loose = Loose::of(&new, &sources);
        Self { old, new, alignment, sources, vocabulary, loose }
    }

    /// Where a remark stands in the new version; no quote stands for the whole document.
    pub fn carry(&self, quote: Option<Quote<'_>>) -> Carried {
        let Some(quote) = quote else { return Carried::DOCUMENT };
        let links = self.alignment.of_old(quote.block);
        let whole = links.iter().find(|link| !link.part);
        if let Some(link) = whole.filter(|link| link.doubtful) {
            return Carried::lost(Resolution::Ambiguous, link.likeness, Some(link.new));
        }
        if (quote.start, quote.end) == (0, 0) {
            return self.carry_block(quote.block, whole);
        }
        let Some(stretch) = self.located(&quote) else {
            return Carried::lost(Resolution::Ambiguous, 0, self.nearest(quote.block));
        };
        match whole.filter(|link| link.change != Change::Changed) {
            Some(link) => Carried::found(kept(link), place(link.new, &stretch), Method::Block, 1_000),
            None => self.carry_words(quote.block, &stretch, links),
        }
    }

    fn carry_block(&self, block: u32, link: Option<&Link>) -> Carried {
        match link {
            Some(link) if link.change != Change::Changed => {
                Carried::found(kept(link), place(link.new, &(0..0)), Method::Block, link.likeness)
            }
            Some(link) if link.likeness >= SAME_BLOCK => Carried::found(
                Resolution::TextChanged,
                place(link.new, &(0..0)),
                Method::Block,
                link.likeness,
            ),
            _ => Carried::lost(Resolution::Deleted, 0, self.nearest(block)),
        }
    }

    /// The stretch the quote means: where it says, or else the only place of its words in the block.
    fn located(&self, quote: &Quote<'_>) -> Option<Range<usize>> {
        let text = &self.old.blocks.get(quote.block as usize)?.text;
        let said = quote.start as usize..quote.end as usize;
        if text.get(said.clone()).is_some_and(|words| words == quote.exact && !words.trim().is_empty()) {
            return Some(said);
        }
        match occurrences(text, quote.exact).as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        }
    }

    /// Carries words of a block that was changed or is gone: first the sentences they stand in, then the words within.
    fn carry_words(&self, block: u32, stretch: &Range<usize>, links: &[Link]) -> Carried {
        let lost = |resolution| Carried::lost(resolution, 0, self.nearest(block));
        let run = self.old.touched(&Passage { block, stretch: stretch.clone() });
        let Some(whole) = self.old.passage(block, &run) else { return lost(Resolution::Deleted) };
        let around = whole.stretch.start.min(stretch.start)..whole.stretch.end.max(stretch.end);
        let passage = Passage { block, stretch: around };
        match self.search().find(&passage, run, links) {
            Verdict::Found { passage: found, score, method } => self
                .within((&passage, stretch), &found, (score as u16, method))
                .unwrap_or_else(|| Carried::lost(Resolution::Deleted, 0, Some(found.block))),
            Verdict::Several => lost(Resolution::Ambiguous),
            Verdict::Nowhere => lost(Resolution::Deleted),
        }
    }

    /// The place of the words within the sentences found for theirs.
    fn within(
        &self,
        (around, stretch): (&Passage, &Range<usize>),
        found: &Passage,
        (score, method): (u16, Method),
    ) -> Option<Carried> {
        let (old_words, new_words) = (self.old.words(around)?, self.new.words(found)?);
        let inner = stretch.start - around.stretch.start..stretch.end - around.stretch.start;
        let said = old_words.get(inner.clone())?;
        let there = if said.trim() == old_words.trim() {
            found.stretch.clone()
        } else {
            let inner = follow(old_words, new_words, &inner)?;
            found.stretch.start + inner.start..found.stretch.start + inner.end
        };
        let says = self.new.words(&Passage { block: found.block, stretch: there.clone() })?;
        let resolution =
            if said.trim() == says.trim() { Resolution::Shifted } else { Resolution::TextChanged };
        Some(Carried::found(resolution, place(found.block, &there), method, score))
    }

    fn search(&self) -> Search<'_> {
        Search {
            old: &self.old,
            new: &self.new,
            sources: &self.sources,
            vocabulary: &self.vocabulary,
            loose: &self.loose,
        }
    }

    /// The counterpart of the block, or of the nearest block that has one: an earlier one before a later one.
    fn nearest(&self, block: u32) -> Option<u32> {
        let links = &self.alignment.links;
        let own = self.alignment.of_old(block);
        let before = || links[..links.partition_point(|link| link.old < block)].last();
        let after = || links[links.partition_point(|link| link.old <= block)..].first();
        let whole = own.iter().find(|link| !link.part).or_else(|| own.first());
        whole.or_else(before).or_else(after).map(|link| link.new)
    }
}

const fn kept(link: &Link) -> Resolution {
    match link.change {
        Change::Same if !link.moved => Resolution::Same,
        _ => Resolution::Shifted,
    }
}

const fn place(block: u32, stretch: &Range<usize>) -> Place {
    Place { block, start: stretch.start as u32, end: stretch.end as u32 }
}
