//! Carries remarks from one version to the next.
//!
//! A remark is shown in the new version only where its words plainly are. The block's counterpart is looked at first,
//! then text that has no other origin. What is found must lead back: a sentence that is more like another one of the
//! old version belongs to that one.

use super::{
    alignment::{Alignment, ByNew, Change, Link},
    carried::{Carried, Method, Place, Quote, Resolution},
    likeness::Vocabulary,
    loose::Loose,
    passage::{follow, occurrences, stretch_of, touched, units},
    search::{Passage, Search, Verdict},
};
use crate::documents::TextBlock;
use std::ops::Range;

/// From here on a whole block is taken for the one remarked on.
const SAME_BLOCK: u16 = 250;

/// Two versions, prepared for carrying many remarks.
pub struct Carrier<'t> {
    old: &'t [TextBlock],
    new: &'t [TextBlock],
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
        let loose = Loose::of(&vocabulary, new, &sources);
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
        let text = &self.old.get(quote.block as usize)?.text;
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
        let Some(old) = self.old.get(block as usize) else { return lost(Resolution::Deleted) };
        let sentences = units(&old.text);
        let run = touched(&sentences, stretch);
        let Some(around) = stretch_of(&sentences, &run) else { return lost(Resolution::Deleted) };
        let around = around.start.min(stretch.start)..around.end.max(stretch.end);
        let search = self.search();
        let passage = Passage { block, stretch: around.clone() };
        match search.find(&passage, run.len(), links, &self.loose) {
            Verdict::Found { passage, score, method } => self
                .within(&old.text, (&around, stretch), &passage, (score as u16, method))
                .unwrap_or_else(|| Carried::lost(Resolution::Deleted, 0, Some(passage.block))),
            Verdict::Several => lost(Resolution::Ambiguous),
            Verdict::Nowhere => lost(Resolution::Deleted),
        }
    }

    /// The place of the words within the sentences found for theirs.
    fn within(
        &self,
        old: &str,
        (around, stretch): (&Range<usize>, &Range<usize>),
        found: &Passage,
        (score, method): (u16, Method),
    ) -> Option<Carried> {
        let new = &self.new.get(found.block as usize)?.text;
        let (old_words, new_words) = (old.get(around.clone())?, new.get(found.stretch.clone())?);
        let whole = old.get(stretch.clone())?.trim() == old_words.trim();
        let there = if whole {
            found.stretch.clone()
        } else {
            let inner = stretch.start - around.start..stretch.end - around.start;
            let inner = follow(old_words, new_words, &inner)?;
            found.stretch.start + inner.start..found.stretch.start + inner.end
        };
        let same = old.get(stretch.clone())?.trim() == new.get(there.clone())?.trim();
        let resolution = if same { Resolution::Shifted } else { Resolution::TextChanged };
        Some(Carried::found(resolution, place(found.block, &there), method, score))
    }

    fn search(&self) -> Search<'_> {
        Search { old: self.old, new: self.new, sources: &self.sources, vocabulary: &self.vocabulary }
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
