//! Documents in three languages, made up from one seed: each can be made again by its number.

use rand::{Rng, SeedableRng, rngs::StdRng};
use std::sync::LazyLock;

/// Words of our interface and guides, and forms of Kazakh ones, the frequent first.
static KNOWN: LazyLock<[Vec<&str>; 3]> = LazyLock::new(|| {
    [include_str!("words.kk.txt"), include_str!("words.ru.txt"), include_str!("words.en.txt")]
        .map(|text| text.split_whitespace().collect())
});
/// Syllables of the rare words, names and terms that every text has.
const SYLLABLES: [&[&str]; 3] = [
    &["ба", "қа", "ла", "ны", "са", "та", "ры", "жо", "мұ", "ға", "зы", "шо"],
    &["ва", "ро", "ли", "ко", "на", "ре", "си", "му", "де", "жа", "пи", "лу"],
    &["ba", "ro", "li", "co", "na", "re", "si", "mu", "de", "ja", "pi", "lu"],
];
/// Words of a language; the frequency of each falls with its rank.
const VOCABULARY: usize = 30_000;
/// Words so frequent are not what people look for.
const FREQUENT: usize = 50;
/// Groups whose documents only their members see.
pub const GROUPS: u32 = 300;
/// Of a hundred documents everybody sees so many.
const PUBLIC: u32 = 12;

/// A document.
pub struct Paper {
    /// Its key.
    pub key: String,
    /// Its name.
    pub title: String,
    /// Its number.
    pub number: String,
    /// Its text.
    pub text: String,
    /// The group that sees it; 0 for everybody.
    pub group: u32,
    /// When it changed, in microseconds.
    pub at: i64,
}

/// The document with this number.
pub fn paper(seed: u64, number: u64) -> Paper {
    let mut random = StdRng::seed_from_u64(seed ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let language = [0, 0, 0, 0, 0, 1, 1, 1, 1, 2][random.random_range(0..10_usize)];
    let title = words(language, random.random_range(4..10), &mut random);
    let length = random.random_range(50..140);
    let text = words(language, length, &mut random);
    let public = random.random_range(0..100) < PUBLIC;
    Paper {
        key: format!("document:{number}"),
        title,
        number: format!("{}-{}/{number}", random.random_range(1..30), random.random_range(1..10)),
        text,
        group: if public { 0 } else { random.random_range(1..=GROUPS) },
        at: 1_700_000_000_000_000 + number as i64 * 60_000_000,
    }
}

fn words(language: usize, count: usize, random: &mut StdRng) -> String {
    let mut text = String::with_capacity(count * 14);
    for _ in 0..count {
        if !text.is_empty() {
            text.push_str(if random.random_range(0..12) == 0 { ", " } else { " " });
        }
        // Every text quotes words of the other languages.
        let language = if random.random_range(0..30) == 0 { random.random_range(0..3) } else { language };
        text.push_str(&word(language, rank(random)));
    }
    text
}

/// As often as natural words: the n-th is n times as rare as the first.
fn rank(random: &mut StdRng) -> usize {
    (VOCABULARY as f64).powf(random.random::<f64>()) as usize - 1
}

fn word(language: usize, rank: usize) -> String {
    if let Some(known) = KNOWN[language].get(rank) {
        return (*known).to_owned();
    }
    let syllables = SYLLABLES[language];
    let mut rest = rank;
    let mut word = String::new();
    while rest > 0 {
        word.push_str(syllables[rest % syllables.len()]);
        rest /= syllables.len();
    }
    word
}

/// What somebody looks for.
pub struct Question {
    /// The words.
    pub text: String,
    /// Their groups.
    pub groups: Vec<u32>,
}

/// Questions of several readers. Each reader sees some document that has all the words.
pub fn questions(seed: u64, papers: u64, count: usize) -> Vec<Question> {
    let mut random = StdRng::seed_from_u64(!seed);
    let readers: Vec<Vec<u32>> = (0..20).map(|_| reader(&mut random)).collect();
    (0..count).map(|at| question(seed, papers, &readers[at % readers.len()], &mut random)).collect()
}

/// In a tenth of the groups.
fn reader(random: &mut StdRng) -> Vec<u32> {
    let mut groups: Vec<u32> = (0..GROUPS / 10).map(|_| random.random_range(1..=GROUPS)).collect();
    groups.sort_unstable();
    groups.dedup();
    groups
}

fn question(seed: u64, papers: u64, groups: &[u32], random: &mut StdRng) -> Question {
    loop {
        let paper = paper(seed, random.random_range(0..papers));
        if paper.group != 0 && !groups.contains(&paper.group) {
            continue;
        }
        let mut said: Vec<&str> = paper.text.split([' ', ',']).filter(|word| is_looked_for(word)).collect();
        let wanted = [1, 1, 1, 1, 1, 2, 2, 2, 3, 3][random.random_range(0..10_usize)];
        if said.len() >= wanted {
            let first = random.random_range(0..=said.len() - wanted);
            said.drain(..first);
            said.truncate(wanted);
            return Question { text: said.join(" "), groups: groups.to_vec() };
        }
    }
}

fn is_looked_for(word: &str) -> bool {
    word.chars().count() >= 4 && !KNOWN.iter().any(|known| known[..FREQUENT].contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_the_same_whenever_it_is_made() {
        let (one, other) = (paper(1, 77), paper(1, 77));
        assert_eq!((&one.text, one.group), (&other.text, other.group));
        assert_ne!(one.text, paper(2, 77).text);
    }

    #[test]
    fn every_question_has_an_answer() {
        for question in questions(1, 500, 50) {
            let may_see = |paper: &Paper| paper.group == 0 || question.groups.contains(&paper.group);
            let has = |paper: &Paper| question.text.split(' ').all(|word| paper.text.contains(word));
            assert!((0..500).map(|number| paper(1, number)).any(|paper| may_see(&paper) && has(&paper)));
        }
    }
}
