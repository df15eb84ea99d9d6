//! How alike two texts are: what they share of words and of pairs of neighbouring words, rare ones counting more.

use super::words::folded_words;
use std::collections::HashMap;

/// The likeness of equal texts.
pub(super) const EQUAL: u32 = 1_000;

/// The words of both versions and in how many blocks each stands.
pub(super) struct Vocabulary {
    words: HashMap<String, u32>,
    /// Which words are numbers, by their place in `words`.
    numbers: Vec<bool>,
    spread: HashMap<u64, u32>,
    blocks: u32,
}

/// What of a text is compared.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    /// Words and pairs with what all their occurrences weigh, in the order of keys.
    terms: Vec<(u64, u32)>,
    weight: u32,
    /// How many words the text has.
    pub words: u32,
}

impl Vocabulary {
    /// Reads the blocks of both versions.
    pub fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut vocabulary =
            Self { words: HashMap::new(), numbers: Vec::new(), spread: HashMap::new(), blocks: 0 };
        for text in texts {
            vocabulary.read(text);
        }
        vocabulary
    }

    fn read(&mut self, text: &str) {
        self.blocks += 1;
        let ids: Vec<u32> = folded_words(text)
            .map(|word| {
                let next = self.words.len() as u32;
                let is_number = word.starts_with(|first: char| first.is_ascii_digit());
                let id = *self.words.entry(word).or_insert(next);
                if id == next {
                    self.numbers.push(is_number);
                }
                id
            })
            .collect();
        let mut keys = keys(&ids);
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            *self.spread.entry(key).or_default() += 1;
        }
    }

    /// What of `text` is compared. Words of neither version weigh nothing.
    pub fn profile(&self, text: &str) -> Profile {
        let ids: Vec<u32> =
            folded_words(text).map(|word| self.words.get(&word).copied().unwrap_or(UNKNOWN)).collect();
        let mut keys = keys(&ids);
        keys.sort_unstable();
        let mut terms: Vec<(u64, u32)> = Vec::with_capacity(keys.len());
        for key in keys {
            let weight = self.weight(key);
            match terms.last_mut() {
                Some((last, sum)) if *last == key => *sum += weight,
                _ => terms.push((key, weight)),
            }
        }
        let weight = terms.iter().map(|(_, weight)| weight).sum();
        Profile { terms, weight, words: ids.len() as u32 }
    }

    /// A word in every block says next to nothing, one in a single block much. A pair counts half, for a changed word
    /// takes two pairs with it; so does a number, for numbers change where the rule stays.
    fn weight(&self, key: u64) -> u32 {
        let spread = self.spread.get(&key).copied().unwrap_or(1).max(1);
        let rarity = 1 + (self.blocks / spread).max(1).ilog2();
        let whole = if is_pair(key) { 2 * rarity } else { 4 * rarity };
        if self.has_number(key) { whole / 2 } else { whole }
    }

    fn has_number(&self, key: u64) -> bool {
        let is_number = |id: u64| self.numbers.get(id as usize).copied().unwrap_or(false);
        let second = key & u64::from(u32::MAX);
        is_number(second) || (is_pair(key) && is_number((key >> 32) - 1))
    }

    /// Whether a term stands in so few blocks that it can lead to the one looked for.
    fn is_telling(&self, key: u64) -> bool {
        self.spread.get(&key).is_some_and(|spread| *spread <= TELLING_MAX)
    }
}

impl Profile {
    /// What is compared of several texts in a row. Pairs across their borders are left out.
    pub fn joined<'p>(parts: impl Iterator<Item = &'p Self>) -> Self {
        let mut joined = Self::default();
        let mut terms: Vec<(u64, u32)> = Vec::new();
        for part in parts {
            joined.words += part.words;
            joined.weight += part.weight;
            terms.extend(&part.terms);
        }
        terms.sort_unstable_by_key(|(key, _)| *key);
        for (key, weight) in terms {
            match joined.terms.last_mut() {
                Some((last, sum)) if *last == key => *sum += weight,
                _ => joined.terms.push((key, weight)),
            }
        }
        joined
    }

    /// From 0, nothing shared, to [`EQUAL`].
    pub fn likeness(&self, other: &Self) -> u32 {
        let both = u64::from(self.weight) + u64::from(other.weight);
        if both == 0 {
            return 0;
        }
        (2 * u64::from(self.shared(other)) * u64::from(EQUAL) / both) as u32
    }

    /// How much of this text the other one holds, from 0 to [`EQUAL`].
    pub fn held_by(&self, other: &Self) -> u32 {
        if self.weight == 0 {
            return 0;
        }
        (u64::from(self.shared(other)) * u64::from(EQUAL) / u64::from(self.weight)) as u32
    }

    /// How much of the shorter text the longer one holds, from 0 to [`EQUAL`].
    pub fn containment(&self, other: &Self) -> u32 {
        if self.weight <= other.weight { self.held_by(other) } else { other.held_by(self) }
    }

    /// What is left of this text without what the other one holds.
    pub fn without(&self, other: &Self) -> Self {
        let mut others = other.terms.iter().peekable();
        let mut terms = Vec::with_capacity(self.terms.len());
        for &(key, weight) in &self.terms {
            while others.next_if(|(theirs, _)| *theirs < key).is_some() {}
            let taken = others.peek().filter(|(theirs, _)| *theirs == key).map_or(0, |(_, weight)| *weight);
            if weight > taken {
                terms.push((key, weight - taken));
            }
        }
        let weight = terms.iter().map(|(_, weight)| weight).sum();
        Self { terms, weight, words: self.words }
    }

    fn shared(&self, other: &Self) -> u32 {
        let mut others = other.terms.iter().peekable();
        let mut shared = 0;
        for (key, weight) in &self.terms {
            while others.next_if(|(theirs, _)| theirs < key).is_some() {}
            if let Some((_, theirs)) = others.next_if(|(theirs, _)| theirs == key) {
                shared += weight.min(theirs);
            }
        }
        shared
    }
}

