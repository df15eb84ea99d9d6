//! A match as the reader gets it.

use super::{
    cursor::Lists,
    parse::{Wanted, Word},
    snippet::{self, Place},
    top::Ranked,
};
use crate::{Hit, SearchError, schema::Fields, view::View};
use tantivy::{
    DocAddress, TantivyDocument,
    schema::{Field, IndexRecordOption, Value},
};

/// Fetches what is kept of an entry, and cuts a piece out of it.
pub fn hit(view: &View, fields: &Fields, wanted: &Wanted, ranked: &Ranked) -> Result<Hit, SearchError> {
    let document: TantivyDocument = view.searcher.doc(DocAddress::new(ranked.segment, ranked.doc))?;
    let one = |field: Field| texts(&document, field).next().unwrap_or_default();
    let places = places(view, fields, wanted, ranked)?;
    let beginnings: Vec<&str> = words(wanted).filter_map(|word| word.beginning.as_deref()).collect();
    let requisites: Vec<&str> = texts(&document, fields.requisite).collect();
    let passages: Vec<&str> = texts(&document, fields.passage).collect();
    let cut = snippet::cut(one(fields.title), &requisites, &passages, places, &beginnings);
    let place = cut.passage.and_then(|at| texts(&document, fields.place).nth(at)).unwrap_or_default();
    let columns = view.columns.get(ranked.segment as usize);
    let kind = columns.and_then(|columns| {
        let number = columns.kind.of.get(ranked.doc as usize)?;
        columns.kind.names.get(*number as usize)
    });
    Ok(Hit {
        key: one(fields.key).to_owned(),
        kind: kind.cloned().unwrap_or_default(),
        owner: texts(&document, fields.owner).next().map(str::to_owned),
        title: one(fields.title).to_owned(),
        place: place.to_owned(),
        snippet: cut.fragments,
        score: ranked.score,
        at: ranked.at,
    })
}

fn texts(document: &TantivyDocument, field: Field) -> impl Iterator<Item = &str> {
    document.get_all(field).filter_map(|value| value.as_str())
}

fn words(wanted: &Wanted) -> impl Iterator<Item = &Word> {
    wanted.must.iter().flatten()
}

/// Where the words stand in the entry.
fn places(view: &View, fields: &Fields, wanted: &Wanted, ranked: &Ranked) -> Result<Vec<Place>, SearchError> {
    let lists = Lists::new(view.searcher.segment_reader(ranked.segment), fields);
    let (mut found, mut places) = (Vec::new(), Vec::new());
    for (number, word) in words(wanted).enumerate().filter(|_| !wanted.by_sound) {
        let option = IndexRecordOption::WithFreqsAndPositions;
        let mut cursor = lists.open(fields.words, &word.terms, option)?;
        if cursor.seek(ranked.doc) == ranked.doc {
            cursor.positions(&mut places);
            found.extend(places.iter().map(|position| Place { position: *position, word: number }));
        }
    }
    found.sort_unstable();
    Ok(found)
}
