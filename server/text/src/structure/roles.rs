//! What each paragraph is: told by its style, its number, and its neighbours.

use std::collections::HashSet;

use super::Piece;
use crate::label::{self, Label, Shape, ends_like_sentence, is_short};

/// How many paragraphs at the beginning may hold the title.
const TITLE_WITHIN: usize = 12;

/// Ranks of divisions: a lower one holds the higher ones. Outline levels of headings come first.
const NAMED_DIVISION: u16 = 10;
const PLAIN_HEADING: u16 = 16;
const NUMBERED_HEADING: u16 = 17;
const ARTICLE: u16 = 20;

/// What a paragraph is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// The title of the document.
    Title,
    /// A heading.
    Division {
        /// Its place among the headings.
        rank: u16,
        /// Its number.
        label: Option<Numbered>,
    },
    /// An article.
    Article {
        /// Its place among the headings.
        rank: u16,
        /// Its number.
        label: Numbered,
    },
    /// A numbered item.
    Item(Numbered),
    /// Part of a note.
    Note,
    /// A paragraph of a cell, with its number if it has one.
    Cell(Option<Numbered>),
    /// Text.
    Plain,
    /// Already part of the heading before it.
    Absorbed,
}

/// A number without the text it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// Its form.
    pub shape: Shape,
    /// As printed.
    pub printed: String,
    /// Its value.
    pub value: u32,
    /// Where the text after it begins in the paragraph; zero if a list printed it.
    pub rest_from: usize,
}

impl Numbered {
    fn of(piece: &Piece) -> Option<Self> {
        if piece.chapter {
            return None;
        }
        if let Some(number) = piece.list.as_ref().filter(|number| !number.printed.is_empty()) {
            let Label { shape, printed, value, .. } = label::of_list(&number.printed, number.bullet);
            return Some(Self { shape, printed, value, rest_from: 0 });
        }
        let Label { shape, printed, value, rest } =
            label::read(&piece.text, piece.outline.is_some() || piece.bold)?;
        let names_heading = matches!(shape, Shape::Division(_) | Shape::Article);
        // A lone number is text, a lone "Глава 2" waits for its name.
        (names_heading || !rest.is_empty()).then(|| {
            let rest_from = piece.text.len() - rest.len();
            Self { shape, printed, value, rest_from }
        })
    }

    fn rest<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.rest_from..).unwrap_or_default()
    }
}

/// The role of every piece.
pub fn roles(pieces: &[Piece]) -> Vec<Role> {
    let labels: Vec<Option<Numbered>> = pieces.iter().map(Numbered::of).collect();
    let headings = headings_by_sequence(pieces, &labels);
    let title = title(pieces, &labels);
    let mut roles: Vec<Role> = Vec::with_capacity(pieces.len());
    for (index, (piece, label)) in pieces.iter().zip(labels).enumerate() {
        let by_sequence = headings.contains(&index);
        let role = if title == Some(index) { Role::Title } else { role(piece, label, by_sequence) };
        let role = if continues_heading(roles.last(), index, pieces, &role) { Role::Absorbed } else { role };
        roles.push(role);
    }
    roles
}

fn role(piece: &Piece, label: Option<Numbered>, heading_by_sequence: bool) -> Role {
    if piece.note.is_some() {
        return Role::Note;
    }
    if piece.cell.is_some() {
        return Role::Cell(label.filter(|label| !matches!(label.shape, Shape::Division(_))));
    }
    if piece.chapter {
        return Role::Division { rank: 0, label: None };
    }
    if piece.title {
        return Role::Title;
    }
    if let Some(level) = piece.outline {
        let rank = u16::from(level);
        return match label {
            Some(label) if label.shape == Shape::Article => Role::Article { rank, label },
            label => Role::Division { rank, label },
        };
    }
    let Some(label) = label else {
        let heading = piece.bold && piece.centred && is_heading_text(&piece.text);
        return if heading { Role::Division { rank: PLAIN_HEADING, label: None } } else { Role::Plain };
    };
    let heading_text = is_heading_text(label.rest(&piece.text));
    match label.shape {
        Shape::Division(order) => {
            Role::Division { rank: NAMED_DIVISION + u16::from(order), label: Some(label) }
        }
        Shape::Article => Role::Article { rank: ARTICLE, label },
        Shape::Roman if heading_text => Role::Division { rank: NUMBERED_HEADING, label: Some(label) },
        Shape::Dotted(1) if heading_text && (heading_by_sequence || piece.bold || piece.centred) => {
            Role::Division { rank: NUMBERED_HEADING, label: Some(label) }
        }
        _ => Role::Item(label),
    }
}

