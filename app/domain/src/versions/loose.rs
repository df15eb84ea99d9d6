//! Text of the new version that may come from anywhere: inserted blocks and what was changed.

use super::{
    alignment::{ByNew, Change},
    likeness::{Index, Profile, Vocabulary},
    passage::units,
};
use crate::documents::TextBlock;

/// The sentences of inserted and changed blocks, found by their rare words.
pub(super) struct Loose {
    sentences: Vec<(u32, usize)>,
    index: Index,
}

impl Loose {
    pub fn of(vocabulary: &Vocabulary, new: &[TextBlock], sources: &ByNew) -> Self {
        let mut sentences = Vec::new();
        let mut profiles: Vec<Profile> = Vec::new();
        for (position, block) in (0..).zip(new) {
            let links = sources.of_new(position);
            if links.iter().any(|link| link.change != Change::Changed) {
                continue;
            }
            for (number, unit) in units(&block.text).into_iter().enumerate() {
                sentences.push((position, number));
                profiles.push(vocabulary.profile(&block.text[unit]));
            }
        }
        let index = Index::of(vocabulary, (0..).zip(&profiles));
        Self { sentences, index }
    }

    /// Block and number of the sentences that share most with a text.
    pub fn candidates(&self, vocabulary: &Vocabulary, profile: &Profile) -> Vec<(u32, usize)> {
        let numbers = self.index.candidates(vocabulary, profile);
        numbers.into_iter().filter_map(|number| self.sentences.get(number as usize).copied()).collect()
    }
}
