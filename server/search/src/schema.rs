//! The index's fields.

use tantivy::{
    IndexSettings,
    schema::{FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions},
};

/// Stands in the index as the name of the analysis. Whoever changes the fields, or what a word is found by, counts
/// up: an index of another version is built anew.
pub const VERSION: &str = "alqa-2";

/// A stem in the title.
pub const IN_TITLE: u32 = 1;
/// A stem in the requisites.
pub const IN_REQUISITES: u32 = 2;
/// Bytes of kept text that are compressed together. A page of hits comes from as many blocks as it has hits, and most
/// of each is unpacked in vain.
const BLOCK: usize = 4_096;

/// How Tantivy keeps the index.
pub fn settings() -> IndexSettings {
    IndexSettings { docstore_blocksize: BLOCK, ..IndexSettings::default() }
}

/// The fields, and what each is for.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    /// Names an entry; for replacing it.
    pub key: Field,
    /// What can be filtered and counted.
    pub kind: Field,
    /// Who may see it.
    pub audience: Field,
    /// State body.
    pub body: Field,
    /// State.
    pub status: Field,
    /// When.
    pub at: Field,
    /// Decides between what is equal in all else, the same way in every index.
    pub tie: Field,
    /// Only kept.
    pub owner: Field,
    /// All words in order: title, requisites, text.
    pub words: Field,
    /// Stems of the title and of the requisites, as often as [`IN_TITLE`] and [`IN_REQUISITES`] add up to: one look
    /// into one dictionary says both.
    pub marks: Field,
    /// How the words sound.
    pub sounds: Field,
    /// Only kept: how many words each piece has, so that places need no second look at the text.
    pub lengths: Field,
    /// Only kept: title.
    pub title: Field,
    /// Only kept: requisites.
    pub requisite: Field,
    /// Only kept: places of passages.
    pub place: Field,
    /// Only kept: passages.
    pub passage: Field,
}

/// The schema with its fields.
pub fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let column = || TextOptions::default().set_fast(tantivy::tokenizer::RAW_TOKENIZER_NAME);
    let terms = |option: IndexRecordOption, norms: bool| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(VERSION)
            .set_index_option(option)
            .set_fieldnorms(norms);
        TextOptions::default().set_indexing_options(indexing)
    };
    let fields = Fields {
        key: schema.add_text_field("key", STRING | STORED),
        kind: schema.add_text_field("kind", column()),
        audience: schema.add_text_field("audience", column()),
        body: schema.add_text_field("body", column()),
        status: schema.add_text_field("status", column()),
        at: schema.add_i64_field("at", FAST),
        tie: schema.add_u64_field("tie", FAST),
        owner: schema.add_text_field("owner", STORED),
        words: schema.add_text_field("words", terms(IndexRecordOption::WithFreqsAndPositions, true)),
        marks: schema.add_text_field("marks", terms(IndexRecordOption::WithFreqs, false)),
        sounds: schema.add_text_field("sounds", terms(IndexRecordOption::Basic, false)),
        lengths: schema.add_text_field("lengths", STORED),
        title: schema.add_text_field("title", STORED),
        requisite: schema.add_text_field("requisite", STORED),
        place: schema.add_text_field("place", STORED),
        passage: schema.add_text_field("passage", STORED),
    };
    (schema.build(), fields)
}
