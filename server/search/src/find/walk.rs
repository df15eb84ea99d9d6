//! All entries that match and that the reader may see: counts them and keeps the best.
//!
//! It goes set by set and not entry by entry: first what has the rarest word and may be seen, then what of that has the
//! other words. So a word that most entries have costs about a nanosecond for each of them, and only what the reader
//! may see is looked at any closer.

use super::{
    gate::Gate,
    lists::{Dictionaries, Lists},
    parse::{Side, Wanted},
    rank::{self, Marks, Ranking},
    run::Run,
    top::Top,
};
use crate::{
    Query, SearchError,
    bits::{Bits, Set},
    schema::Fields,
    view::{Columns, View},
};
use std::collections::BTreeMap;
use tantivy::{SegmentOrdinal, SegmentReader, schema::IndexRecordOption};

/// Sorting so small a share of a segment costs less than a bit for each of its entries.
const FEW: u32 = 1_024;

/// What a walk brings back.
pub struct Outcome {
    /// How many fit.
    pub total: usize,
    /// How many of each kind would.
    pub by_kind: BTreeMap<String, usize>,
    /// The best.
    pub top: Top,
    /// What the words that must occur lead to, segment by segment.
    pub lists: Vec<Vec<Lists>>,
}

/// Walks through everything; keeps the best so many.
pub fn walk(
    view: &View,
    fields: &Fields,
    query: &Query<'_>,
    wanted: &Wanted,
    limit: usize,
) -> Result<Outcome, SearchError> {
    let mut outcome = Outcome { total: 0, by_kind: BTreeMap::new(), top: Top::new(limit), lists: Vec::new() };
    let mut parts = Vec::new();
    let segments = (0..).zip(view.searcher.segment_readers()).zip(&view.columns);
    for ((ordinal, segment), columns) in segments {
        let dictionaries = Dictionaries::open(segment, fields)?;
        let must = looked_up(&dictionaries, &wanted.must, wanted.by_sound)?;
        let mut part = Part { fields, ordinal, segment, columns, must, found: Set::default(), total: 0 };
        if part.must.iter().all(|word| word.cost() > 0) {
            let not = looked_up(&dictionaries, &wanted.not, false)?;
            part.find(&Gate::new(segment, columns, query), wanted, &not, &mut outcome)?;
        }
        parts.push(part);
    }
    // What has no word in title or requisites is looked at only while it can still be among the best of all parts.
    let unmarked =
        parts.iter_mut().map(|part| part.show_marked(&mut outcome.top)).collect::<Result<Vec<_>, _>>()?;
    for (part, unmarked) in parts.iter().zip(unmarked) {
        part.show_unmarked(&unmarked, &mut outcome.top)?;
    }
    outcome.lists = parts.into_iter().map(|part| part.must).collect();
    Ok(outcome)
}

fn looked_up(dictionaries: &Dictionaries, sides: &[Side], by_sound: bool) -> Result<Vec<Lists>, SearchError> {
    sides.iter().flatten().map(|word| dictionaries.look_up(word, by_sound)).collect()
}

/// The runs of at least so many words.
fn runs(sides: &[Side], words: &[Lists], least: usize) -> Result<Vec<Run>, SearchError> {
    let mut rest = words;
    let mut runs = Vec::new();
    for side in sides {
        let (words, after) = rest.split_at_checked(side.len()).unwrap_or((rest, &[]));
        rest = after;
        if side.len() >= least {
            runs.push(Run::open(words)?);
        }
    }
    Ok(runs)
}

/// One segment.
struct Part<'s> {
    fields: &'s Fields,
    ordinal: SegmentOrdinal,
    segment: &'s SegmentReader,
    columns: &'s Columns,
    /// The words that must occur, in their order.
    must: Vec<Lists>,
    /// What fits.
    found: Set,
    /// How many those are.
    total: usize,
}

