//! All entries that match and that the reader may see: counts them and keeps the best.
//!
//! It goes set by set and not entry by entry: first what has the rarest word and may be seen, then what of that has the
//! other words. So a word that most entries have costs about a nanosecond for each of them, and only what the reader
//! may see is looked at any closer.

use super::{
    bits::Bits,
    gate::Gate,
    lists::{Dictionaries, Lists},
    parse::{Side, Wanted},
    rank::Ranking,
    run::Run,
    top::{Ranked, Top},
};
use crate::{
    Query, SearchError,
    schema::Fields,
    view::{Columns, View},
};
use std::collections::BTreeMap;
use tantivy::{DocId, SegmentOrdinal, SegmentReader, schema::IndexRecordOption};

/// Looking an entry up in a list costs about as much as reading so many entries off it.
const LOOK_UP: u32 = 8;
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
    let segments = (0..).zip(view.searcher.segment_readers()).zip(&view.columns);
    for ((ordinal, segment), columns) in segments {
        let dictionaries = Dictionaries::open(segment, fields)?;
        let must = looked_up(&dictionaries, &wanted.must, wanted.by_sound)?;
        if must.iter().all(|word| word.cost() > 0) {
            let not = looked_up(&dictionaries, &wanted.not, false)?;
            let gate = Gate::new(segment, columns, query);
            let walker = Walker { ordinal, segment, columns, gate, wanted, must: &must, not: &not };
            walker.walk(fields, &mut outcome)?;
        }
        outcome.lists.push(must);
    }
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

struct Walker<'s> {
    ordinal: SegmentOrdinal,
    segment: &'s SegmentReader,
    columns: &'s Columns,
    gate: Gate<'s>,
    wanted: &'s Wanted,
    /// The words that must occur, in their order.
    must: &'s [Lists],
    /// The words that must not.
    not: &'s [Lists],
}

impl Walker<'_> {
    fn walk(self, fields: &Fields, outcome: &mut Outcome) -> Result<(), SearchError> {
        let mut found = self.with_all_words()?;
        if found.is_empty() {
            return Ok(());
        }
        self.keep_fitting(&mut found)?;
        self.count(&mut found, outcome);
        outcome.total += found.len();
        self.show(fields, &found, &mut outcome.top)
    }

    /// What has all the words, wherever, and may be seen.
    fn with_all_words(&self) -> Result<Vec<DocId>, SearchError> {
        let mut words: Vec<&Lists> = self.must.iter().collect();
        words.sort_by_key(|word| word.cost());
        let mut words = words.into_iter();
        let Some(rarest) = words.next() else { return Ok(self.gate.seen().iter().collect()) };
        let mut found = self.with_word(rarest)?;
        for word in words {
            self.keep_with_word(word, &mut found)?;
        }
        Ok(found)
    }

    fn with_word(&self, word: &Lists) -> Result<Vec<DocId>, SearchError> {
        let cost = word.cost();
        if !word.are_one() && cost < self.gate.entries() / FEW || word.are_one() && !self.is_worth_a_set(cost)
        {
            let mut found = Vec::with_capacity(cost as usize);
            word.each(|doc| found.extend(self.gate.may_see(doc).then_some(doc)))?;
            if !word.are_one() {
                found.sort_unstable();
                found.dedup();
            }
            return Ok(found);
        }
        let mut bits = word.bits(self.gate.entries())?;
        if self.is_worth_a_set(cost) {
            bits.keep(&self.gate.seen());
            return Ok(bits.iter().collect());
        }
        Ok(bits.iter().filter(|doc| self.gate.may_see(*doc)).collect())
    }

    /// Whether putting all that may be seen together costs less than asking about each of so many.
    fn is_worth_a_set(&self, cost: u32) -> bool {
        self.gate.seen_count() < cost as usize
    }

    fn keep_with_word(&self, word: &Lists, found: &mut Vec<DocId>) -> Result<(), SearchError> {
        if !word.beginning.is_empty() || word.cost() / LOOK_UP < found.len() as u32 {
            let bits = word.bits(self.gate.entries())?;
            found.retain(|doc| bits.has(*doc));
        } else {
            let mut cursor = word.found.cursor(IndexRecordOption::Basic)?;
            found.retain(|doc| cursor.go_to(*doc));
        }
        Ok(())
    }

    /// Drops what the filters, the runs of words or the words that must not occur leave out.
    fn keep_fitting(&self, found: &mut Vec<DocId>) -> Result<(), SearchError> {
        let mut must = runs(&self.wanted.must, self.must, 2)?;
        let mut not = runs(&self.wanted.not, self.not, 1)?;
        found.retain(|doc| {
            self.gate.lets_through(*doc)
                && must.iter_mut().all(|run| run.is_in(*doc))
                && !not.iter_mut().any(|run| run.is_in(*doc))
        });
        Ok(())
    }

    /// Counts by kind, then drops what is of other kinds.
    fn count(&self, found: &mut Vec<DocId>, outcome: &mut Outcome) {
        let kind = &self.columns.kind;
        let mut counts = vec![0_usize; kind.names.len()];
        found.retain(|doc| {
            let number = kind.of.get(*doc as usize).copied().unwrap_or_default();
            if let Some(count) = counts.get_mut(number as usize) {
                *count += 1;
            }
            self.gate.is_kind(*doc)
        });
        for (name, count) in kind.names.iter().zip(counts).filter(|(_, count)| *count > 0) {
            *outcome.by_kind.entry(name.clone()).or_default() += count;
        }
    }

    /// First those with a word in title or requisites: what has none is looked at only while it can be among the best.
    fn show(&self, fields: &Fields, found: &[DocId], top: &mut Top) -> Result<(), SearchError> {
        let marks: u32 = self.must.iter().map(Lists::marks_cost).fold(0, u32::saturating_add);
        if marks / LOOK_UP > found.len() as u32 {
            let ranking = Ranking::new(fields, self.segment, self.columns, self.must, true)?;
            return Ok(self.show_all(ranking, found.iter().copied(), top));
        }
        let mut bits = Bits::new(self.gate.entries());
        for word in self.must {
            word.marks.each(|doc| bits.set(doc))?;
            word.begun_marks.each(|doc| bits.set(doc))?;
        }
        let marked = found.iter().copied().filter(|doc| bits.has(*doc));
        self.show_all(Ranking::new(fields, self.segment, self.columns, self.must, true)?, marked, top);
        let ranking = Ranking::new(fields, self.segment, self.columns, self.must, false)?;
        if ranking.most() >= top.threshold() {
            self.show_all(ranking, found.iter().copied().filter(|doc| !bits.has(*doc)), top);
        }
        Ok(())
    }

    fn show_all(&self, mut ranking: Ranking<'_>, found: impl Iterator<Item = DocId>, top: &mut Top) {
        for doc in found {
            if let Some(score) = ranking.score(doc, top.threshold()) {
                let (at, tie) = (ranking.at(doc), ranking.tie(doc));
                top.show(Ranked { score, at, tie, segment: self.ordinal, doc });
            }
        }
    }
}