/// Where rare words and pairs stand: leads to the few texts that can be like a given one.
pub(super) struct Index {
    places: HashMap<u64, Vec<u32>>,
}

impl Index {
    /// An index of some texts, each with the number it is to be found by.
    pub fn of<'p>(vocabulary: &Vocabulary, profiles: impl Iterator<Item = (u32, &'p Profile)>) -> Self {
        let mut places: HashMap<u64, Vec<u32>> = HashMap::new();
        for (number, profile) in profiles {
            for (key, _) in &profile.terms {
                if vocabulary.is_telling(*key) {
                    places.entry(*key).or_default().push(number);
                }
            }
        }
        Self { places }
    }

    /// The texts that share most with the given one, at most [`CANDIDATES_MAX`], the likeliest first.
    pub fn candidates(&self, vocabulary: &Vocabulary, profile: &Profile) -> Vec<u32> {
        let mut telling: Vec<&(u64, u32)> =
            profile.terms.iter().filter(|(key, _)| vocabulary.is_telling(*key)).collect();
        telling.sort_by_key(|(key, weight)| (std::cmp::Reverse(*weight), *key));
        telling.truncate(LOOKED_UP_MAX);
        let mut hits: Vec<(u32, u32)> = telling
            .into_iter()
            .filter_map(|(key, weight)| Some((self.places.get(key)?, *weight)))
            .flat_map(|(places, weight)| places.iter().map(move |place| (*place, weight)))
            .collect();
        hits.sort_unstable();
        let mut sums: Vec<(u32, u32)> = Vec::new();
        for (place, weight) in hits {
            match sums.last_mut() {
                Some((last, sum)) if *last == place => *sum += weight,
                _ => sums.push((place, weight)),
            }
        }
        sums.sort_by_key(|(place, sum)| (std::cmp::Reverse(*sum), *place));
        sums.into_iter().take(CANDIDATES_MAX).map(|(place, _)| place).collect()
    }
}

/// Blocks, of both versions together, in which a word may stand and still lead somewhere.
const TELLING_MAX: u32 = 48;
/// Rare words looked up for one text.
const LOOKED_UP_MAX: usize = 96;
/// Texts compared in full with one text.
const CANDIDATES_MAX: usize = 8;
/// Stands for every word that no block has.
const UNKNOWN: u32 = u32::MAX;

/// Words, and pairs of neighbours above them.
fn keys(ids: &[u32]) -> Vec<u64> {
    let words = ids.iter().map(|id| u64::from(*id));
    let pairs = ids.windows(2).map(|pair| ((u64::from(pair[0]) + 1) << 32) | u64::from(pair[1]));
    words.chain(pairs).collect()
}

const fn is_pair(key: u64) -> bool {
    key >> 32 != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_count_more() {
        let texts =
            ["der Antrag auf Erlaubnis", "der Bescheid", "der Widerspruch", "der Antrag auf Zulassung"];
        let vocabulary = Vocabulary::of(texts.into_iter());
        let profile = |text| vocabulary.profile(text);
        assert_eq!(profile(texts[0]).likeness(&profile(texts[0])), EQUAL);
        assert!(
            profile(texts[0]).likeness(&profile(texts[3])) > profile(texts[1]).likeness(&profile(texts[2]))
        );
        assert_eq!(profile("der Bescheid").held_by(&profile("heute ist der Bescheid da")), EQUAL);
        assert_eq!(profile("").likeness(&profile("")), 0);
    }

    #[test]
    fn the_index_leads_to_the_text() {
        let texts: Vec<String> = (0..200).map(|n| format!("Regel {n} gilt für Fall {}", n * 7)).collect();
        let vocabulary = Vocabulary::of(texts.iter().map(String::as_str));
        let profiles: Vec<Profile> = texts.iter().map(|text| vocabulary.profile(text)).collect();
        let index = Index::of(&vocabulary, (0..).zip(&profiles));
        assert_eq!(index.candidates(&vocabulary, &profiles[77]).first(), Some(&77));
    }
}
