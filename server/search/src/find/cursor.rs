//! Looking up single entries in the lists of a word.

use crate::bits::Bits;
use tantivy::{
    DocId, DocSet,
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

    /// How often each of some entries has the likeliest of the terms; once if it has none, because then it has a word
    /// that begins as was typed.
    pub fn frequencies(&mut self, docs: &[DocId], into: &mut Vec<u32>) {
        into.clear();
        into.resize(docs.len(), 1);
        for list in &mut self.lists {
            for (doc, frequency) in docs.iter().zip(into.iter_mut()) {
                if list.doc() < *doc {
                    list.seek(*doc);
                }
                if list.doc() == *doc {
                    *frequency = list.term_freq().max(*frequency);
                }
            }
        }
    }

    /// The frequencies of all terms, taken for sets of marks.
    pub fn marks(&self, doc: DocId) -> u32 {
        let here = self.lists.iter().filter(|list| list.doc() == doc);
        here.map(Postings::term_freq).fold(0, |marks, more| marks | more)
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
}

/// Says of entries, in their order, whether they are in some lists.
pub enum Among {
    /// The lists have been read.
    Read(Bits),
    /// They are looked into each time.
    LookedUp(Cursor),
}

impl Among {
    /// Whether an entry is among them.
    pub fn has(&mut self, doc: DocId) -> bool {
        match self {
            Self::Read(bits) => bits.has(doc),
            Self::LookedUp(cursor) => cursor.go_to(doc),
        }
    }
}