impl Part<'_> {
    /// Finds and counts what fits.
    fn find(
        &mut self,
        gate: &Gate<'_>,
        wanted: &Wanted,
        not: &[Lists],
        outcome: &mut Outcome,
    ) -> Result<(), SearchError> {
        let mut found = self.with_all_words(gate)?;
        gate.let_through(&mut found);
        for mut run in runs(&wanted.must, &self.must, 2)? {
            found.retain(|doc| run.is_in(doc));
        }
        for mut run in runs(&wanted.not, not, 1)? {
            found.retain(|doc| !run.is_in(doc));
        }
        for (name, of_kind) in self.columns.kind.names.iter().zip(&self.columns.of_kind) {
            match found.len_with(of_kind) {
                0 => {}
                count => *outcome.by_kind.entry(name.clone()).or_default() += count,
            }
        }
        gate.keep_kinds(&mut found);
        self.total = found.len();
        self.found = found;
        outcome.total += self.total;
        Ok(())
    }

    /// What has all the words, wherever, and may be seen.
    fn with_all_words(&self, gate: &Gate<'_>) -> Result<Set, SearchError> {
        let mut words: Vec<&Lists> = self.must.iter().collect();
        words.sort_by_key(|word| word.cost());
        let mut words = words.into_iter();
        let Some(rarest) = words.next() else { return Ok(Set::Many(gate.seen())) };
        let mut found = with_word(gate, rarest)?;
        for word in words {
            keep_with_word(gate, word, &mut found)?;
        }
        Ok(found)
    }

    /// Shows what has a word in title or requisites, and gives back the rest.
    fn show_marked(&mut self, top: &mut Top) -> Result<Set, SearchError> {
        let found = std::mem::take(&mut self.found);
        if self.total == 0 {
            return Ok(found);
        }
        let entries = self.segment.max_doc();
        let marks = self.must.iter().map(|word| Marks::open(word, self.total, entries));
        let mut marks: Vec<Marks> = marks.collect::<Result<_, _>>()?;
        let mut all = Bits::new(entries);
        let (marked, unmarked) = if marks.iter().all(|marks| marks.add_to(&mut all)) {
            found.split(&all)
        } else {
            (found, Set::default())
        };
        self.ranking()?.show(&marked, Some(&mut marks), top);
        Ok(unmarked)
    }

    fn show_unmarked(&self, unmarked: &Set, top: &mut Top) -> Result<(), SearchError> {
        if !unmarked.is_empty() && rank::most_without_marks(self.must.len()) >= top.threshold() {
            self.ranking()?.show(unmarked, None, top);
        }
        Ok(())
    }

    fn ranking(&self) -> Result<Ranking<'_>, SearchError> {
        Ranking::new(self.fields, (self.ordinal, self.segment), self.columns, (&self.must, self.total))
    }
}

/// What has a word and may be seen.
fn with_word(gate: &Gate<'_>, word: &Lists) -> Result<Set, SearchError> {
    let (cost, entries) = (word.cost(), gate.entries());
    if cost < entries / FEW {
        let mut found = Vec::with_capacity(cost as usize);
        word.each(|doc| found.extend(gate.may_see(doc).then_some(doc)))?;
        found.sort_unstable();
        found.dedup();
        return Ok(Set::Few(found));
    }
    let mut bits = word.bits(entries)?;
    // Putting all that may be seen together costs less than asking about each of many.
    if gate.seen_count() < cost as usize {
        bits.keep(&gate.seen());
        return Ok(Set::Many(bits));
    }
    Ok(Set::Few(bits.iter().filter(|doc| gate.may_see(*doc)).collect()))
}

fn keep_with_word(gate: &Gate<'_>, word: &Lists, found: &mut Set) -> Result<(), SearchError> {
    if word.beginning.is_empty() && word.found.is_looked_up(found.len()) {
        let mut cursor = word.found.cursor(IndexRecordOption::Basic)?;
        found.retain(|doc| cursor.go_to(doc));
    } else {
        found.keep(&word.bits(gate.entries())?);
    }
    Ok(())
}
