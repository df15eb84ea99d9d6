//! Words side by side in one entry.

use super::{cursor::Cursor, lists::Lists};
use crate::SearchError;
use tantivy::{DocId, schema::IndexRecordOption};

/// A run of words that must stand side by side, in one segment.
pub struct Run {
    words: Vec<Cursor>,
    positions: [Vec<u32>; 2],
}

impl Run {
    /// Opens the lists of all words.
    pub fn open(words: &[Lists]) -> Result<Self, SearchError> {
        let option = IndexRecordOption::WithFreqsAndPositions;
        let words = words.iter().map(|word| word.found.cursor(option)).collect::<Result<_, _>>()?;
        Ok(Self { words, positions: Default::default() })
    }

    /// Whether an entry has the words, side by side. Entries are asked about in their order.
    pub fn is_in(&mut self, doc: DocId) -> bool {
        self.words.iter_mut().all(|word| word.go_to(doc)) && self.is_whole(doc)
    }

    fn is_whole(&mut self, doc: DocId) -> bool {
        let [ends, next] = &mut self.positions;
        let mut words = self.words.iter_mut();
        let (Some(first), true) = (words.next(), words.len() > 0) else { return true };
        first.positions(doc, ends);
        for word in words {
            word.positions(doc, next);
            next.retain(|place| {
                place.checked_sub(1).is_some_and(|before| ends.binary_search(&before).is_ok())
            });
            std::mem::swap(ends, next);
        }
        !ends.is_empty()
    }
}
