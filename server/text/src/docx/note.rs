//! Footnotes and endnotes.

use std::collections::HashMap;

use domain::documents::NoText;

use super::package::Package;
use super::paragraph::{Fields, Runs};
use super::styles::Styles;
use crate::ooxml::xml::{Element, Part};
use crate::styled::Styled;

/// Where a note stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoteKind {
    /// At the foot of the page.
    Footnote,
    /// At the end of the document.
    Endnote,
}

/// A reference to a note, met in a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteReference {
    /// Which kind.
    pub kind: NoteKind,
    /// Its identifier.
    pub id: String,
    /// The author typed the mark, it is not counted.
    pub own_mark: bool,
}

/// The paragraphs of all notes.
#[derive(Debug, Default)]
pub struct Notes {
    by_id: HashMap<(NoteKind, String), Vec<Styled>>,
}

impl Notes {
    /// Reads the parts with the notes.
    pub fn read(package: &Package, styles: &Styles) -> Result<Self, NoText> {
        let mut notes = Self::default();
        notes.add(NoteKind::Footnote, "footnote", package.footnotes.as_deref(), styles)?;
        notes.add(NoteKind::Endnote, "endnote", package.endnotes.as_deref(), styles)?;
        Ok(notes)
    }

    /// The paragraphs of a note.
    pub fn get(&self, kind: NoteKind, id: &str) -> &[Styled] {
        self.by_id.get(&(kind, id.to_owned())).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, kind: NoteKind, name: &str, xml: Option<&str>, styles: &Styles) -> Result<(), NoText> {
        let Some(xml) = xml else { return Ok(()) };
        for note in Part::whole(xml)?.elements().filter(|element| element.word_name() == Some(name)) {
            // Separators and the like have a type, real notes have none or "normal".
            if note.attribute("type").is_some_and(|kind| kind != "normal") {
                continue;
            }
            let Some(id) = note.attribute("id") else { continue };
            let mut paragraphs = Vec::new();
            collect(note, styles, &mut paragraphs);
            self.by_id.insert((kind, id.to_owned()), paragraphs);
        }
        Ok(())
    }
}

fn collect(element: &Element, styles: &Styles, paragraphs: &mut Vec<Styled>) {
    for child in element.elements() {
        if child.word_name() == Some("p") {
            let mut fields = Fields::default();
            paragraphs.push(Runs::of(child, styles, &mut fields).text);
        } else {
            collect(child, styles, paragraphs);
        }
    }
}