fn is_heading_text(text: &str) -> bool {
    !text.is_empty() && is_short(text) && !ends_like_sentence(text) && !text.starts_with(char::is_lowercase)
}

/// The paragraph that names the document.
fn title(pieces: &[Piece], labels: &[Option<Numbered>]) -> Option<usize> {
    if pieces.iter().any(|piece| piece.title || piece.chapter) {
        return None;
    }
    let head = || pieces.iter().zip(labels).take(TITLE_WITHIN).enumerate();
    let unnumbered = |piece: &Piece, label: &Option<Numbered>| {
        label.is_none()
            && piece.cell.is_none()
            && piece.note.is_none()
            && piece.text.contains(char::is_alphabetic)
    };
    // The one heading of the highest level.
    if let Some(highest) = pieces.iter().filter_map(|piece| piece.outline).min()
        && pieces.iter().filter(|piece| piece.outline == Some(highest)).count() == 1
        && let Some((index, _)) =
            head().find(|(_, (piece, label))| piece.outline == Some(highest) && unnumbered(piece, label))
    {
        return Some(index);
    }
    // The first line that stands out.
    let before_numbers = || head().take_while(|(_, (_, label))| label.is_none());
    let stands_out = before_numbers().find(|(_, (piece, label))| {
        piece.bold && piece.centred && unnumbered(piece, label) && is_heading_text(&piece.text)
    });
    if let Some((index, _)) = stands_out {
        return Some(index);
    }
    // The first line, if it is no sentence.
    let (piece, label) = pieces.first().zip(labels.first())?;
    let words = piece.text.split(' ').count();
    (piece.outline.is_none() && unnumbered(piece, label) && is_heading_text(&piece.text) && words > 1)
        .then_some(0)
}

/// Headings numbered by hand like points: "2. Порядок работы" between points 5 and 6, told by the number that follows.
fn headings_by_sequence(pieces: &[Piece], labels: &[Option<Numbered>]) -> HashSet<usize> {
    let numbers: Vec<(usize, u32)> = pieces
        .iter()
        .zip(labels)
        .enumerate()
        .filter(|(_, (piece, _))| piece.cell.is_none() && piece.outline.is_none() && piece.note.is_none())
        .filter_map(|(index, (_, label))| {
            label.as_ref().filter(|label| label.shape == Shape::Dotted(1)).map(|label| (index, label.value))
        })
        .collect();
    let mut headings = HashSet::new();
    let mut last = 0;
    for (position, (index, value)) in numbers.iter().enumerate() {
        let next = numbers.get(position + 1).map(|(_, value)| *value);
        let text_fits = pieces.get(*index).zip(labels.get(*index).and_then(Option::as_ref)).is_some_and(
            |(piece, label)| {
                // "2а." was put between others later, it opens no chapter.
                let plain = label.printed.trim_end_matches('.').chars().all(|c| c.is_ascii_digit());
                piece.list.is_none() && plain && is_heading_text(label.rest(&piece.text))
            },
        );
        let next_text = || {
            let (index, _) = numbers.get(position + 1)?;
            pieces.get(*index).map(|piece| piece.text.as_str())
        };
        let out_of_order = next.is_some_and(|next| {
            (next == last + 1 || next == 1 || next == *value)
                && (*value != last + 1 || next == *value)
                // "2. Понятия.", "2. Порядок", "3. Работа начинается.": only sentences are points here.
                && (next != value + 1 || next_text().is_some_and(ends_like_sentence))
        });
        if text_fits && out_of_order {
            headings.insert(*index);
        } else {
            last = *value;
        }
    }
    headings
}

/// A heading that is only a number ("Глава 2") takes the next line as its name.
fn continues_heading(before: Option<&Role>, index: usize, pieces: &[Piece], role: &Role) -> bool {
    let Some((heading, piece)) = index.checked_sub(1).and_then(|at| pieces.get(at)).zip(pieces.get(index))
    else {
        return false;
    };
    let (Some(Role::Division { label: Some(label), .. }) | Some(Role::Article { label, .. })) = before else {
        return false;
    };
    let alike = heading.outline == piece.outline && heading.centred == piece.centred;
    let stands_out = piece.outline.is_some() || piece.centred || piece.bold;
    let unnumbered = matches!(role, Role::Plain | Role::Division { label: None, .. });
    label.rest(&heading.text).is_empty() && alike && stands_out && unnumbered && is_heading_text(&piece.text)
}
