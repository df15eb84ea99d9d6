//! PPT: a stream of records in records. A table says where the current state of each part lies, since a quick save
//! only appends; the document lists the slides and the texts of their outline, each slide holds its other texts.

mod parts;
mod records;

use std::io::{Read, Seek};

use domain::documents::NoText;

use self::parts::Parts;
use self::records::{Record, find};
use super::{Deck, Slide};
use crate::bytes::{le16, le32, utf16};
use crate::compound;
use crate::limits::MAX_SLIDES;
use crate::structure::Piece;

const SLIDE_LIST: u16 = 0x0ff0;
const SLIDE_PERSIST: u16 = 0x03f3;
const SLIDE_INFO: u16 = 0x03ef;
const SHOW_INFO: u16 = 0x03f9;
const TEXT_HEADER: u16 = 0x0f9f;
const OUTLINE_TEXT: u16 = 0x0f9e;
const TEXT_WIDE: u16 = 0x0fa0;
const TEXT_NARROW: u16 = 0x0fa8;
const TEXT_BOX: u16 = 0xf00d;
const DRAWING: u16 = 0x040c;
const PICTURE: u16 = 0xf004;

/// The slides of a presentation.
pub fn read(file: impl Read + Seek) -> Result<Vec<Piece>, NoText> {
    let mut compound = compound::open(file)?;
    let stream = compound::stream(&mut compound, "/PowerPoint Document")?.ok_or(NoText::Damaged)?;
    let user = compound::stream(&mut compound, "/Current User")?.ok_or(NoText::Damaged)?;
    let mut parts = Parts::open(&stream, &user)?;
    let document = parts.document()?;
    let slides = listed(&document, &mut parts, 0)?;
    let notes = listed(&document, &mut parts, 2)?;
    let mut deck = Deck::default();
    for entry in &slides {
        let container = parts.get(entry.part)?;
        match read_slide(&container, entry, &notes, &mut parts)? {
            Some(slide) => deck.add(slide)?,
            None => deck.skip()?,
        }
    }
    deck.finish()
}

/// A slide, or a page of notes, as the document lists it.
struct Entry {
    part: u32,
    id: u32,
    outline: Vec<Text>,
}

#[derive(Clone, Debug)]
struct Text {
    kind: u32,
    text: String,
}

/// The entries of the list with this number: slides are 0, notes are 2.
fn listed(document: &Record<'_>, parts: &mut Parts<'_>, number: u16) -> Result<Vec<Entry>, NoText> {
    let mut entries: Vec<Entry> = Vec::new();
    for list in
        parts.children(document)?.iter().filter(|list| list.kind == SLIDE_LIST && list.instance == number)
    {
        let mut kind = 0;
        for record in parts.children(list)? {
            match record.kind {
                SLIDE_PERSIST => {
                    let (Some(part), Some(id)) = (le32(record.data, 0), le32(record.data, 12)) else {
                        return Err(NoText::Damaged);
                    };
                    entries.push(Entry { part, id, outline: Vec::new() });
                }
                TEXT_HEADER => kind = le32(record.data, 0).unwrap_or(0),
                _ => {
                    if let (Some(text), Some(entry)) = (text(&record, parts)?, entries.last_mut()) {
                        entry.outline.push(Text { kind, text });
                    }
                }
            }
        }
    }
    if entries.len() > MAX_SLIDES { Err(NoText::TooLong) } else { Ok(entries) }
}

/// One slide; none if it is hidden.
fn read_slide(
    container: &Record<'_>,
    entry: &Entry,
    notes: &[Entry],
    parts: &mut Parts<'_>,
) -> Result<Option<Slide>, NoText> {
    const HIDDEN: u16 = 4;
    let children = parts.children(container)?;
    let about = |kind| children.iter().find(|record| record.kind == kind).map(|record| record.data);
    if about(SHOW_INFO).and_then(|data| le16(data, 10)).is_some_and(|flags| flags & HIDDEN != 0) {
        return Ok(None);
    }
    let mut slide = Slide::default();
    let (texts, has_pictures) = drawn(container, &entry.outline, parts)?;
    slide.has_pictures = has_pictures;
    for Text { kind, text } in texts {
        add(&mut slide, kind, &text);
    }
    let notes_id = about(SLIDE_INFO).and_then(|data| le32(data, 16)).filter(|id| *id != 0);
    if let Some(notes) = notes.iter().find(|notes| Some(notes.id) == notes_id) {
        const NOTES: u32 = 2;
        let page = parts.get(notes.part)?;
        let (texts, _) = drawn(&page, &notes.outline, parts)?;
        let spoken = texts.into_iter().filter(|text| text.kind == NOTES);
        slide.notes = spoken.flat_map(|text| paragraphs(&text.text).collect::<Vec<_>>()).collect();
    }
    Ok(Some(slide))
}

