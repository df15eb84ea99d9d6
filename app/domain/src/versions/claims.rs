//! Whose a sentence of the new version is: of all sentences of the old one that it may come from, of the likest.

use super::{
    alignment::ByNew,
    candidate::Sought,
    passage::same_context,
    reading::{Passage, Reading, Sentence},
};

/// The sentences of a new block and who has a better right to them than the sentence that is looked for.
pub(super) struct Claims<'t> {
    /// Whether each sentence is free to be the one looked for.
    free: Vec<bool>,
    /// Contexts of the other old sentences with the very words that are looked for.
    twins: Vec<(&'t str, &'t str)>,
}

impl<'t> Claims<'t> {
    pub fn of(
        sought: &Sought<'_>,
        block: u32,
        old: &Reading<'t>,
        new: &Reading<'t>,
        sources: &ByNew,
    ) -> Self {
        let (mut rivals, mut twins): (Vec<&Sentence>, Vec<_>) = (Vec::new(), Vec::new());
        for link in sources.of_new(block) {
            for sentence in old.sentences(link.old) {
                let passage = Passage { block: link.old, stretch: sentence.stretch.clone() };
                if passage.overlaps(&sought.passage) {
                    continue;
                }
                if old.words(&passage) == Some(sought.words) {
                    twins.push(old.around(&passage));
                } else {
                    rivals.push(sentence);
                }
            }
        }
        let is_free = |sentence: &Sentence| {
            let own = sought.right_to(sentence);
            rivals.iter().all(|rival| rival.profile.likeness(&sentence.profile) <= own)
        };
        Self { free: new.sentences(block).iter().map(is_free).collect(), twins }
    }

    /// Whether nobody has a better right to a run of sentences that stands in a context as like as is said.
    pub fn leave(&self, run: std::ops::Range<usize>, around: (&str, &str), context: u32) -> bool {
        self.free.get(run).is_some_and(|run| run.iter().all(|free| *free))
            && self.twins.iter().all(|twin| same_context(*twin, around) <= context)
    }
}
