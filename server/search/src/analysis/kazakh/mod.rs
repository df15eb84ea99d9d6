//! Stems of Kazakh words.
//!
//! Kazakh puts ending after ending: мемлекет-тер-іміз-дегі. Without a dictionary nobody can say which of several
//! readings is meant: "жылы" is the year of something, or warm. So every legal reading counts. [`stems`] takes
//! endings off from the outside, in the order in which the language puts them on, as long as the sounds fit, and
//! gives everything it was left with on the way.

mod endings;
mod lexicon;
mod sounds;

use endings::{After, Form, Group};

/// More readings than this of one word are not worth their place.
pub const STEMS_MAX: usize = 12;

/// A reading of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stem {
    /// What is left of it.
    pub text: String,
    /// Whether it is another word, of which this one is made: "министр" of "министрлік".
    pub derived: bool,
    form: Form,
}

/// All legal stems of a word in lower case: first the word itself, then what remains of it. Never empty.
pub fn stems(word: &str) -> Vec<Stem> {
    let mut found = vec![Stem { text: word.to_owned(), derived: false, form: Form::Word }];
    let mut at = 0;
    while let Some(stem) = found.get(at).cloned() {
        at += 1;
        if lexicon::is_whole(&stem.text) {
            continue;
        }
        for (ending, group) in endings::of(&stem.text, stem.form) {
            for text in before(group, ending, &stem.text) {
                let next = Stem { text, derived: stem.derived || group.derives, form: group.to };
                if found.len() < STEMS_MAX * 2 && !found.contains(&next) {
                    found.push(next);
                }
            }
        }
    }
    distinct(found)
}

/// One of each text; a form of the word itself goes before another word's.
fn distinct(mut found: Vec<Stem>) -> Vec<Stem> {
    found.sort_by_key(|stem| stem.derived);
    let mut kept: Vec<Stem> = Vec::with_capacity(found.len());
    for stem in found {
        if kept.len() < STEMS_MAX && !kept.iter().any(|other| other.text == stem.text) {
            kept.push(stem);
        }
    }
    kept
}

/// What may have stood before an ending.
fn before(group: &Group, ending: &str, text: &str) -> Vec<String> {
    let rest = text.strip_suffix(ending).filter(|rest| fits(group, ending, rest));
    let mut found = rest.map(|rest| whole(group, ending, rest)).unwrap_or_default();
    found.retain(|stem| is_stem(stem));
    found
}

fn fits(group: &Group, ending: &str, rest: &str) -> bool {
    let ends_with = |letters: &[char]| rest.ends_with(letters);
    sounds::harmonious(rest, ending)
        && match group.after {
            After::Sound => sounds::joins(rest, ending),
            After::Harmony => true,
            After::Vowel => rest.chars().next_back().is_some_and(sounds::is_vowel),
            After::Third => ends_with(&['ы', 'і']),
            After::Mine => ends_with(&['м', 'ң']),
        }
}

/// The stem as it is without the ending, with what the ending changed put right.
fn whole(group: &Group, ending: &str, rest: &str) -> Vec<String> {
    if !group.swallowed.is_empty() {
        return vec![format!("{rest}{}", group.swallowed)];
    }
    if !ending.chars().next().is_some_and(sounds::is_vowel) {
        return vec![rest.to_owned()];
    }
    let mut found = sounds::restored(rest);
    if ending == "у" {
        found.extend(
            lexicon::IN_Y.iter().filter(|(short, _)| *short == rest).map(|(_, verb)| (*verb).to_owned()),
        );
    }
    found
}

/// Long enough to mean something, and to be spoken.
fn is_stem(text: &str) -> bool {
    let long = text.chars().nth(2).is_some() || lexicon::SHORT.contains(&text);
    long && text.chars().any(sounds::is_vowel) && sounds::may_end(text)
}

/// Whether it is a Kazakh word known by heart.
pub fn is_known(word: &str) -> bool {
    lexicon::is_whole(word)
}

/// A letter that only Kazakh has.
pub const fn is_own_letter(c: char) -> bool {
    matches!(c, 'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'і')
}
