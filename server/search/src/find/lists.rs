//! The lists of entries that a word leads to, in one segment.

use super::{
    cursor::{Among, Cursor},
    parse::Word,
};
use crate::{SearchError, analysis, bits::Bits, schema::Fields};
use std::sync::Arc;
use tantivy::{
    DocId, InvertedIndexReader, SegmentReader, Term,
    postings::TermInfo,
    schema::{Field, IndexRecordOption},
};

/// Looking an entry up in a list costs about as much as reading so many entries off it.
const LOOK_UP: usize = 16;

/// The dictionaries of a segment, opened once per search.
pub struct Dictionaries {
    fields: Fields,
    words: Arc<InvertedIndexReader>,
    marks: Arc<InvertedIndexReader>,
    sounds: Arc<InvertedIndexReader>,
}

impl Dictionaries {
    /// Of a segment.
    pub fn open(segment: &SegmentReader, fields: &Fields) -> Result<Self, SearchError> {
        Ok(Self {
            fields: *fields,
            words: segment.inverted_index(fields.words)?,
            marks: segment.inverted_index(fields.marks)?,
            sounds: segment.inverted_index(fields.sounds)?,
        })
    }

    /// Looks a word up.
    pub fn look_up(&self, word: &Word, by_sound: bool) -> Result<Lists, SearchError> {
        let fields = &self.fields;
        if by_sound && !word.sounds.is_empty() {
            let found = List::of(&self.sounds, fields.sounds, &word.sounds)?;
            return Ok(Lists { found, ..Lists::default() });
        }
        let mut lists =
            Lists { found: List::of(&self.words, fields.words, &word.terms)?, ..Lists::default() };
        if let Some(beginning) = &word.beginning {
            lists.beginning = List::beginning(&self.words, beginning)?;
        }
        if by_sound || lists.cost() == 0 {
            return Ok(lists);
        }
        lists.marks = List::of(&self.marks, fields.marks, &word.terms)?;
        lists.exact = List::of(&self.words, fields.words, word.exact.as_slice())?;
        if let Some(beginning) = word.beginning.as_deref().map(analysis::unmarked) {
            lists.begun_marks = List::beginning(&self.marks, beginning)?;
        }
        Ok(lists)
    }
}

/// The lists of one word.
#[derive(Default)]
pub struct Lists {
    /// Of its terms: words, or sounds.
    pub found: List,
    /// Of words that begin as was typed.
    pub beginning: List,
    /// Of its stems in titles and requisites.
    pub marks: List,
    /// Of stems in titles and requisites that begin as was typed.
    pub begun_marks: List,
    /// Of the very form that was typed.
    pub exact: List,
}

impl Lists {
    /// At most how many entries have the word.
    pub fn cost(&self) -> u32 {
        self.found.cost().saturating_add(self.beginning.cost())
    }

    /// Shows all entries that have the word, list by list.
    pub fn each(&self, mut show: impl FnMut(DocId)) -> Result<(), SearchError> {
        self.found.each(&mut show)?;
        self.beginning.each(&mut show)
    }

    /// All entries that have the word.
    pub fn bits(&self, entries: DocId) -> Result<Bits, SearchError> {
        let mut bits = Bits::new(entries);
        self.each(|doc| bits.set(doc))?;
        Ok(bits)
    }
}

/// Lists of some terms of one field.
#[derive(Default)]
pub struct List {
    dictionary: Option<Arc<InvertedIndexReader>>,
    terms: Vec<TermInfo>,
}

impl List {
    fn of(
        dictionary: &Arc<InvertedIndexReader>,
        field: Field,
        terms: &[String],
    ) -> Result<Self, SearchError> {
        let mut found = Vec::with_capacity(terms.len());
        for term in terms {
            found.extend(dictionary.get_term_info(&Term::from_field_text(field, term))?);
        }
        Ok(Self { dictionary: Some(Arc::clone(dictionary)), terms: found })
    }

    /// Of all terms that begin so. However many there are, none is left out: what is left out would depend on entries
    /// the reader must not see.
    fn beginning(dictionary: &Arc<InvertedIndexReader>, beginning: &str) -> Result<Self, SearchError> {
        let mut above = beginning.as_bytes().to_vec();
        above.push(0xff);
        let mut range = dictionary.terms().range().ge(beginning).lt(above).into_stream()?;
        let mut terms = Vec::new();
        while range.advance() {
            terms.push(range.value().clone());
        }
        Ok(Self { dictionary: Some(Arc::clone(dictionary)), terms })
    }

    /// Whether no term was found.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// How long the lists are.
    pub fn cost(&self) -> u32 {
        self.terms.iter().map(|term| term.doc_freq).fold(0, u32::saturating_add)
    }

    /// Whether so many entries are looked up one by one, rather than reading all the lists.
    pub fn is_looked_up(&self, entries: usize) -> bool {
        entries.saturating_mul(self.terms.len()).saturating_mul(LOOK_UP) < self.cost() as usize
    }

    /// For looking up single entries.
    pub fn cursor(&self, option: IndexRecordOption) -> Result<Cursor, SearchError> {
        let Some(dictionary) = &self.dictionary else { return Ok(Cursor::new(Vec::new())) };
        let lists = self.terms.iter().map(|term| dictionary.read_postings_from_terminfo(term, option));
        Ok(Cursor::new(lists.collect::<Result<_, _>>()?))
    }

    /// Shows all entries, list by list.
    pub fn each(&self, mut show: impl FnMut(DocId)) -> Result<(), SearchError> {
        let Some(dictionary) = &self.dictionary else { return Ok(()) };
        for term in &self.terms {
            let mut block = dictionary.read_block_postings_from_terminfo(term, IndexRecordOption::Basic)?;
            while !block.docs().is_empty() {
                block.docs().iter().for_each(|doc| show(*doc));
                block.advance();
            }
        }
        Ok(())
    }

    /// Shows all entries, list by list, with the frequencies of the terms.
    pub fn each_marked(&self, mut show: impl FnMut(DocId, u32)) -> Result<(), SearchError> {
        let Some(dictionary) = &self.dictionary else { return Ok(()) };
        for term in &self.terms {
            let mut block =
                dictionary.read_block_postings_from_terminfo(term, IndexRecordOption::WithFreqs)?;
            while !block.docs().is_empty() {
                block.docs().iter().zip(block.freqs()).for_each(|(doc, marks)| show(*doc, *marks));
                block.advance();
            }
        }
        Ok(())
    }

    /// All entries in order, with the frequencies of their terms taken for sets of marks.
    pub fn with_marks(&self) -> Result<Vec<(DocId, u32)>, SearchError> {
        let mut found = Vec::with_capacity(self.cost() as usize);
        self.each_marked(|doc, marks| found.push((doc, marks)))?;
        found.sort_unstable();
        found.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 |= if same { next.1 } else { 0 };
            same
        });
        Ok(found)
    }

    /// For asking about so many entries whether they are in the lists.
    pub fn among(&self, expected: usize, entries: DocId) -> Result<Among, SearchError> {
        if self.is_looked_up(expected) {
            return Ok(Among::LookedUp(self.cursor(IndexRecordOption::Basic)?));
        }
        let mut bits = Bits::new(entries);
        self.each(|doc| bits.set(doc))?;
        Ok(Among::Read(bits))
    }
}
