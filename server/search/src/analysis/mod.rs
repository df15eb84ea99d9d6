//! What a word is found by.
//!
//! A word is indexed as it stands and by its stems, all at one place. Which stemmer is asked is decided by the
//! letters: a text in one language is full of words of the others. Latin letters: English. Cyrillic with ә, ғ, қ, ң,
//! ө, ұ, ү, һ or і: Kazakh. Other Cyrillic: Russian and Kazakh, since "құжат" cannot be Russian, but "жобалар" can
//! be either by its letters. A Kazakh stem without Kazakh letters is cut as a Russian word would be, so that
//! "комиссияның" and "комиссию" meet.

pub mod kazakh;
mod tokens;

pub use tokens::{Spans, Token, folded, is_cyrillic, spans, tokens};

use domain::directory::skeleton;
use frostem::{Algorithm, Stemmer};

/// Marks the term of a word as it stands, so that it is not taken for a stem.
const AS_IT_STANDS: char = '=';
/// Shorter skeletons sound like half of all words.
const SKELETON_MIN: usize = 3;

/// What a word of a text is indexed by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The word as it stands, marked; none for numbers, which have but one form.
    pub exact: Option<String>,
    /// Its stems, at least one.
    pub stems: Vec<String>,
    /// How they sound.
    pub sounds: Vec<String>,
}

/// Of a word in a text.
pub fn of_text(word: &str) -> Terms {
    terms(word, true)
}

/// Of a word that is looked for: without the words it is made of. Who looks for a ministry does not want ministers.
pub fn of_query(word: &str) -> Terms {
    terms(word, false)
}

/// The term of a word as it stands.
pub fn exact(word: &str) -> String {
    if is_number(word) { word.to_owned() } else { format!("{AS_IT_STANDS}{word}") }
}

/// The word of such a term.
pub fn unmarked(term: &str) -> &str {
    term.strip_prefix(AS_IT_STANDS).unwrap_or(term)
}

fn terms(word: &str, with_derived: bool) -> Terms {
    if is_number(word) {
        return Terms { exact: None, stems: vec![word.to_owned()], sounds: Vec::new() };
    }
    let mut stems: Vec<String> = Vec::with_capacity(4);
    let mut sounds = Vec::with_capacity(4);
    if is_cyrillic(word) {
        for stem in kazakh::stems(word).into_iter().filter(|stem| with_derived || !stem.derived) {
            add_sound(&mut sounds, &stem.text);
            add(&mut stems, common(stem.text));
        }
    } else {
        stems.push(stemmed(word, Algorithm::English));
    }
    stems.iter().for_each(|stem| add_sound(&mut sounds, stem));
    Terms { exact: Some(exact(word)), stems, sounds }
}

/// One stem for the languages that may have the word.
fn common(stem: String) -> String {
    if stem.contains(kazakh::is_own_letter) || kazakh::is_known(&stem) {
        stem
    } else {
        stemmed(&stem, Algorithm::Russian)
    }
}

fn stemmed(word: &str, language: Algorithm) -> String {
    let stem = Stemmer::new(language).stem(word).into_owned();
    if stem.is_empty() { word.to_owned() } else { stem }
}

fn add(to: &mut Vec<String>, one: String) {
    if !to.contains(&one) {
        to.push(one);
    }
}

fn add_sound(to: &mut Vec<String>, word: &str) {
    let sound = skeleton(word);
    if sound.len() >= SKELETON_MIN {
        add(to, sound);
    }
}

fn is_number(word: &str) -> bool {
    word.chars().all(char::is_numeric)
}
