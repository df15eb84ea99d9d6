//! Walking through the entries that have a word.

use crate::{SearchError, schema::Fields};
use tantivy::{
    DocId, DocSet, InvertedIndexReader, SegmentReader, TERMINATED, Term,
    postings::{Postings, SegmentPostings},
    schema::{Field, IndexRecordOption},
};

/// The entries that have any of several terms, in order.
#[derive(Default)]
pub struct Cursor {
    lists: Vec<SegmentPostings>,
    /// Entries with a word that begins as was typed.
    begun: Vec<DocId>,
    begun_at: usize,
    doc: DocId,
}

impl Cursor {
    /// Of the terms in one field.
    pub fn open(
        inverted: &InvertedIndexReader,
        field: Field,
        terms: &[String],
        option: IndexRecordOption,
    ) -> Result<Self, SearchError> {
        let mut cursor = Self { begun_at: 0, doc: TERMINATED, ..Self::default() };
        for term in terms {
            let list = inverted.read_postings(&Term::from_field_text(field, term), option)?;
            cursor.lists.extend(list.filter(|list| list.doc() != TERMINATED));
        }
        cursor.settle();
        Ok(cursor)
    }

    /// Adds all entries with a term that begins so. However many terms there are, none is left out: what is left
    /// out would depend on entries the reader must not see.
    pub fn add_beginning(
        &mut self,
        inverted: &InvertedIndexReader,
        beginning: &str,
    ) -> Result<(), SearchError> {
        let mut above = beginning.as_bytes().to_vec();
        above.push(0xff);
        let mut terms = inverted.terms().range().ge(beginning).lt(above).into_stream()?;
        while terms.advance() {
            let info = terms.value().clone();
            let mut list = inverted.read_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
            while list.doc() != TERMINATED {
                self.begun.push(list.doc());
                list.advance();
            }
        }
        self.begun.sort_unstable();
        self.begun.dedup();
        self.settle();
        Ok(())
    }

    /// About how many entries there are.
    pub fn cost(&self) -> u32 {
        self.lists.iter().map(SegmentPostings::doc_freq).sum::<u32>() + self.begun.len() as u32
    }

    /// The first entry at or after the one given.
    pub fn seek(&mut self, target: DocId) -> DocId {
        if self.doc >= target {
            return self.doc;
        }
        for list in &mut self.lists {
            if list.doc() < target {
                list.seek(target);
            }
        }
        if !self.begun.is_empty() {
            self.begun_at += self.begun[self.begun_at..].partition_point(|doc| *doc < target);
        }
        self.settle();
        self.doc
    }

    fn settle(&mut self) {
        let begun = self.begun.get(self.begun_at).copied().unwrap_or(TERMINATED);
        self.doc = self.lists.iter().map(DocSet::doc).fold(begun, DocId::min);
    }

    /// How often the current entry has the likeliest of the terms.
    pub fn frequency(&self) -> u32 {
        let here = self.lists.iter().filter(|list| list.doc() == self.doc);
        here.map(Postings::term_freq).max().unwrap_or(1)
    }

    /// Where the current entry has any of the terms, sorted. Words that only begin as was typed are not among them.
    pub fn positions(&mut self, into: &mut Vec<u32>) {
        into.clear();
        let doc = self.doc;
        for list in self.lists.iter_mut().filter(|list| list.doc() == doc) {
            list.append_positions_with_offset(0, into);
        }
        into.sort_unstable();
        into.dedup();
    }
}

/// The index of words of a segment, by field.
pub struct Lists<'s> {
    segment: &'s SegmentReader,
    /// The fields.
    pub fields: &'s Fields,
}

impl<'s> Lists<'s> {
    /// Of a segment.
    pub const fn new(segment: &'s SegmentReader, fields: &'s Fields) -> Self {
        Self { segment, fields }
    }

    /// Entries with any of the terms in a field.
    pub fn open(
        &self,
        field: Field,
        terms: &[String],
        option: IndexRecordOption,
    ) -> Result<Cursor, SearchError> {
        let inverted = self.segment.inverted_index(field)?;
        Cursor::open(&inverted, field, terms, option)
    }

    /// The same, and those with a word that begins so.
    pub fn open_begun(&self, field: Field, cursor: &mut Cursor, beginning: &str) -> Result<(), SearchError> {
        let inverted = self.segment.inverted_index(field)?;
        cursor.add_beginning(&inverted, beginning)
    }
}
