//! What is kept of an entry to be shown.

use crate::{
    SearchError,
    layout::{self, Counted},
    schema::Fields,
};
use tantivy::{
    DocAddress, Searcher,
    schema::{
        Field,
        document::{DeserializeError, DocumentDeserialize, DocumentDeserializer},
    },
};

/// The texts of an entry.
#[derive(Debug, Default)]
pub struct Kept {
    /// Its key.
    pub key: String,
    /// For a part of something else, the key of that.
    pub owner: Option<String>,
    /// Its title.
    pub title: String,
    /// Its requisites.
    pub requisites: Vec<String>,
    /// The places of its passages.
    pub places: Vec<String>,
    /// Its passages.
    pub passages: Vec<String>,
    /// How many words each piece has.
    lengths: Vec<u32>,
}

impl Kept {
    /// Fetches it.
    pub fn fetch(searcher: &Searcher, fields: &Fields, address: DocAddress) -> Result<Self, SearchError> {
        let Texts(texts) = searcher.doc(address)?;
        let mut kept = Self::default();
        for (field, text) in texts {
            match field {
                field if field == fields.key => kept.key = text,
                field if field == fields.owner => kept.owner = Some(text),
                field if field == fields.title => kept.title = text,
                field if field == fields.requisite => kept.requisites.push(text),
                field if field == fields.place => kept.places.push(text),
                field if field == fields.passage => kept.passages.push(text),
                field if field == fields.lengths => kept.lengths = numbers(&text),
                _ => {}
            }
        }
        Ok(kept)
    }

    /// Its pieces, as the writer laid them out.
    pub fn pieces(&self) -> impl Iterator<Item = Counted<'_>> {
        let requisites = self.requisites.iter().map(String::as_str);
        let passages = self.passages.iter().map(String::as_str);
        let mut layout = layout::pieces(&self.title, requisites, passages);
        let mut lengths = self.lengths.iter();
        std::iter::from_fn(move || layout.next_counted(lengths.next().copied().unwrap_or_default()))
    }

    /// For tests: one passage after a title and requisites, its words counted.
    #[cfg(test)]
    pub fn of(title: &str, requisites: &[&str], passages: &[&str]) -> Self {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let all = std::iter::once(&title).chain(requisites).chain(passages);
        let lengths = all.map(|text| crate::analysis::spans(text).count() as u32).collect();
        let (title, requisites, passages) = (title.to_owned(), owned(requisites), owned(passages));
        Self { title, requisites, passages, lengths, ..Self::default() }
    }
}

fn numbers(text: &str) -> Vec<u32> {
    text.split(' ').filter_map(|number| number.parse().ok()).collect()
}

/// All that is kept is text; read without Tantivy's own kind of document between.
struct Texts(Vec<(Field, String)>);

impl DocumentDeserialize for Texts {
    fn deserialize<'de, D: DocumentDeserializer<'de>>(mut from: D) -> Result<Self, DeserializeError> {
        let mut texts = Vec::with_capacity(from.size_hint());
        while let Some(text) = from.next_field()? {
            texts.push(text);
        }
        Ok(Self(texts))
    }
}
