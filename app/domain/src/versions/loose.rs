//! Text of the new version that may come from anywhere: inserted blocks and what was changed.

use super::{
    alignment::{ByNew, Change},
    likeness::{Index, Profile},
    reading::Reading,
};

/// The sentences of inserted and changed blocks, found by their rare words.
pub(super) struct Loose {
    blocks: Vec<u32>,
    index: Index,
}

impl Loose {
    pub fn of(new: &Reading<'_>, sources: &ByNew) -> Self {
        let is_loose = |block: &u32| sources.of_new(*block).iter().all(|link| link.change == Change::Changed);
        let sentences: Vec<(u32, &Profile)> = (0..new.blocks.len() as u32)
            .filter(is_loose)
            .flat_map(|block| new.sentences(block).iter().map(move |sentence| (block, &sentence.profile)))
            .collect();
        let profiles = sentences.iter().map(|(_, profile)| *profile);
        let index = Index::of((0..).zip(profiles));
        Self { blocks: sentences.into_iter().map(|(block, _)| block).collect(), index }
    }

    /// The blocks with the sentences that share most with a text, in their order.
    pub fn candidates(&self, profile: &Profile) -> Vec<u32> {
        let numbers = self.index.candidates(profile);
        let mut blocks: Vec<u32> =
            numbers.into_iter().filter_map(|number| self.blocks.get(number as usize).copied()).collect();
        blocks.sort_unstable();
        blocks.dedup();
        blocks
    }
}
