//! Sets of entries of one segment.

use tantivy::DocId;

const WORD: DocId = u64::BITS;

/// A bit per entry.
pub struct Bits {
    words: Vec<u64>,
}

impl Bits {
    /// None of so many.
    pub fn new(entries: DocId) -> Self {
        Self { words: vec![0; entries.div_ceil(WORD) as usize] }
    }

    /// Takes one in.
    pub fn set(&mut self, doc: DocId) {
        if let Some(word) = self.words.get_mut((doc / WORD) as usize) {
            *word |= 1 << (doc % WORD);
        }
    }

    /// Whether it is among them.
    pub fn has(&self, doc: DocId) -> bool {
        self.words.get((doc / WORD) as usize).is_some_and(|word| word & (1 << (doc % WORD)) != 0)
    }

    /// Leaves those that are in both.
    pub fn keep(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = DocId> {
        (0..).zip(&self.words).flat_map(|(at, word)| Ones { first: at * WORD, rest: *word })
    }
}

/// The bits of one word.
struct Ones {
    first: DocId,
    rest: u64,
}

impl Iterator for Ones {
    type Item = DocId;

    fn next(&mut self) -> Option<DocId> {
        if self.rest == 0 {
            return None;
        }
        let bit = self.rest.trailing_zeros();
        self.rest &= self.rest - 1;
        Some(self.first + bit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_set_comes_back_in_order() {
        let mut bits = Bits::new(200);
        [199, 0, 64, 63, 0].into_iter().for_each(|doc| bits.set(doc));
        assert_eq!(bits.iter().collect::<Vec<_>>(), [0, 63, 64, 199]);
        assert!(bits.has(64) && !bits.has(65) && !bits.has(5_000));
        let mut other = Bits::new(200);
        [63, 65].into_iter().for_each(|doc| other.set(doc));
        bits.keep(&other);
        assert_eq!(bits.iter().collect::<Vec<_>>(), [63]);
    }
}
