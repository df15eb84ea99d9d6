//! Sets of entries of one segment.

use tantivy::DocId;

const WORD: DocId = u64::BITS;

/// A bit per entry.
#[derive(Clone)]
pub struct Bits {
    words: Vec<u64>,
}

impl Bits {
    /// None of so many.
    pub fn new(entries: DocId) -> Self {
        Self { words: vec![0; entries.div_ceil(WORD) as usize] }
    }

    /// These, of so many.
    pub fn of(entries: DocId, docs: &[DocId]) -> Self {
        let mut bits = Self::new(entries);
        docs.iter().for_each(|doc| bits.set(*doc));
        bits
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

    /// How many they are.
    pub fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many are in both.
    pub fn len_with(&self, other: &Self) -> usize {
        self.words.iter().zip(&other.words).map(|(word, other)| (word & other).count_ones() as usize).sum()
    }

    /// Takes in those of another.
    pub fn add(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    /// Leaves those that are in both.
    pub fn keep(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// Leaves those that are not in the other.
    pub fn drop(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= !other;
        }
    }

    /// Leaves those that pass.
    pub fn retain(&mut self, mut passes: impl FnMut(DocId) -> bool) {
        for (at, word) in (0..).zip(&mut self.words) {
            for doc in (Ones { first: at * WORD, rest: *word }) {
                if !passes(doc) {
                    *word &= !(1 << (doc % WORD));
                }
            }
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

/// Entries in order: one by one if they are few, else by bits.
pub enum Set {
    /// Each once.
    Few(Vec<DocId>),
    /// As bits.
    Many(Bits),
}

impl Default for Set {
    fn default() -> Self {
        Self::Few(Vec::new())
    }
}

impl Set {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Few(docs) => docs.is_empty(),
            Self::Many(bits) => bits.words.iter().all(|word| *word == 0),
        }
    }

    /// How many they are.
    pub fn len(&self) -> usize {
        match self {
            Self::Few(docs) => docs.len(),
            Self::Many(bits) => bits.len(),
        }
    }

    /// Leaves those that pass; they are asked in order.
    pub fn retain(&mut self, mut passes: impl FnMut(DocId) -> bool) {
        match self {
            Self::Few(docs) => docs.retain(|doc| passes(*doc)),
            Self::Many(bits) => bits.retain(passes),
        }
    }

    /// Leaves those that are among others.
    pub fn keep(&mut self, others: &Bits) {
        match self {
            Self::Few(docs) => docs.retain(|doc| others.has(*doc)),
            Self::Many(bits) => bits.keep(others),
        }
    }

    /// Those that are among others, and those that are not.
    pub fn split(self, others: &Bits) -> (Self, Self) {
        match self {
            Self::Few(docs) => {
                let (inside, outside) = docs.into_iter().partition(|doc| others.has(*doc));
                (Self::Few(inside), Self::Few(outside))
            }
            Self::Many(mut outside) => {
                let mut inside = outside.clone();
                inside.keep(others);
                outside.drop(others);
                (Self::Many(inside), Self::Many(outside))
            }
        }
    }

    /// How many are among others.
    pub fn len_with(&self, others: &Bits) -> usize {
        match self {
            Self::Few(docs) => docs.iter().filter(|doc| others.has(**doc)).count(),
            Self::Many(bits) => bits.len_with(others),
        }
    }

    /// Shows all of them, in order.
    pub fn each(&self, show: impl FnMut(DocId)) {
        match self {
            Self::Few(docs) => docs.iter().copied().for_each(show),
            Self::Many(bits) => bits.iter().for_each(show),
        }
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
        bits.keep(&Bits::of(200, &[63, 65]));
        assert_eq!(bits.iter().collect::<Vec<_>>(), [63]);
    }

    #[test]
    fn few_and_many_are_treated_alike() {
        let docs = [1, 3, 64, 65, 130];
        let set = |docs: &[DocId]| Bits::of(140, docs);
        let all = |set: &Set| {
            let mut all = Vec::new();
            set.each(|doc| all.push(doc));
            all
        };
        let others = set(&[3, 65, 66]);
        for mut one in [Set::Few(docs.to_vec()), Set::Many(set(&docs))] {
            assert_eq!((one.len(), one.len_with(&others)), (5, 2));
            one.retain(|doc| doc != 130);
            let (inside, outside) = one.split(&others);
            assert_eq!((all(&inside), all(&outside)), (vec![3, 65], vec![1, 64]));
            let mut kept = outside;
            kept.keep(&set(&[64]));
            assert_eq!(all(&kept), [64]);
        }
    }
}
