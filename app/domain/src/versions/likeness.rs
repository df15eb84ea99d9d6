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
    /// Words and pairs with the number of blocks that have them, sorted.
    spread: Vec<(u64, u32)>,
    blocks: u32,
}

/// A word, or a pair of neighbouring words.
#[derive(Clone, Copy, Debug)]
struct Term {
    key: u64,
    /// What all its occurrences in the text weigh.
    weight: u32,
    /// Whether it stands in so few blocks that it can lead to the one looked for.
    is_telling: bool,
}

/// What of a text is compared.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    /// Words and pairs, in the order of keys.
    terms: Vec<Term>,
    weight: u32,
    /// How many words the text has.
    pub words: u32,
}

impl Vocabulary {
    /// Reads the blocks of both versions.
    pub fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut vocabulary =
            Self { words: HashMap::new(), numbers: Vec::new(), spread: Vec::new(), blocks: 0 };
        let mut read = Vec::new();
        for text in texts {
            vocabulary.blocks += 1;
            let start = read.len();
            read.extend(keys(&vocabulary.read(text)));
            let mut own = read.split_off(start);
            own.sort_unstable();
            own.dedup();
            read.append(&mut own);
        }
        read.sort_unstable();
        vocabulary.spread =
            read.chunk_by(|one, other| one == other).map(|same| (same[0], same.len() as u32)).collect();
        vocabulary
    }

    fn read(&mut self, text: &str) -> Vec<u32> {
        folded_words(text)
            .map(|word| {
                let next = self.words.len() as u32;
                let is_number = word.starts_with(|first: char| first.is_ascii_digit());
                let id = *self.words.entry(word).or_insert(next);
                if id == next {
                    self.numbers.push(is_number);
                }
                id
            })
            .collect()
    }

    /// In how many blocks a word or a pair stands.
    fn spread_of(&self, key: u64) -> u32 {
        self.spread.binary_search_by_key(&key, |(known, _)| *known).map_or(0, |at| self.spread[at].1)
    }

    /// What of `text` is compared. Words of neither version weigh nothing.
    pub fn profile(&self, text: &str) -> Profile {
        let ids: Vec<u32> =
            folded_words(text).map(|word| self.words.get(&word).copied().unwrap_or(UNKNOWN)).collect();
        let mut keys = keys(&ids);
        keys.sort_unstable();
        let terms: Vec<Term> = keys
            .chunk_by(|one, other| one == other)
            .map(|same| self.term(same[0], same.len() as u32))
            .collect();
        let weight = terms.iter().map(|term| term.weight).sum();
        Profile { terms, weight, words: ids.len() as u32 }
    }

    /// A word in every block says next to nothing, one in a single block much. A pair counts half, for a changed word
    /// takes two pairs with it; so does a number, for numbers change where the rule stays.
    fn term(&self, key: u64, count: u32) -> Term {
        let spread = self.spread_of(key);
        let rarity = 1 + (self.blocks / spread.max(1)).max(1).ilog2();
        let whole = if is_pair(key) { 2 * rarity } else { 4 * rarity };
        let once = if self.has_number(key) { whole / 2 } else { whole };
        Term { key, weight: once.saturating_mul(count), is_telling: (1..=TELLING_MAX).contains(&spread) }
    }

    fn has_number(&self, key: u64) -> bool {
        let is_number = |id: u64| self.numbers.get(id as usize).copied().unwrap_or(false);
        let second = key & u64::from(u32::MAX);
        is_number(second) || (is_pair(key) && is_number((key >> 32) - 1))
    }
}

impl Profile {
    /// What is compared of several texts in a row. Pairs across their borders are left out.
    pub fn joined<'p>(parts: impl Iterator<Item = &'p Self>) -> Self {
        let mut joined = Self::default();
        let mut terms: Vec<Term> = Vec::new();
        for part in parts {
            joined.words += part.words;
            joined.weight += part.weight;
            terms.extend(&part.terms);
        }
        terms.sort_unstable_by_key(|term| term.key);
        for term in terms {
            match joined.terms.last_mut() {
                Some(last) if last.key == term.key => last.weight += term.weight,
                _ => joined.terms.push(term),
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
        for term in &self.terms {
            while others.next_if(|theirs| theirs.key < term.key).is_some() {}
            let taken =
                others.peek().filter(|theirs| theirs.key == term.key).map_or(0, |theirs| theirs.weight);
            if term.weight > taken {
                terms.push(Term { weight: term.weight - taken, ..*term });
            }
        }
        let weight = terms.iter().map(|term| term.weight).sum();
        Self { terms, weight, words: self.words }
    }

    fn shared(&self, other: &Self) -> u32 {
        let mut others = other.terms.iter().peekable();
        let mut shared = 0;
        for term in &self.terms {
            while others.next_if(|theirs| theirs.key < term.key).is_some() {}
            if let Some(theirs) = others.next_if(|theirs| theirs.key == term.key) {
                shared += term.weight.min(theirs.weight);
            }
        }
        shared
    }

    /// The words and pairs that can lead to the text looked for.
    fn telling(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(|term| term.is_telling)
    }
}

/// Where rare words and pairs stand: leads to the few texts that can be like a given one.
pub(super) struct Index {
    /// Keys with the numbers of texts, sorted.
    places: Vec<(u64, u32)>,
}

impl Index {
    /// An index of some texts, each with the number it is to be found by.
    pub fn of<'p>(profiles: impl Iterator<Item = (u32, &'p Profile)>) -> Self {
        let mut places: Vec<(u64, u32)> = profiles
            .flat_map(|(number, profile)| profile.telling().map(move |term| (term.key, number)))
            .collect();
        places.sort_unstable();
        Self { places }
    }

    fn places_of(&self, key: u64) -> &[(u64, u32)] {
        let from = self.places.partition_point(|(place, _)| *place < key);
        let length = self.places[from..].iter().take_while(|(place, _)| *place == key).count();
        &self.places[from..from + length]
    }

    /// The texts that share most with the given one, at most [`CANDIDATES_MAX`], the likeliest first.
    pub fn candidates(&self, profile: &Profile) -> Vec<u32> {
        let mut telling: Vec<&Term> = profile.telling().collect();
        telling.sort_unstable_by_key(|term| (std::cmp::Reverse(term.weight), term.key));
        telling.truncate(LOOKED_UP_MAX);
        let mut hits: Vec<(u32, u32)> = telling
            .into_iter()
            .flat_map(|term| self.places_of(term.key).iter().map(|(_, place)| (*place, term.weight)))
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
        let index = Index::of((0..).zip(&profiles));
        assert_eq!(index.candidates(&profiles[77]).first(), Some(&77));
    }
}
