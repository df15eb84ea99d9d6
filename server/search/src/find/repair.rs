//! What may have been meant by a query that finds nothing.

use super::parse::{Side, Wanted, parse};
use domain::directory::{retypings, transliterations};

/// Another reading of a query.
pub struct Repair {
    /// As the reader is told.
    pub text: String,
    /// As it is looked for.
    pub wanted: Wanted,
}

/// Other readings, the likeliest first: what the same keys give in the other layouts, then words that sound so.
pub fn repairs(text: &str, unfinished: bool) -> Vec<Repair> {
    let retyped = retypings(text);
    let mut texts = vec![text.to_lowercase()];
    texts.extend(transliterations(text));
    texts.extend(retyped.iter().cloned());
    let direct = retyped.into_iter().map(|text| Repair { wanted: parse(&text, unfinished), text });
    let by_sound = texts.into_iter().filter_map(by_sound);
    direct.chain(by_sound).filter(|repair| !repair.wanted.must.is_empty()).collect()
}

/// Looks for sounds. Where words stand is not known of sounds, so those that should stand side by side need not.
fn by_sound(text: String) -> Option<Repair> {
    let wanted = parse(&text, false);
    let must: Vec<Side> = wanted.must.into_iter().flatten().map(|word| vec![word]).collect();
    let has_sounds = must.iter().flatten().any(|word| !word.sounds.is_empty());
    has_sounds.then_some(Repair { text, wanted: Wanted { must, not: wanted.not, by_sound: true } })
}
