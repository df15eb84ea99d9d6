//! Words side by side in one entry.

use super::{
    cursor::{Cursor, Lists},
    parse::{Side, Word},
};
use crate::SearchError;
use tantivy::{DocId, TERMINATED, schema::IndexRecordOption};

/// A run of words that must stand side by side, in one segment.
pub struct Run {
    /// A cursor per word.
    pub words: Vec<Cursor>,
    positions: [Vec<u32>; 2],
}

impl Run {
    /// Opens the lists of all words.
    pub fn open(lists: &Lists<'_>, side: &Side, by_sound: bool) -> Result<Self, SearchError> {
        let option = if side.len() > 1 {
            IndexRecordOption::WithFreqsAndPositions
        } else {
            IndexRecordOption::WithFreqs
        };
        let words = side.iter().map(|word| open(lists, word, by_sound, option)).collect::<Result<_, _>>()?;
        Ok(Self { words, positions: Default::default() })
    }

    /// About how many entries there are.
    pub fn cost(&self) -> u32 {
        self.words.iter().map(Cursor::cost).min().unwrap_or_default()
    }

    /// The first entry at or after the one given that has all the words, wherever.
    pub fn seek(&mut self, mut target: DocId) -> DocId {
        let mut agreed = 0;
        while agreed < self.words.len() && target != TERMINATED {
            agreed = 0;
            for word in &mut self.words {
                let found = word.seek(target);
                if found != target {
                    target = found;
                    break;
                }
                agreed += 1;
            }
        }
        target
    }

    /// Whether the words stand side by side in the current entry.
    pub fn is_whole(&mut self) -> bool {
        let [ends, next] = &mut self.positions;
        let mut words = self.words.iter_mut();
        let (Some(first), true) = (words.next(), words.len() > 0) else { return true };
        first.positions(ends);
        for word in words {
            word.positions(next);
            next.retain(|place| {
                place.checked_sub(1).is_some_and(|before| ends.binary_search(&before).is_ok())
            });
            std::mem::swap(ends, next);
        }
        !ends.is_empty()
    }
}

fn open(
    lists: &Lists<'_>,
    word: &Word,
    by_sound: bool,
    option: IndexRecordOption,
) -> Result<Cursor, SearchError> {
    let fields = lists.fields;
    if by_sound && !word.sounds.is_empty() {
        return lists.open(fields.sounds, &word.sounds, IndexRecordOption::Basic);
    }
    let mut cursor = lists.open(fields.words, &word.terms, option)?;
    if let Some(beginning) = &word.beginning {
        lists.open_begun(fields.words, &mut cursor, beginning)?;
    }
    Ok(cursor)
}
