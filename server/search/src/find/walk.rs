//! One walk through all matches: counts them and keeps the best.

use super::{
    cursor::Lists,
    gate::Gate,
    parse::Wanted,
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
use tantivy::{DocId, SegmentOrdinal, SegmentReader, TERMINATED};

/// What a walk brings back.
pub struct Outcome {
    /// How many fit.
    pub total: usize,
    /// How many of each kind would.
    pub by_kind: BTreeMap<String, usize>,
    /// The best.
    pub top: Top,
}

/// Walks through everything; keeps the best so many.
pub fn walk(
    view: &View,
    fields: &Fields,
    query: &Query<'_>,
    wanted: &Wanted,
    limit: usize,
) -> Result<Outcome, SearchError> {
    let mut outcome = Outcome { total: 0, by_kind: BTreeMap::new(), top: Top::new(limit) };
    let segments = (0..).zip(view.searcher.segment_readers()).zip(&view.columns);
    for ((ordinal, segment), columns) in segments {
        let lists = Lists::new(segment, fields);
        let mut runs: Vec<Run> = wanted
            .must
            .iter()
            .map(|side| Run::open(&lists, side, wanted.by_sound))
            .collect::<Result<_, _>>()?;
        if runs.iter().any(|run| run.cost() == 0) {
            continue;
        }
        runs.sort_by_key(|run| run.cost());
        let not = wanted.not.iter().map(|side| Run::open(&lists, side, false)).collect::<Result<_, _>>()?;
        let ranking = Ranking::new(&lists, segment, columns, wanted)?;
        let gate = Gate::new(columns, query);
        Walker { ordinal, segment, columns, runs, not, ranking, gate }.walk(&mut outcome);
    }
    Ok(outcome)
}

struct Walker<'s> {
    ordinal: SegmentOrdinal,
    segment: &'s SegmentReader,
    columns: &'s Columns,
    /// The rarest first.
    runs: Vec<Run>,
    not: Vec<Run>,
    ranking: Ranking<'s>,
    gate: Gate<'s>,
}

impl Walker<'_> {
    fn walk(mut self, outcome: &mut Outcome) {
        let alive = self.segment.alive_bitset();
        let mut kinds = vec![0_usize; self.columns.kind.names.len()];
        let mut doc = self.next(0);
        while doc != TERMINATED {
            if alive.is_none_or(|alive| alive.is_alive(doc)) && self.fits(doc) {
                let kind = self.columns.kind.of.get(doc as usize).copied().unwrap_or_default();
                if let Some(count) = kinds.get_mut(kind as usize) {
                    *count += 1;
                }
                if self.gate.is_kind(doc) {
                    outcome.total += 1;
                    self.show(doc, &mut outcome.top);
                }
            }
            doc = self.next(doc + 1);
        }
        for (name, count) in self.columns.kind.names.iter().zip(kinds).filter(|(_, count)| *count > 0) {
            *outcome.by_kind.entry(name.clone()).or_default() += count;
        }
    }

    /// The first entry at or after the one given that has all the words.
    fn next(&mut self, mut target: DocId) -> DocId {
        if self.runs.is_empty() {
            return if target < self.segment.max_doc() { target } else { TERMINATED };
        }
        let mut agreed = 0;
        while agreed < self.runs.len() && target != TERMINATED {
            agreed = 0;
            for run in &mut self.runs {
                let found = run.seek(target);
                if found != target {
                    target = found;
                    break;
                }
                agreed += 1;
            }
        }
        target
    }

    fn fits(&mut self, doc: DocId) -> bool {
        self.gate.lets_through(doc)
            && self.runs.iter_mut().all(|run| run.is_whole())
            && !self.not.iter_mut().any(|run| run.seek(doc) == doc && run.is_whole())
    }

    fn show(&mut self, doc: DocId, top: &mut Top) {
        let threshold = top.threshold();
        if let Some(score) = self.ranking.score(doc, &self.runs, threshold) {
            let (at, tie) = (self.ranking.at(doc), self.ranking.tie(doc));
            top.show(Ranked { score, at, tie, segment: self.ordinal, doc });
        }
    }
}
