//! `anchors_right`, `anchors_lost`, `anchors_wrong`: where remarks stand in a later version of a law, against where
//! a reader of both versions says they belong.

use crate::{Error, Options, figure::Figure, say};
use domain::{
    documents::{FileKind, TextBlock},
    versions::{Carrier, Place, Quote, align},
};
use serde::Deserialize;
use std::{
    fs::{self, File},
    ops::Range,
    path::Path,
};

/// What a reader says, a file per law; `README.md` there tells how it came about.
const TRUTH: &str = "bench/data/anchors";
/// The laws, beside the project.
const LAWS: &str = "../shared/samples/laws";
/// A place is the true one if they share so much, each of the other.
const OVERLAP: f64 = 0.8;

/// Words of one version.
#[derive(Debug, Deserialize)]
struct Words {
    /// The labels from the outermost block to the one with the words, as printed.
    path: String,
    quote: String,
    /// Which of the places with this path and these words, from 1 in reading order.
    #[serde(default = "first")]
    nth: usize,
}

/// A remark on a sentence of the first version.
#[derive(Debug, Deserialize)]
struct Remark {
    was: Words,
    /// Where the sentence is in the second version; any of several is right, none means that it is gone.
    now: Vec<Words>,
    /// Whether "gone" is right too.
    #[serde(default)]
    or_gone: bool,
}

/// A stretch of a block.
#[derive(Debug, PartialEq, Eq)]
struct Stretch {
    block: usize,
    bytes: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Right,
    Lost,
    Wrong,
}

const fn first() -> usize {
    1
}

/// Measures.
pub fn run(options: &Options) -> Result<(), Error> {
    let laws = options.rest.first().map_or(LAWS, String::as_str);
    if !Path::new(laws).is_dir() {
        return Err(Error::Usage(format!("the laws are not there: {laws}")));
    }
    let mut outcomes = Vec::new();
    for law in names()? {
        outcomes.extend(measure(&law, Path::new(laws))?);
    }
    let share = |wanted: Outcome| outcomes.iter().filter(|outcome| **outcome == wanted).count() as f64;
    for (metric, outcome) in [
        ("anchors_right", Outcome::Right),
        ("anchors_lost", Outcome::Lost),
        ("anchors_wrong", Outcome::Wrong),
    ] {
        Figure::share(metric, share(outcome), outcomes.len()).print()?;
    }
    Ok(())
}

fn names() -> Result<Vec<String>, Error> {
    let folder = fs::read_dir(TRUTH).map_err(Error::io(TRUTH))?;
    let mut names: Vec<String> = folder
        .filter_map(|entry| Some(entry.ok()?.file_name().to_str()?.strip_suffix(".json")?.to_owned()))
        .collect();
    names.sort();
    Ok(names)
}

fn measure(law: &str, laws: &Path) -> Result<Vec<Outcome>, Error> {
    let file = format!("{TRUTH}/{law}.json");
    let remarks: Vec<Remark> = serde_json::from_slice(&fs::read(&file).map_err(Error::io(&file))?)?;
    let old = read(&laws.join(law).join("version-1.docx"))?;
    let new = read(&laws.join(law).join("version-2.docx"))?;
    let alignment = align(&old, &new);
    let carrier = Carrier::new(&old, &new, &alignment);
    remarks.iter().map(|remark| judge(law, remark, (&old, &new), &carrier)).collect()
}

fn read(path: &Path) -> Result<Vec<TextBlock>, Error> {
    let name = path.display().to_string();
    let file = File::open(path).map_err(Error::io(&name))?;
    text::read_blocks(FileKind::Docx, false, file)
        .map_err(|reason| Error::Wrong(format!("{name} has no text: {reason:?}")))
}

fn judge(
    law: &str,
    remark: &Remark,
    (old, new): (&[TextBlock], &[TextBlock]),
    carrier: &Carrier<'_>,
) -> Result<Outcome, Error> {
    let was = find(law, &remark.was, old)?;
    let truth = remark.now.iter().map(|words| find(law, words, new)).collect::<Result<Vec<_>, _>>()?;
    let carried = carrier.carry(Some(Quote {
        block: was.block as u32,
        start: was.bytes.start as u32,
        end: was.bytes.end as u32,
        exact: &remark.was.quote,
    }));
    let given = carried.place.map(|place| stretch(place, new));
    let outcome = match &given {
        None if truth.is_empty() || remark.or_gone => Outcome::Right,
        None => Outcome::Lost,
        Some(given) if truth.iter().any(|truth| is_same(given, truth)) => Outcome::Right,
        Some(_) => Outcome::Wrong,
    };
    if outcome != Outcome::Right {
        let there = given.and_then(|given| new.get(given.block)?.text.get(given.bytes));
        say::note(format!(
            "{law}, {}: {outcome:?} ({:?}, {:?}, {})\n      was  {}\n      is   {}\n      not  {}",
            remark.was.path,
            carried.resolution,
            carried.method,
            carried.score,
            remark.was.quote,
            remark.now.first().map_or("(gone)", |words| &words.quote),
            there.unwrap_or("(no place)"),
        ));
    }
    Ok(outcome)
}

fn stretch(place: Place, blocks: &[TextBlock]) -> Stretch {
    let block = place.block as usize;
    let whole = blocks.get(block).map_or(0, |block| block.text.len());
    let bytes =
        if (place.start, place.end) == (0, 0) { 0..whole } else { place.start as usize..place.end as usize };
    Stretch { block, bytes }
}

fn is_same(one: &Stretch, other: &Stretch) -> bool {
    let from = one.bytes.start.max(other.bytes.start);
    let to = one.bytes.end.min(other.bytes.end);
    let most = one.bytes.len().max(other.bytes.len());
    one.block == other.block && to.saturating_sub(from) as f64 >= OVERLAP * most as f64
}

/// The words where the file says they are: it must fit the text, or the figure would be worth nothing.
fn find(law: &str, words: &Words, blocks: &[TextBlock]) -> Result<Stretch, Error> {
    let mut places = paths(blocks)
        .into_iter()
        .zip(blocks)
        .enumerate()
        .filter(|(_, (path, _))| *path == words.path)
        .flat_map(|(block, (_, text))| text.text.match_indices(&words.quote).map(move |(at, _)| (block, at)));
    let (block, at) = places.nth(words.nth.saturating_sub(1)).ok_or_else(|| {
        Error::Wrong(format!("{law}: there is no {:?} number {} at {:?}", words.quote, words.nth, words.path))
    })?;
    Ok(Stretch { block, bytes: at..at + words.quote.len() })
}

/// The labels from the outermost block to each block.
fn paths(blocks: &[TextBlock]) -> Vec<String> {
    let mut open: Vec<&TextBlock> = Vec::new();
    blocks
        .iter()
        .map(|block| {
            while open.last().is_some_and(|last| last.depth >= block.depth) {
                open.pop();
            }
            open.push(block);
            let labels = open.iter().map(|block| block.label.as_str()).filter(|label| !label.is_empty());
            labels.collect::<Vec<_>>().join(" ")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_the_same_if_most_of_both_is_shared() {
        let stretch = |bytes| Stretch { block: 3, bytes };
        assert!(is_same(&stretch(0..100), &stretch(10..100)));
        assert!(!is_same(&stretch(0..100), &stretch(10..60)));
        assert!(!is_same(&stretch(0..100), &Stretch { block: 4, bytes: 0..100 }));
    }
}
