//! The index from outside.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod finding;
mod languages;
mod repairs;
mod resuming;
mod visibility;

use search::{Entry, Found, Index, Passage, Query};

/// An entry that everybody may see.
fn entry(key: &str, title: &str, text: &str) -> Entry {
    Entry {
        key: key.to_owned(),
        kind: "document".to_owned(),
        title: title.to_owned(),
        text: vec![Passage::from(text)],
        ..Entry::default()
    }
}

/// An index of these entries.
fn index_of(entries: Vec<Entry>) -> Index {
    let index = Index::in_memory().unwrap();
    let mut writer = index.writer().unwrap();
    writer.put(entries).unwrap();
    writer.commit(1).unwrap();
    index
}

fn search(index: &Index, text: &str) -> Found {
    index.search(&Query { text, per_page: 20, ..Query::default() }).unwrap()
}

/// Keys of what is found, the best first.
fn keys(index: &Index, text: &str) -> Vec<String> {
    search(index, text).hits.into_iter().map(|hit| hit.key).collect()
}
