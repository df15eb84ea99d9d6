use crate::{
    Entry, Index, SearchError,
    analysis::{self, Terms},
    layout::{self, Laid, Piece},
    schema::{Fields, IN_REQUISITES, IN_TITLE},
    terms::Written,
};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};
use tantivy::{IndexWriter, TantivyDocument, Term};

/// Memory for entries that are not committed yet.
const BUFFER: usize = 48 << 20;
/// Words of a language repeat; their terms are kept this long.
const KNOWN_MAX: usize = 100_000;

/// Changes the index. There is one at a time.
///
/// Blocks while it works: call it where that is allowed.
pub struct Writer {
    index: Index,
    inner: IndexWriter,
    known: HashMap<String, Arc<Terms>>,
}

impl Writer {
    pub(crate) fn new(index: Index) -> Result<Self, SearchError> {
        let inner = index.tantivy().writer_with_num_threads(1, BUFFER)?;
        Ok(Self { index, inner, known: HashMap::new() })
    }

    /// Takes entries in, each in the place of an earlier one with the same key. Found after the next commit.
    pub fn put(&mut self, entries: impl IntoIterator<Item = Entry>) -> Result<(), SearchError> {
        let fields = *self.index.fields();
        for entry in entries {
            self.inner.delete_term(Term::from_field_text(fields.key, &entry.key));
            let document = self.document(&fields, entry);
            self.inner.add_document(document)?;
        }
        Ok(())
    }

    /// Takes entries out, after the next commit. Keys that are not there do no harm.
    pub fn remove<K: AsRef<str>>(&mut self, keys: impl IntoIterator<Item = K>) {
        let key = self.index.fields().key;
        for name in keys {
            self.inner.delete_term(Term::from_field_text(key, name.as_ref()));
        }
    }

    /// Makes all of it durable and findable, with the last event of the journal that is in it. A crash before leaves
    /// the index as it was at the last commit, position included.
    pub fn commit(&mut self, position: i64) -> Result<(), SearchError> {
        let mut prepared = self.inner.prepare_commit()?;
        prepared.set_payload(&position.to_string());
        prepared.commit()?;
        self.index.reload()
    }

    /// Forgets what was put and removed since the last commit.
    pub fn roll_back(&mut self) -> Result<(), SearchError> {
        self.inner.rollback()?;
        Ok(())
    }

    /// Empties the index and commits that, with position 0.
    pub fn clear(&mut self) -> Result<(), SearchError> {
        self.inner.delete_all_documents()?;
        self.commit(0)
    }

    /// Waits until the parts of the index that are being joined in the background are joined, and ends.
    pub fn finish(self) -> Result<(), SearchError> {
        let index = self.index;
        self.inner.wait_merging_threads()?;
        index.reload()
    }

    fn document(&mut self, fields: &Fields, entry: Entry) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        self.add_words(fields, &entry, &mut document);
        for requisite in &entry.requisites {
            document.add_text(fields.requisite, requisite);
        }
        for passage in &entry.text {
            document.add_text(fields.place, &passage.place);
            document.add_text(fields.passage, &passage.text);
        }
        if let Some(owner) = &entry.owner {
            document.add_text(fields.owner, owner);
        }
        let texts = [
            (fields.key, &entry.key),
            (fields.kind, &entry.kind),
            (fields.audience, &entry.audience),
            (fields.body, &entry.body),
            (fields.status, &entry.status),
            (fields.title, &entry.title),
        ];
        for (field, text) in texts {
            document.add_text(field, text);
        }
        document.add_i64(fields.at, entry.at);
        document.add_u64(fields.tie, fnv(&entry.key));
        document
    }

    fn add_words(&mut self, fields: &Fields, entry: &Entry, document: &mut TantivyDocument) {
        let requisites = entry.requisites.iter().map(String::as_str);
        let passages = entry.text.iter().map(|passage| passage.text.as_str());
        let mut layout = layout::pieces(&entry.title, requisites, passages);
        let mut written: [Written; 3] = Default::default();
        let [words, marks, sounds] = &mut written;
        let (mut seen, mut lengths) = (Vec::new(), Vec::new());
        while let Some(Laid { piece, text, first, spans }) = layout.next_piece() {
            lengths.push(spans.len().to_string());
            let mark = match piece {
                Piece::Title => IN_TITLE,
                Piece::Requisite(_) => IN_REQUISITES,
                Piece::Passage(_) => 0,
            };
            for (position, span) in (first..).zip(spans) {
                let terms = self.terms(analysis::folded(&text[span]));
                terms.exact.iter().chain(&terms.stems).for_each(|term| words.add(term, position));
                seen.push((mark, terms));
            }
        }
        for (stem, mark) in marked(&seen) {
            (0..mark).for_each(|_| marks.add(stem, 0));
        }
        let sounded = seen.iter().flat_map(|(_, terms)| &terms.sounds);
        let heard: HashSet<&str> = sounded.map(String::as_str).collect();
        heard.into_iter().for_each(|sound| sounds.add(sound, 0));
        let fields_of = [fields.words, fields.marks, fields.sounds];
        for (field, written) in fields_of.into_iter().zip(written) {
            document.add_text(field, written.into_text());
        }
        document.add_text(fields.lengths, lengths.join(" "));
    }

    fn terms(&mut self, word: String) -> Arc<Terms> {
        if let Some(known) = self.known.get(&word) {
            return Arc::clone(known);
        }
        let terms = Arc::new(analysis::of_text(&word));
        if self.known.len() >= KNOWN_MAX {
            self.known.clear();
        }
        self.known.insert(word, Arc::clone(&terms));
        terms
    }
}

/// The stems of title and requisites with all their marks.
fn marked(seen: &[(u32, Arc<Terms>)]) -> HashMap<&str, u32> {
    let mut marks = HashMap::new();
    for (mark, terms) in seen.iter().filter(|(mark, _)| *mark > 0) {
        for stem in &terms.stems {
            *marks.entry(stem.as_str()).or_default() |= mark;
        }
    }
    marks
}

/// A hash that stays the same in every version.
fn fnv(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
