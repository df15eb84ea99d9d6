//! How well an entry fits.
//!
//! A score is a sum over the words, and nothing in it depends on other entries: there is no rarity of words and no
//! average length, because both would tell about entries the reader must not see. The bounds are such that one word
//! in the title outweighs all that a text can say about it.

use super::{
    cursor::{Among, Cursor},
    lists::Lists,
    top::{Ranked, Top},
};
use crate::{
    SearchError,
    bits::{Bits, Set},
    schema::{self, Fields},
    view::Columns,
};
use std::sync::LazyLock;
use tantivy::{DocId, SegmentOrdinal, SegmentReader, fieldnorm::FieldNormReader, schema::IndexRecordOption};

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

/// Entries whose frequencies are read together, list by list.
const BATCH: usize = 128;

/// No entry without a word in title or requisites scores more.
pub const fn most_without_marks(words: usize) -> f32 {
    (1.0 + EXACT) * words as f32 + RECENT
}

/// Scores the entries of one segment.
pub struct Ranking<'s> {
    segment: SegmentOrdinal,
    columns: &'s Columns,
    lengths: FieldNormReader,
    words: Vec<Scored>,
    batch: Batch,
}

/// What the score of one word is read from.
struct Scored {
    found: Cursor,
    exact: Among,
}

/// Entries that may be among the best, and what they score without frequencies.
#[derive(Default)]
struct Batch {
    docs: Vec<DocId>,
    scores: Vec<f32>,
    shares: Vec<u32>,
    frequencies: Vec<u32>,
}

impl<'s> Ranking<'s> {
    /// Opens the lists of all words that must occur, in their order, for about so many entries.
    pub fn new(
        fields: &Fields,
        (ordinal, segment): (SegmentOrdinal, &SegmentReader),
        columns: &'s Columns,
        (must, expected): (&[Lists], usize),
    ) -> Result<Self, SearchError> {
        let scored = |word: &Lists| {
            Ok(Scored {
                found: word.found.cursor(IndexRecordOption::WithFreqs)?,
                exact: word.exact.among(expected, segment.max_doc())?,
            })
        };
        Ok(Self {
            segment: ordinal,
            columns,
            lengths: segment.get_fieldnorms_reader(fields.words)?,
            words: must.iter().map(scored).collect::<Result<_, SearchError>>()?,
            batch: Batch::default(),
        })
    }

    /// Shows all that is found, in order, with what it has in title and requisites. What cannot be among the best is
    /// given up as soon as that shows; what is cheap to find out comes first.
    pub fn show(&mut self, found: &Set, mut marks: Option<&mut [Marks]>, top: &mut Top) {
        found.each(|doc| {
            let places =
                marks.iter_mut().flat_map(|marks| marks.iter_mut()).map(|marks| marks.worth(doc)).sum();
            self.take(doc, places, top.threshold());
            if self.batch.docs.len() >= BATCH.min(top.limit()) {
                self.show_batch(top);
            }
        });
        self.show_batch(top);
    }

    fn take(&mut self, doc: DocId, places: f32, threshold: f32) {
        let words = self.words.len() as f32;
        let recency = self.recency(doc);
        if places + (1.0 + EXACT) * words + recency < threshold {
            return;
        }
        let exact = self.words.iter_mut().filter_map(|word| word.exact.has(doc).then_some(EXACT));
        let score = places + exact.sum::<f32>() + recency;
        if score + words >= threshold {
            self.batch.docs.push(doc);
            self.batch.scores.push(score);
        }
    }

    fn show_batch(&mut self, top: &mut Top) {
        let Batch { docs, scores, shares, frequencies } = &mut self.batch;
        shares.clear();
        shares.resize(docs.len(), 0);
        for word in &mut self.words {
            word.found.frequencies(docs, frequencies);
            for ((share, frequency), doc) in shares.iter_mut().zip(&*frequencies).zip(&*docs) {
                let factor = FACTORS[usize::from(self.lengths.fieldnorm_id(*doc))];
                let frequency = *frequency as f32;
                // Whole numbers add up to the same in any order.
                *share += (SHARE * frequency / (frequency + factor)) as u32;
            }
        }
        for ((doc, score), share) in docs.drain(..).zip(scores.drain(..)).zip(&*shares) {
            let score = score + *share as f32 / SHARE;
            if score >= top.threshold() {
                let at = self.columns.at.get(doc as usize).copied().unwrap_or_default();
                let tie = self.columns.tie.get(doc as usize).copied().unwrap_or_default();
                top.show(Ranked { score, at, tie, segment: self.segment, doc });
            }
        }
    }

    fn recency(&self, doc: DocId) -> f32 {
        let (from, until) = YEARS;
        let at = self.columns.at.get(doc as usize).copied().unwrap_or_default();
        let age = (at.clamp(from, until) - from) as f32 / (until - from) as f32;
        RECENT * age
    }
}

/// What a word is worth in title and requisites.
pub enum Marks {
    /// Read off its lists.
    Read {
        /// Who has it in the title.
        title: Bits,
        /// Who has it in the requisites.
        requisites: Bits,
    },
    /// Looked up entry by entry.
    LookedUp {
        /// The lists of its stems.
        stems: Cursor,
        /// Those of stems that begin as was typed.
        begun: Vec<(DocId, u32)>,
    },
}

impl Marks {
    /// For about so many entries that will be asked about.
    pub fn open(word: &Lists, expected: usize, entries: DocId) -> Result<Self, SearchError> {
        if word.marks.is_looked_up(expected) {
            let stems = word.marks.cursor(IndexRecordOption::WithFreqs)?;
            return Ok(Self::LookedUp { stems, begun: word.begun_marks.with_marks()? });
        }
        let (mut title, mut requisites) = (Bits::new(entries), Bits::new(entries));
        for list in [&word.marks, &word.begun_marks] {
            list.each_marked(|doc, marks| {
                if marks & schema::IN_TITLE != 0 {
                    title.set(doc);
                }
                if marks & schema::IN_REQUISITES != 0 {
                    requisites.set(doc);
                }
            })?;
        }
        Ok(Self::Read { title, requisites })
    }

    /// Adds all entries that have it; false if they are looked up one by one.
    pub fn add_to(&self, all: &mut Bits) -> bool {
        let Self::Read { title, requisites } = self else { return false };
        all.add(title);
        all.add(requisites);
        true
    }

    fn worth(&mut self, doc: DocId) -> f32 {
        let (title, requisites) = match self {
            Self::Read { title, requisites } => (title.has(doc), requisites.has(doc)),
            Self::LookedUp { stems, begun } => {
                let marks = if stems.go_to(doc) { stems.marks(doc) } else { 0 };
                let at = begun.binary_search_by_key(&doc, |(doc, _)| *doc).ok();
                let marks = marks | at.and_then(|at| begun.get(at)).map_or(0, |(_, marks)| *marks);
                (marks & schema::IN_TITLE != 0, marks & schema::IN_REQUISITES != 0)
            }
        };
        (if title { IN_TITLE } else { 0.0 }) + if requisites { IN_REQUISITES } else { 0.0 }
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
