//! Looking up single entries in the lists of a word.

use tantivy::{
    DocId, DocSet, TERMINATED,
    postings::{Postings, SegmentPostings},
};

/// The lists of several terms. Entries are asked about in their order.
pub struct Cursor {
    lists: Vec<SegmentPostings>,
}

impl Cursor {
    /// Of these lists.
    pub fn new(lists: Vec<SegmentPostings>) -> Self {
        Self { lists }
    }

    /// Goes to an entry; whether it has any of the terms.
    pub fn go_to(&mut self, doc: DocId) -> bool {
        let mut found = false;
        for list in &mut self.lists {
            let at = list.doc();
            found |= at == doc || at < doc && list.seek(doc) == doc;
        }
        found
    }

    /// How often the entry gone to has the likeliest of the terms; none if it has none of them.
    pub fn frequency(&self, doc: DocId) -> Option<u32> {
        self.here(doc).map(Postings::term_freq).max()
    }

    /// The frequencies of all terms, taken for sets of marks.
    pub fn marks(&self, doc: DocId) -> u32 {
        self.here(doc).map(Postings::term_freq).fold(0, |marks, more| marks | more)
    }

    /// Where the entry gone to has any of the terms, sorted.
    pub fn positions(&mut self, doc: DocId, into: &mut Vec<u32>) {
        into.clear();
        for list in self.lists.iter_mut().filter(|list| list.doc() == doc) {
            list.append_positions_with_offset(0, into);
        }
        if self.lists.len() > 1 {
            into.sort_unstable();
            into.dedup();
        }
    }

    fn here(&self, doc: DocId) -> impl Iterator<Item = &SegmentPostings> {
        debug_assert!(doc != TERMINATED, "no entry");
        self.lists.iter().filter(move |list| list.doc() == doc)
    }
}
