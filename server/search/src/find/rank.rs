//! How well an entry fits.
//!
//! A score is a sum over the words, and nothing in it depends on other entries: there is no rarity of words and no
//! average length, because both would tell about entries the reader must not see. The bounds are such that one word
//! in the title outweighs all that a text can say about it.

use super::{
    cursor::{Cursor, Lists},
    parse::{Wanted, Word},
    run::Run,
};
use crate::{SearchError, analysis, view::Columns};
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

/// Scores the entries of one segment.
pub struct Ranking<'s> {
    columns: &'s Columns,
    lengths: FieldNormReader,
    marks: Vec<Marks>,
    /// Most that can come on top of what is cheap to find out.
    rest: f32,
}

/// What raises the score of one word.
struct Marks {
    title: Cursor,
    requisites: Cursor,
    exact: Cursor,
}

impl<'s> Ranking<'s> {
    /// Opens the lists of all words that must occur, in their order.
    pub fn new(
        lists: &Lists<'_>,
        segment: &SegmentReader,
        columns: &'s Columns,
        wanted: &Wanted,
    ) -> Result<Self, SearchError> {
        let marks: Vec<Marks> = wanted
            .must
            .iter()
            .flatten()
            .map(|word| Marks::open(lists, word, wanted.by_sound))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            columns,
            lengths: segment.get_fieldnorms_reader(lists.fields.words)?,
            rest: EXACT * marks.len() as f32 + RECENT,
            marks,
        })
    }

    /// The score of the entry at which all the words are; none if it cannot exceed the threshold.
    pub fn score(&mut self, doc: DocId, runs: &[Run], threshold: f32) -> Option<f32> {
        let factor = FACTORS[usize::from(self.lengths.fieldnorm_id(doc))];
        // Whole numbers add up to the same in any order; the order of the lists is by length, which tells of others.
        let shares = runs.iter().flat_map(|run| &run.words).map(|word| {
            let frequency = word.frequency() as f32;
            (SHARE * frequency / (frequency + factor)) as u32
        });
        let mut score = shares.sum::<u32>() as f32 / SHARE;
        for marks in &mut self.marks {
            if marks.title.seek(doc) == doc {
                score += IN_TITLE;
            }
            if marks.requisites.seek(doc) == doc {
                score += IN_REQUISITES;
            }
        }
        if score + self.rest < threshold {
            return None;
        }
        let exact = self.marks.iter_mut().filter_map(|marks| (marks.exact.seek(doc) == doc).then_some(EXACT));
        score += exact.sum::<f32>() + self.recency(doc);
        Some(score)
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

impl Marks {
    fn open(lists: &Lists<'_>, word: &Word, by_sound: bool) -> Result<Self, SearchError> {
        let basic = |field, terms: &[String]| lists.open(field, terms, IndexRecordOption::Basic);
        if by_sound {
            let none = || basic(lists.fields.in_title, &[]);
            return Ok(Self { title: none()?, requisites: none()?, exact: none()? });
        }
        let mut marks = Self {
            title: basic(lists.fields.in_title, &word.terms)?,
            requisites: basic(lists.fields.in_requisites, &word.terms)?,
            exact: basic(lists.fields.words, word.exact.as_slice())?,
        };
        if let Some(beginning) = word.beginning.as_deref().map(analysis::unmarked) {
            lists.open_begun(lists.fields.in_title, &mut marks.title, beginning)?;
            lists.open_begun(lists.fields.in_requisites, &mut marks.requisites, beginning)?;
        }
        Ok(marks)
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
