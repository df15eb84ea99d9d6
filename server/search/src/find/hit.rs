//! A match as the reader gets it.

use super::{
    parse::{Wanted, Word},
    places::Place,
    snippet::{self, Said},
    top::Ranked,
};
use crate::{
    Hit, SearchError,
    analysis::{self, tokens},
    schema::Fields,
    view::View,
};
use std::{cell::RefCell, collections::HashMap};
use tantivy::{
    DocAddress, TantivyDocument,
    schema::{Field, Value},
};

/// Fetches what is kept of an entry, and cuts a piece out of it.
pub fn hit(
    view: &View,
    fields: &Fields,
    wanted: &Wanted,
    ranked: &Ranked,
    mut places: Vec<Place>,
) -> Result<Hit, SearchError> {
    let document = document(view, ranked)?;
    let one = |field: Field| texts(&document, field).next().unwrap_or_default();
    let said = said(&document, fields);
    let ear = Ear::new(wanted);
    if ear.is_needed() {
        places = snippet::heard(&said, places, |word| ear.hears(word));
    }
    let cut = snippet::cut(&said, &places);
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

/// The words of the entry that sound like those that were looked for: what was meant.
pub fn spelled(
    view: &View,
    fields: &Fields,
    wanted: &Wanted,
    ranked: &Ranked,
) -> Result<Option<String>, SearchError> {
    let document = document(view, ranked)?;
    let said = said(&document, fields);
    let ear = Ear::new(wanted);
    let mut found = vec![None; words(wanted).count()];
    let texts = std::iter::once(said.title)
        .chain(said.requisites.iter().copied())
        .chain(said.passages.iter().copied());
    for token in texts.flat_map(tokens) {
        if let Some(found) = ear.hears(&token.word).and_then(|word| found.get_mut(word)) {
            found.get_or_insert(token.word);
        }
    }
    Ok(found.into_iter().collect::<Option<Vec<String>>>().map(|words| words.join(" ")))
}

fn document(view: &View, ranked: &Ranked) -> Result<TantivyDocument, SearchError> {
    Ok(view.searcher.doc(DocAddress::new(ranked.segment, ranked.doc))?)
}

fn texts(document: &TantivyDocument, field: Field) -> impl Iterator<Item = &str> {
    document.get_all(field).filter_map(|value| value.as_str())
}

fn said<'d>(document: &'d TantivyDocument, fields: &Fields) -> Said<'d> {
    Said {
        title: texts(document, fields.title).next().unwrap_or_default(),
        requisites: texts(document, fields.requisite).collect(),
        passages: texts(document, fields.passage).collect(),
    }
}

fn words(wanted: &Wanted) -> impl Iterator<Item = &Word> {
    wanted.must.iter().flatten()
}

/// Knows words whose places the index does not keep, by looking at them: those that begin as was typed, and those
/// that sound alike.
struct Ear<'w> {
    wanted: &'w Wanted,
    known: RefCell<HashMap<String, Option<usize>>>,
}

impl<'w> Ear<'w> {
    fn new(wanted: &'w Wanted) -> Self {
        Self { wanted, known: RefCell::default() }
    }

    fn is_needed(&self) -> bool {
        self.wanted.by_sound || words(self.wanted).any(|word| word.beginning.is_some())
    }

    /// Which word of the query it is.
    fn hears(&self, word: &str) -> Option<usize> {
        if let Some(known) = self.known.borrow().get(word) {
            return *known;
        }
        let heard = self.listen(word);
        self.known.borrow_mut().insert(word.to_owned(), heard);
        heard
    }

    fn listen(&self, word: &str) -> Option<usize> {
        if self.wanted.by_sound {
            let said = analysis::of_text(word);
            let sounds_alike = |asked: &Word| {
                let (asked, said) = if asked.sounds.is_empty() {
                    (&asked.terms, &said.stems)
                } else {
                    (&asked.sounds, &said.sounds)
                };
                asked.iter().any(|one| said.contains(one))
            };
            return words(self.wanted).position(sounds_alike);
        }
        let term = analysis::exact(word);
        let begins =
            |asked: &Word| asked.beginning.as_ref().is_some_and(|beginning| term.starts_with(beginning));
        words(self.wanted).position(begins)
    }
}
