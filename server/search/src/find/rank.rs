//! How well an entry fits.
//!
//! A score is a sum over the words, and nothing in it depends on other entries: there is no rarity of words and no
//! average length, because both would tell about entries the reader must not see. The bounds are such that one word
//! in the title outweighs all that a text can say about it.

use super::{
    cursor::Cursor,
    lists::{List, Lists},
};
use crate::{
    SearchError,
    schema::{self, Fields},
    view::Columns,
};
use std::sync::LazyLock;
use tantivy::{DocId, SegmentReader, fieldnorm::FieldNormReader, schema::IndexRecordOption};

/// A word in the title.
const IN_TITLE: f32 = 4.0;
/// A word in the requisites.
const IN_REQUISITES: f32 = 2.0;
/// A word in the very form that was typed.
const EXACT: f32 = 0.5;
/// All words side by side.
pub const CLOSE: f32 = 1.0;
/// The age of an entry, at most.
const RECENT: f32 = 0.3;
/// Recency grows from the first to the second moment (the years 2000 and 2060), in microseconds.
const YEARS: (i64, i64) = (946_684_800_000_000, 2_840_140_800_000_000);
const _: () = assert!(IN_TITLE > 1.0 + EXACT + CLOSE + RECENT && IN_REQUISITES > 1.0 + EXACT + RECENT);
/// Into so many parts is divided what a word's frequency may add.
const SHARE: f32 = 65_536.0;
/// So many repetitions of a word in an entry of medium length count half of all one can get.
const SATURATION: f32 = 1.2;
/// Words of an entry of medium length, every form and stem counted.
const MEDIUM: f32 = 600.0;
/// Entries longer than this many medium ones count as so long.
const LENGTH_MAX: f32 = 6.0;

/// No entry without a word in title or requisites scores more.
pub const fn most_without_marks(words: usize) -> f32 {
    (1.0 + EXACT) * words as f32 + RECENT
}

/// Scores the entries of one segment.
pub struct Ranking<'s> {
    columns: &'s Columns,
    lengths: FieldNormReader,
    words: Vec<Scored>,
}

/// What the score of one word is read from.
struct Scored {
    found: Cursor,
    marks: Cursor,
    begun_marks: Vec<(DocId, u32)>,
    exact: Cursor,
}

impl<'s> Ranking<'s> {
    /// Opens the lists of all words that must occur, in their order; those of title and requisites only for entries
    /// that may be in them.
    pub fn new(
        fields: &Fields,
        segment: &SegmentReader,
        columns: &'s Columns,
        must: &[Lists],
        with_marks: bool,
    ) -> Result<Self, SearchError> {
        let words: Vec<Scored> =
            must.iter().map(|word| Scored::open(word, with_marks)).collect::<Result<_, _>>()?;
        Ok(Self { columns, lengths: segment.get_fieldnorms_reader(fields.words)?, words })
    }

    /// The score of an entry that has all the words; none if it cannot exceed the threshold. What is cheap to find out
    /// comes first. Entries are asked about in their order.
    pub fn score(&mut self, doc: DocId, threshold: f32) -> Option<f32> {
        let recency = self.recency(doc);
        if (IN_TITLE + IN_REQUISITES + 1.0 + EXACT) * self.words.len() as f32 + recency < threshold {
            return None;
        }
        let places: f32 = self.words.iter_mut().map(|word| word.places(doc)).sum();
        if places + (1.0 + EXACT) * self.words.len() as f32 + recency < threshold {
            return None;
        }
        let exact: f32 =
            self.words.iter_mut().filter_map(|word| word.exact.go_to(doc).then_some(EXACT)).sum();
        if places + self.words.len() as f32 + exact + recency < threshold {
            return None;
        }
        let factor = FACTORS[usize::from(self.lengths.fieldnorm_id(doc))];
        // Whole numbers add up to the same in any order.
        let shares = self.words.iter_mut().map(|word| {
            let frequency = word.frequency(doc) as f32;
            (SHARE * frequency / (frequency + factor)) as u32
        });
        let shares = shares.sum::<u32>() as f32 / SHARE;
        Some(places + shares + exact + recency)
    }

    /// When it last changed.
    pub fn at(&self, doc: DocId) -> i64 {
        self.columns.at.get(doc as usize).copied().unwrap_or_default()
    }

    /// Its number in the lottery of equals.
    pub fn tie(&self, doc: DocId) -> u64 {
        self.columns.tie.get(doc as usize).copied().unwrap_or_default()
    }

    fn recency(&self, doc: DocId) -> f32 {
        let (from, until) = YEARS;
        let age = (self.at(doc).clamp(from, until) - from) as f32 / (until - from) as f32;
        RECENT * age
    }
}

impl Scored {
    fn open(word: &Lists, with_marks: bool) -> Result<Self, SearchError> {
        let marks = if with_marks { &word.marks } else { &List::default() };
        let begun_marks = if with_marks { &word.begun_marks } else { &List::default() };
        Ok(Self {
            found: word.found.cursor(IndexRecordOption::WithFreqs)?,
            marks: marks.cursor(IndexRecordOption::WithFreqs)?,
            begun_marks: begun_marks.with_marks()?,
            exact: word.exact.cursor(IndexRecordOption::Basic)?,
        })
    }

    /// What the word is worth in title and requisites.
    fn places(&mut self, doc: DocId) -> f32 {
        let marks = if self.marks.go_to(doc) { self.marks.marks(doc) } else { 0 };
        let begun = self.begun_marks.binary_search_by_key(&doc, |(doc, _)| *doc).ok();
        let marks = marks | begun.and_then(|at| self.begun_marks.get(at)).map_or(0, |(_, marks)| *marks);
        let worth = |mark, worth| if marks & mark == 0 { 0.0 } else { worth };
        worth(schema::IN_TITLE, IN_TITLE) + worth(schema::IN_REQUISITES, IN_REQUISITES)
    }

    /// How often the entry has it. Words that only begin as was typed count once.
    fn frequency(&mut self, doc: DocId) -> u32 {
        self.found.go_to(doc);
        self.found.frequency(doc).unwrap_or(1)
    }
}

/// By how the length of an entry is kept: what its length adds to the repetitions needed.
static FACTORS: LazyLock<[f32; 256]> = LazyLock::new(|| {
    let mut factors = [0.0; 256];
    for (id, factor) in (0..=u8::MAX).zip(&mut factors) {
        let length = FieldNormReader::id_to_fieldnorm(id) as f32 / MEDIUM;
        *factor = SATURATION * (0.5 + 0.5 * length.min(LENGTH_MAX));
    }
    factors
});
