//! Two versions as one list to read.

use super::{
    alignment::{Alignment, Change, Link},
    redline::{Span, redline},
};
use crate::documents::TextBlock;
use serde::{Deserialize, Serialize};

/// What a row of a comparison shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    /// The block is the same.
    Same,
    /// Only the number is another: a view can fold it away.
    Renumbered,
    /// The words were changed: see [`Row::spans`].
    Changed,
    /// The block is new.
    Inserted,
    /// The block is gone; it stands where it stood.
    Deleted,
    /// A mark where a block stood that was moved; `new` says where it stands now.
    MovedAway,
    /// A new block that was a part of the old one.
    Split,
    /// A mark where a block stood that became a part of the new one.
    Merged,
}

/// A row of a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// What it shows.
    pub state: RowState,
    /// Position in the old version.
    pub old: Option<u32>,
    /// Position in the new version.
    pub new: Option<u32>,
    /// Whether the block stands elsewhere than before; then a [`RowState::MovedAway`] marks the old place.
    pub moved: bool,
    /// The words struck out and written, for [`RowState::Changed`]. Empty otherwise.
    pub spans: Vec<Span>,
}

/// Below this two texts share nothing worth showing: one is struck out, the other written.
const REPLACED: u16 = 200;

/// The rows in the reading order of the new version. What is gone stands before what came in its place.
pub fn compare(old: &[TextBlock], new: &[TextBlock], alignment: &Alignment) -> Vec<Row> {
    let sources = alignment.by_new();
    let mut rows = Vec::with_capacity(new.len() + old.len() / 8);
    let (mut from_old, mut from_new) = (0, 0);
    let ends = (old.len() as u32, new.len() as u32);
    let in_place = alignment.links.iter().filter(|link| !link.moved && !link.part);
    for (at_old, at_new) in in_place.map(|link| (link.old, link.new)).chain([ends]) {
        rows.extend((from_old..at_old).map(|position| left(position, alignment.of_old(position))));
        rows.extend((from_new..at_new).map(|position| arrived(old, new, position, sources.of_new(position))));
        if at_new < ends.1 {
            rows.push(arrived(old, new, at_new, sources.of_new(at_new)));
        }
        (from_old, from_new) = (at_old + 1, at_new + 1);
    }
    rows
}

/// What stands where an old block has no counterpart in place.
fn left(old: u32, links: &[Link]) -> Row {
    let row = |state, new| Row { state, old: Some(old), new, moved: false, spans: Vec::new() };
    match links.iter().find(|link| !link.part).or_else(|| links.first()) {
        None => row(RowState::Deleted, None),
        Some(link) if link.part => row(RowState::Merged, Some(link.new)),
        Some(link) => row(RowState::MovedAway, Some(link.new)),
    }
}

fn arrived(old: &[TextBlock], new: &[TextBlock], position: u32, links: &[Link]) -> Row {
    let Some(link) = links.iter().find(|link| !link.part) else {
        let source = links.first().map(|link| link.old);
        let state = if source.is_some() { RowState::Split } else { RowState::Inserted };
        return Row { state, old: source, new: Some(position), moved: false, spans: Vec::new() };
    };
    let state = match link.change {
        Change::Same => RowState::Same,
        Change::Renumbered => RowState::Renumbered,
        Change::Changed => RowState::Changed,
    };
    let texts = old.get(link.old as usize).zip(new.get(position as usize));
    let spans = match texts {
        Some((old, new)) if state == RowState::Changed => changes(&old.text, &new.text, link.likeness),
        _ => Vec::new(),
    };
    Row { state, old: Some(link.old), new: Some(position), moved: link.moved, spans }
}

fn changes(old: &str, new: &str, likeness: u16) -> Vec<Span> {
    if likeness >= REPLACED {
        return redline(old, new);
    }
    let replaced = [Span::Gone(old.to_owned()), Span::Come(new.to_owned())];
    replaced
        .into_iter()
        .filter(|span| !matches!(span, Span::Gone(text) | Span::Come(text) if text.is_empty()))
        .collect()
}