fn add(slide: &mut Slide, kind: u32, text: &str) {
    const TITLES: [u32; 2] = [0, 6];
    if TITLES.contains(&kind) && slide.title.is_empty() {
        slide.title = text.replace(['\r', '\u{b}'], " ");
        return;
    }
    slide.pieces.extend(paragraphs(text).map(|text| Piece { text, ..Piece::default() }));
}

/// Paragraphs end with a carriage return, lines with a vertical tab.
fn paragraphs(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split('\r').map(|line| line.replace('\u{b}', "\n")).filter(|line| !line.trim().is_empty())
}

/// The texts of the boxes drawn in a container, and whether there are pictures.
fn drawn(
    container: &Record<'_>,
    outline: &[Text],
    parts: &mut Parts<'_>,
) -> Result<(Vec<Text>, bool), NoText> {
    let mut texts = Vec::new();
    let mut used = vec![false; outline.len()];
    let mut boxes = Vec::new();
    let mut shapes = Vec::new();
    for drawing in parts.children(container)?.iter().filter(|record| record.kind == DRAWING) {
        find(drawing, TEXT_BOX, &mut boxes, parts)?;
        find(drawing, PICTURE, &mut shapes, parts)?;
    }
    for boxed in &boxes {
        texts.extend(text_of_box(boxed, outline, &mut used, parts)?);
    }
    // Texts of the outline that no box shows: a title switched off still names its slide.
    let unused = outline.iter().zip(&used).filter(|(_, used)| !**used).map(|(text, _)| text.clone());
    texts.splice(0..0, unused);
    Ok((texts, is_picture(&shapes, parts)?))
}

/// A shape of the kind "picture frame".
fn is_picture(shapes: &[Record<'_>], parts: &mut Parts<'_>) -> Result<bool, NoText> {
    const SHAPE: u16 = 0xf00a;
    const FRAME: u16 = 75;
    for shape in shapes {
        let inner = parts.children(shape)?;
        if inner.iter().any(|record| record.kind == SHAPE && record.instance == FRAME) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn text_of_box(
    boxed: &Record<'_>,
    outline: &[Text],
    used: &mut [bool],
    parts: &mut Parts<'_>,
) -> Result<Option<Text>, NoText> {
    let mut kind = 0;
    let mut found = None;
    for record in parts.children(boxed)? {
        match record.kind {
            TEXT_HEADER => kind = le32(record.data, 0).unwrap_or(0),
            OUTLINE_TEXT => {
                let at = le32(record.data, 0).unwrap_or(u32::MAX) as usize;
                found = outline.get(at).cloned();
                parts.count_text(found.as_ref().map_or(0, |text| text.text.len()))?;
                if let Some(used) = used.get_mut(at) {
                    *used = true;
                }
            }
            // A date, a footer, a number: only their marks stand here.
            0x0fd8 | 0x0ff7..=0x0ffa => return Ok(None),
            _ => found = text(&record, parts)?.map(|text| Text { kind, text }).or(found),
        }
    }
    Ok(found)
}

fn text(record: &Record<'_>, parts: &mut Parts<'_>) -> Result<Option<String>, NoText> {
    if !matches!(record.kind, TEXT_WIDE | TEXT_NARROW) {
        return Ok(None);
    }
    parts.count_text(record.data.len())?;
    Ok(Some(match record.kind {
        TEXT_WIDE => utf16(record.data),
        // The lower half of UTF-16.
        _ => record.data.iter().map(|byte| char::from(*byte)).collect(),
    }))
}
