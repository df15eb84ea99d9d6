//! A match as the reader gets it.

use super::{
    kept::Kept,
    parse::{Wanted, Word},
    places::Place,
    snippet,
    top::Ranked,
};
use crate::{
    Hit, SearchError,
    analysis::{self, tokens},
    schema::Fields,
    view::View,
};
use std::{cell::RefCell, collections::HashMap};
use tantivy::DocAddress;

/// Fetches what is kept of an entry, and cuts a piece out of it.
pub fn hit(
    view: &View,
    fields: &Fields,
    wanted: &Wanted,
    ranked: &Ranked,
    mut places: Vec<Place>,
) -> Result<Hit, SearchError> {
    let kept = kept(view, fields, ranked)?;
    let ear = Ear::new(wanted);
    if ear.is_needed() {
        places = snippet::heard(&kept, places, |word| ear.hears(word));
    }
    let cut = snippet::cut(&kept, &places);
    let Kept { key, owner, title, mut places, .. } = kept;
    let place = cut.passage.and_then(|at| places.get_mut(at)).map(std::mem::take).unwrap_or_default();
    let columns = view.columns.get(ranked.segment as usize);
    let kind = columns.and_then(|columns| {
        let number = columns.kind.of.get(ranked.doc as usize)?;
        columns.kind.names.get(*number as usize)
    });
    Ok(Hit {
        key,
        kind: kind.cloned().unwrap_or_default(),
        owner,
        title,
        place,
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
    let kept = kept(view, fields, ranked)?;
    let ear = Ear::new(wanted);
    let mut found = vec![None; words(wanted).count()];
    for token in kept.pieces().flat_map(|piece| tokens(piece.text)) {
        if let Some(found) = ear.hears(&token.word).and_then(|word| found.get_mut(word)) {
            found.get_or_insert(token.word);
        }
    }
    Ok(found.into_iter().collect::<Option<Vec<String>>>().map(|words| words.join(" ")))
}

fn kept(view: &View, fields: &Fields, ranked: &Ranked) -> Result<Kept, SearchError> {
    Kept::fetch(&view.searcher, fields, DocAddress::new(ranked.segment, ranked.doc))
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
