//! Who may see an entry, and whether the filters let it through.

use crate::{
    Query,
    bits::{Bits, Set},
    view::{Columns, Names},
};
use tantivy::{DocId, SegmentReader, fastfield::AliveBitSet};

/// The filters of a query, for one segment.
pub struct Gate<'s> {
    columns: &'s Columns,
    alive: Option<&'s AliveBitSet>,
    entries: DocId,
    audiences: Vec<bool>,
    kinds: Option<Vec<bool>>,
    bodies: Option<Vec<bool>>,
    statuses: Option<Vec<bool>>,
    from: i64,
    until: i64,
}

impl<'s> Gate<'s> {
    /// Built once per query and segment, so that an entry costs a few look-ups.
    pub fn new(segment: &'s SegmentReader, columns: &'s Columns, query: &Query<'_>) -> Self {
        let everybody = [String::new()];
        let mut audiences = chosen(&columns.audience, query.audiences);
        mark(&columns.audience, &everybody, &mut audiences);
        let some = |names: &Names, wanted: &[String]| (!wanted.is_empty()).then(|| chosen(names, wanted));
        Self {
            columns,
            alive: segment.alive_bitset(),
            entries: segment.max_doc(),
            audiences,
            kinds: some(&columns.kind, query.kinds),
            bodies: some(&columns.body, query.bodies),
            statuses: some(&columns.status, query.statuses),
            from: query.from.unwrap_or(i64::MIN),
            until: query.until.unwrap_or(i64::MAX),
        }
    }

    /// How many entries there are, deleted ones with them.
    pub const fn entries(&self) -> DocId {
        self.entries
    }

    /// Whether the reader may see it.
    pub fn may_see(&self, doc: DocId) -> bool {
        is_chosen(&self.columns.audience, &self.audiences, doc)
    }

    /// All that the reader may see.
    pub fn seen(&self) -> Bits {
        let mut bits = Bits::new(self.entries);
        self.seen_lists().flatten().for_each(|doc| bits.set(*doc));
        bits
    }

    /// How many those are.
    pub fn seen_count(&self) -> usize {
        self.seen_lists().map(Vec::len).sum()
    }

    fn seen_lists(&self) -> impl Iterator<Item = &Vec<DocId>> {
        self.columns.seen.iter().zip(&self.audiences).filter_map(|(seen, chosen)| chosen.then_some(seen))
    }

    /// Leaves what is still there and what everything but its kind fits.
    pub fn let_through(&self, found: &mut Set) {
        let columns = self.columns;
        if let Some(alive) = self.alive {
            found.retain(|doc| alive.is_alive(doc));
        }
        for (names, chosen) in [(&columns.body, &self.bodies), (&columns.status, &self.statuses)] {
            if let Some(chosen) = chosen {
                found.retain(|doc| is_chosen(names, chosen, doc));
            }
        }
        if self.from > i64::MIN || self.until < i64::MAX {
            let times = self.from..self.until;
            found.retain(|doc| columns.at.get(doc as usize).is_some_and(|at| times.contains(at)));
        }
    }

    /// Leaves what is of the kinds asked for.
    pub fn keep_kinds(&self, found: &mut Set) {
        if let Some(kinds) = &self.kinds {
            found.retain(|doc| is_chosen(&self.columns.kind, kinds, doc));
        }
    }
}

fn chosen(names: &Names, wanted: &[String]) -> Vec<bool> {
    let mut found = vec![false; names.names.len()];
    mark(names, wanted, &mut found);
    found
}

fn mark(names: &Names, wanted: &[String], found: &mut [bool]) {
    for number in wanted.iter().filter_map(|name| names.numbers.get(name)) {
        if let Some(found) = found.get_mut(*number as usize) {
            *found = true;
        }
    }
}

fn is_chosen(names: &Names, chosen: &[bool], doc: DocId) -> bool {
    let number = names.of.get(doc as usize).copied().unwrap_or(u32::MAX);
    chosen.get(number as usize).copied().unwrap_or(false)
}
