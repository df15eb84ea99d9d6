//! One version sentence by sentence, as remarks are carried.

use super::{
    likeness::{Profile, Vocabulary},
    passage::units,
};
use crate::documents::TextBlock;
use std::{collections::HashMap, ops::Range};

/// A stretch of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    pub block: u32,
    pub stretch: Range<usize>,
}

/// A sentence of a block.
#[derive(Debug)]
pub(super) struct Sentence {
    pub stretch: Range<usize>,
    pub profile: Profile,
}

/// A version with its sentences.
pub(super) struct Reading<'t> {
    pub blocks: &'t [TextBlock],
    sentences: Vec<Vec<Sentence>>,
    /// How many sentences say the same.
    counts: HashMap<&'t str, u32>,
}

impl<'t> Reading<'t> {
    pub fn of(vocabulary: &Vocabulary, blocks: &'t [TextBlock]) -> Self {
        let read = |block: &TextBlock| {
            units(&block.text)
                .into_iter()
                .map(|stretch| {
                    let profile = vocabulary.profile(&block.text[stretch.clone()]);
                    Sentence { stretch, profile }
                })
                .collect()
        };
        let sentences: Vec<Vec<Sentence>> = blocks.iter().map(read).collect();
        let mut counts = HashMap::new();
        for (block, sentences) in blocks.iter().zip(&sentences) {
            for sentence in sentences {
                *counts.entry(&block.text[sentence.stretch.clone()]).or_default() += 1;
            }
        }
        Self { blocks, sentences, counts }
    }

    /// Whether the words are a sentence that stands in several places.
    pub fn is_repeated(&self, words: &str) -> bool {
        self.counts.get(words).is_some_and(|count| *count > 1)
    }

    pub fn sentences(&self, block: u32) -> &[Sentence] {
        self.sentences.get(block as usize).map_or(&[], Vec::as_slice)
    }

    /// The sentences that a stretch touches.
    pub fn touched(&self, passage: &Passage) -> Range<usize> {
        let sentences = self.sentences(passage.block);
        let from = sentences.partition_point(|sentence| sentence.stretch.end <= passage.stretch.start);
        let to = sentences.partition_point(|sentence| sentence.stretch.start < passage.stretch.end);
        from..to.max(from)
    }

    /// The stretch of some sentences in a row.
    pub fn passage(&self, block: u32, run: &Range<usize>) -> Option<Passage> {
        let run = self.sentences(block).get(run.clone())?;
        let stretch = run.first()?.stretch.start..run.last()?.stretch.end;
        Some(Passage { block, stretch })
    }

    /// What is compared of some sentences in a row.
    pub fn profile(&self, block: u32, run: &Range<usize>) -> Profile {
        let run = self.sentences(block).get(run.clone()).unwrap_or_default();
        Profile::joined(run.iter().map(|sentence| &sentence.profile))
    }

    pub fn words(&self, passage: &Passage) -> Option<&'t str> {
        self.blocks.get(passage.block as usize)?.text.get(passage.stretch.clone())
    }

    /// What stands before and after: in the block, or else in its neighbours.
    pub fn around(&self, passage: &Passage) -> (&'t str, &'t str) {
        let at = passage.block as usize;
        let text =
            |at: Option<usize>| at.and_then(|at| self.blocks.get(at)).map_or("", |block| block.text.as_str());
        let own = text(Some(at));
        let before = own.get(..passage.stretch.start).unwrap_or_default();
        let after = own.get(passage.stretch.end..).unwrap_or_default();
        let before = if before.is_empty() { text(at.checked_sub(1)) } else { before };
        let after = if after.is_empty() { text(at.checked_add(1)) } else { after };
        (before, after)
    }
}

impl Passage {
    pub fn overlaps(&self, other: &Self) -> bool {
        self.block == other.block
            && self.stretch.start < other.stretch.end
            && other.stretch.start < self.stretch.end
    }
}
