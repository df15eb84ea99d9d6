//! Where words stand in the entries that were found, and how near one another.

use super::{cursor::Cursor, lists::Lists, top::Ranked};
use crate::SearchError;
use tantivy::{SegmentOrdinal, schema::IndexRecordOption};

/// Where a word that was looked for stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Which word of the entry.
    pub position: u32,
    /// Which word of the query.
    pub word: usize,
}

/// Looks up places, entry by entry.
pub struct Places<'l> {
    lists: &'l [Vec<Lists>],
    open: Option<(SegmentOrdinal, Vec<Cursor>)>,
    buffer: Vec<u32>,
}

impl<'l> Places<'l> {
    /// Of the words of a query, by what they lead to in each segment.
    pub const fn new(lists: &'l [Vec<Lists>]) -> Self {
        Self { lists, open: None, buffer: Vec::new() }
    }

    /// Where the words stand in an entry, in order. Entries must be asked about in the order of [`in_order`].
    pub fn of(&mut self, ranked: &Ranked) -> Result<Vec<Place>, SearchError> {
        let mut found = Vec::new();
        let buffer = &mut self.buffer;
        let cursors = match &mut self.open {
            Some((segment, cursors)) if *segment == ranked.segment => cursors,
            open => &mut open.insert((ranked.segment, cursors(self.lists, ranked.segment)?)).1,
        };
        for (word, cursor) in cursors.iter_mut().enumerate() {
            if cursor.go_to(ranked.doc) {
                cursor.positions(ranked.doc, buffer);
                found.extend(buffer.iter().map(|position| Place { position: *position, word }));
            }
        }
        found.sort_unstable();
        Ok(found)
    }
}

fn cursors(lists: &[Vec<Lists>], segment: SegmentOrdinal) -> Result<Vec<Cursor>, SearchError> {
    let words = lists.get(segment as usize).into_iter().flatten();
    words.map(|word| word.found.cursor(IndexRecordOption::WithFreqsAndPositions)).collect()
}

/// The numbers of the entries as they lie in the index.
pub fn in_order(ranked: &[Ranked]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..ranked.len()).collect();
    order.sort_unstable_by_key(|at| ranked.get(*at).map(|one| (one.segment, one.doc)));
    order
}

/// How near one another the words stand where they stand nearest: 1 if side by side, less the more is between.
pub fn closeness(places: &[Place], words: usize) -> f32 {
    let mut seen = vec![false; words];
    for place in places {
        if let Some(seen) = seen.get_mut(place.word) {
            *seen = true;
        }
    }
    let words_here = seen.iter().filter(|seen| **seen).count();
    if words_here < 2 {
        return 0.0;
    }
    let between = narrowest(places, words, words_here).saturating_sub(words_here as u32);
    1.0 / (1.0 + between as f32 / 3.0)
}

/// Words from the first to the last in the narrowest stretch that has so many of the words.
fn narrowest(places: &[Place], words: usize, wanted: usize) -> u32 {
    let mut counts = vec![0_u32; words];
    let (mut missing, mut best) = (wanted, u32::MAX);
    let mut first = places.iter();
    for place in places {
        let Some(count) = counts.get_mut(place.word) else { continue };
        missing -= usize::from(*count == 0);
        *count += 1;
        while missing == 0 {
            let Some(start) = first.next() else { break };
            best = best.min(place.position - start.position + 1);
            if let Some(count) = counts.get_mut(start.word) {
                *count -= 1;
                missing += usize::from(*count == 0);
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(places: &[(u32, usize)]) -> Vec<Place> {
        places.iter().map(|(position, word)| Place { position: *position, word: *word }).collect()
    }

    #[test]
    fn the_narrowest_stretch_counts() {
        assert_eq!(closeness(&places(&[(1, 0), (9, 1), (10, 0), (30, 1)]), 2), 1.0);
        assert_eq!(closeness(&places(&[(3, 0), (4, 1), (5, 2)]), 3), 1.0);
        assert_eq!(closeness(&places(&[(1, 0), (6, 1)]), 2), 1.0 / (1.0 + 4.0 / 3.0));
        assert_eq!(closeness(&places(&[(1, 0), (2, 0)]), 2), 0.0, "one word is near nothing");
        assert_eq!(closeness(&[], 2), 0.0);
    }
}
