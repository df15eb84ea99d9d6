//! Styles: only what their names say. Everything else RTF repeats at each paragraph.

use std::collections::HashMap;

use crate::limits::MAX_DEFINITIONS;

/// What the name of a style says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A heading of this level, from zero.
    Heading(u8),
    /// The title.
    Title,
    /// A line of a generated table of contents.
    Contents,
    /// Nothing.
    Plain,
}

/// The meaning of a style called `name`, in any writing of it.
pub fn meaning(name: &str) -> Meaning {
    let name = name.trim().to_lowercase();
    let numbered = |word: &str| -> Option<u8> { name.strip_prefix(word)?.trim().parse().ok() };
    if let Some(level @ 1..=9) = numbered("heading").or_else(|| numbered("заголовок")) {
        return Meaning::Heading(level - 1);
    }
    if numbered("toc").or_else(|| numbered("оглавление")).is_some() {
        return Meaning::Contents;
    }
    if matches!(name.as_str(), "title" | "название" | "заголовок") {
        return Meaning::Title;
    }
    Meaning::Plain
}

/// The styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    by_number: HashMap<i32, Meaning>,
    number: i32,
    name: String,
}

impl Styles {
    /// What the style of this number means.
    pub fn get(&self, number: i32) -> Meaning {
        self.by_number.get(&number).copied().unwrap_or(Meaning::Plain)
    }

    /// The style described next is the one of this number.
    pub fn begin(&mut self, number: i32) {
        self.number = number;
        self.name.clear();
    }

    /// A character inside the table of styles.
    pub fn character(&mut self, c: char) {
        if c != ';' {
            self.name.push(c);
            return;
        }
        let meaning = meaning(&self.name);
        if meaning != Meaning::Plain && self.by_number.len() < MAX_DEFINITIONS {
            self.by_number.insert(self.number, meaning);
        }
        self.begin(0);
    }
}
