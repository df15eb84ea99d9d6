//! `search_*`: our index with its analysis and its filter, against bare Tantivy without either, and against FTS5 with
//! the filter.

mod bare;
mod corpus;
mod fts5;
mod ours;
mod sides;

use crate::{
    Error, Options,
    figure::{Figure, percentile},
    machine::{Cores, look_for_others},
    say,
};
use bare::Bare;
use corpus::{GROUPS, Paper, Question, paper, questions};
use fts5::Fts5;
use ours::Ours;
use sides::{Race, Side};
use std::time::Instant;

/// Different questions.
const QUESTIONS: usize = 1_000;
/// Documents added one by one, each looked for at once.
const ADDED: u64 = 200;

/// Measures. All sides work in this process, on one core.
pub async fn run(options: &Options, _: Cores) -> Result<(), Error> {
    let folder =
        tempfile::Builder::new().prefix("search").tempdir_in(&options.dir).map_err(Error::io("a folder"))?;
    let (seed, count) = (options.seed, options.entries as u64);
    let papers = || (0..count).map(move |number| paper(seed, number));
    let ours = built("ours", || Ours::build(&folder.path().join("ours"), papers()))?;
    let mut bare = built("bare Tantivy", || Bare::build(&folder.path().join("bare"), papers()))?;
    let fts5 = built("FTS5", || Fts5::build(&folder.path().join("fts5.db"), papers()))?;
    same_counts(seed, count, [&ours, &bare, &fts5])?;
    look_for_others().await;

    let asked = questions(seed, count, QUESTIONS);
    let (during, warm_up) = (options.measured, options.warm_up());
    let race = |name, other| Race { name, ours: &ours, other, questions: &asked, during, warm_up };
    let mut figures = Vec::new();
    figures.extend(
        race("bare Tantivy", &bare).run(options.rounds, ["search_p50_tantivy", "search_p99_tantivy"])?,
    );
    figures.extend(race("FTS5", &fts5).run(options.rounds, ["search_p50_fts5", "search_p99_fts5"])?);
    bare.snippets = true;
    let with_snippets = sides::time(&bare, &asked, during)?;
    say::note(format!(
        "bare Tantivy with its snippets: {:.0} us (p99 {:.0})",
        with_snippets.p50, with_snippets.p99
    ));
    figures.push(findable(&ours, (count..count + ADDED).map(move |number| paper(seed, number)))?);
    figures.iter().try_for_each(Figure::print)
}

/// Builds a side, and says how long that took.
fn built<T>(name: &str, build: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    let began = Instant::now();
    let side = build()?;
    say::note(format!("{name}: built in {:.0} s", began.elapsed().as_secs_f64()));
    Ok(side)
}

/// From the document's arrival to its being found, with the commit.
fn findable(ours: &Ours, added: impl Iterator<Item = Paper>) -> Result<Figure, Error> {
    let mut taken = ours.findable(added)?;
    let n = taken.len();
    let ours = percentile(&mut taken, 99);
    Ok(Figure { metric: "search_findable_p99", ours, other: None, ratio: None, spread: 0.0, n })
}

/// One word between quotes means the same to all: whoever may see everything gets the same number from each.
fn same_counts(seed: u64, count: u64, sides: [&dyn Side; 3]) -> Result<(), Error> {
    let everywhere: Vec<u32> = (1..=GROUPS).collect();
    for question in questions(seed, count, 300).into_iter().filter(|one| !one.text.contains(' ')) {
        let quoted = Question { text: format!("\"{}\"", question.text), groups: everywhere.clone() };
        let plain = Question { text: question.text, groups: everywhere.clone() };
        let [ours, bare, fts5] = sides;
        let totals = [ours.ask(&quoted)?.total, bare.ask(&plain)?.total, fts5.ask(&plain)?.total];
        if totals.iter().any(|total| *total != totals[0] || *total == 0) {
            return Err(Error::Wrong(format!("{:?} is found {totals:?} times", plain.text)));
        }
    }
    Ok(())
}
