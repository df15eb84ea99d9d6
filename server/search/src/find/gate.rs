//! Who may see an entry, and whether the filters let it through.

use super::bits::Bits;
use crate::{
    Query,
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

    /// Whether it is still there, and everything but its kind fits.
    pub fn lets_through(&self, doc: DocId) -> bool {
        let at = || self.columns.at.get(doc as usize).is_some_and(|at| (self.from..self.until).contains(at));
        self.alive.is_none_or(|alive| alive.is_alive(doc))
            && fits(&self.columns.body, self.bodies.as_ref(), doc)
            && fits(&self.columns.status, self.statuses.as_ref(), doc)
            && (self.from == i64::MIN && self.until == i64::MAX || at())
    }

    /// Whether its kind fits.
    pub fn is_kind(&self, doc: DocId) -> bool {
        fits(&self.columns.kind, self.kinds.as_ref(), doc)
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

fn fits(names: &Names, chosen: Option<&Vec<bool>>, doc: DocId) -> bool {
    chosen.is_none_or(|chosen| is_chosen(names, chosen, doc))
}

fn is_chosen(names: &Names, chosen: &[bool], doc: DocId) -> bool {
    let number = names.of.get(doc as usize).copied().unwrap_or(u32::MAX);
    chosen.get(number as usize).copied().unwrap_or(false)
}
