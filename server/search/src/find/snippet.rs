//! The piece of an entry that shows best why it was found.

use super::{kept::Kept, places::Place};
use crate::{
    analysis,
    layout::{Counted, Piece},
};

/// Words of a snippet.
const WORDS: u32 = 32;
/// Words before the first one that was looked for.
const BEFORE: u32 = 8;
/// Bytes of a snippet: words can be long.
const BYTES: usize = 640;

/// What was cut out.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Cut {
    /// The passage it is from.
    pub passage: Option<usize>,
    /// The text; what was looked for bears `true`.
    pub fragments: Vec<(bool, String)>,
}

/// Cuts the stretch with the most of the words out of the passages, else out of the requisites, else the beginning.
pub fn cut(kept: &Kept, places: &[Place]) -> Cut {
    let mut best = None;
    let mut best_worth = None;
    for piece in kept.pieces() {
        let inside = within(places, piece.first, piece.first + piece.words);
        let (at, worth) = best_stretch(inside);
        let worth = match piece.piece {
            Piece::Title => continue,
            Piece::Requisite(_) if worth == 0 => continue,
            Piece::Requisite(_) => (worth, 0),
            Piece::Passage(_) => (worth, 1),
        };
        if best_worth.is_none_or(|best| worth > best) {
            best_worth = Some(worth);
            best = Some((piece, at, inside));
        }
    }
    let Some((piece, at, inside)) = best else { return Cut::default() };
    let passage = if let Piece::Passage(at) = piece.piece { Some(at) } else { None };
    Cut { passage, fragments: fragments(&piece, at, inside) }
}

/// The places from one position up to another.
fn within(places: &[Place], from: u32, until: u32) -> &[Place] {
    let start = places.partition_point(|place| place.position < from);
    let end = places.partition_point(|place| place.position < until);
    &places[start..end.max(start)]
}

/// Where the stretch with the most different words begins, and how many those are.
fn best_stretch(places: &[Place]) -> (u32, usize) {
    let mut best = (0, 0);
    for (at, place) in places.iter().enumerate() {
        let stretch = within(&places[at..], place.position, place.position + WORDS - BEFORE);
        let mut words: Vec<usize> = stretch.iter().map(|place| place.word).collect();
        words.sort_unstable();
        words.dedup();
        if words.len() > best.1 {
            best = (place.position, words.len());
        }
    }
    best
}

/// The words from a little before the position on. Of the text, no more is looked at than is shown.
fn fragments(piece: &Counted<'_>, at: u32, places: &[Place]) -> Vec<(bool, String)> {
    let text = piece.text;
    let from = at.saturating_sub(BEFORE).max(piece.first) - piece.first;
    let mut shown = piece.spans().skip(from as usize).take(WORDS as usize).peekable();
    let start = if from == 0 { 0 } else { shown.peek().map_or(0, |span| span.start) };
    let (mut found, mut done, mut end, mut words) = (Vec::new(), start, start, 0);
    for (position, span) in (piece.first + from..).zip(shown.take_while(|span| span.end <= start + BYTES)) {
        end = span.end;
        words += 1;
        if places.binary_search_by_key(&position, |place| place.position).is_ok() {
            push(&mut found, false, &text[done..span.start]);
            done = span.end;
            push(&mut found, true, &text[span]);
        }
    }
    let ends_here = from + words == piece.words && text.len() <= end + BYTES;
    push(&mut found, false, &text[done..if ends_here { text.len() } else { end }]);
    if start > 0 {
        found.insert(0, (false, "… ".to_owned()));
    }
    if !ends_here {
        found.push((false, " …".to_owned()));
    }
    joined(found)
}

fn push(to: &mut Vec<(bool, String)>, marked: bool, text: &str) {
    if !text.is_empty() {
        to.push((marked, text.to_owned()));
    }
}

/// Neighbours with the same mark become one.
fn joined(fragments: Vec<(bool, String)>) -> Vec<(bool, String)> {
    let mut joined: Vec<(bool, String)> = Vec::with_capacity(fragments.len());
    for (marked, text) in fragments {
        match joined.last_mut() {
            Some((last, before)) if *last == marked => before.push_str(&text),
            _ => joined.push((marked, text)),
        }
    }
    joined
}

/// The places, and those of the words that are recognised by looking at them.
pub fn heard(kept: &Kept, mut places: Vec<Place>, hears: impl Fn(&str) -> Option<usize>) -> Vec<Place> {
    for piece in kept.pieces() {
        for (position, span) in (piece.first..).zip(piece.spans()) {
            let word = hears(&analysis::folded(&piece.text[span]));
            places.extend(word.map(|word| Place { position, word }));
        }
    }
    places.sort_unstable();
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_at(text: &str, positions: &[u32]) -> String {
        let kept = Kept::of("", &["12-3"], &[text]);
        // The empty title takes one gap, the requisite its words and another.
        let places: Vec<Place> =
            positions.iter().map(|at| Place { position: 34 + at, word: *at as usize }).collect();
        let cut = cut(&kept, &places);
        cut.fragments
            .iter()
            .map(|(marked, text)| if *marked { format!("[{text}]") } else { text.clone() })
            .collect()
    }

    #[test]
    fn short_texts_are_whole() {
        assert_eq!(cut_at("Бір, екі; үш.", &[1]), "Бір, [екі]; үш.");
        assert_eq!(cut_at("Бір екі", &[0, 1]), "[Бір] [екі]");
        assert_eq!(cut_at("", &[]), "");
    }

    #[test]
    fn the_stretch_with_most_words_is_shown() {
        let text: Vec<String> = (0..100).map(|n| format!("с{n}")).collect();
        // Letters and digits are two words each.
        let shown = cut_at(&text.join(" "), &[2, 120, 123]);
        assert!(shown.starts_with("… с56") && shown.contains("[с]60") && shown.contains("с[61]"), "{shown}");
    }

    #[test]
    fn where_nothing_is_marked_the_beginning_is_shown() {
        let shown = cut_at(&"сөз ".repeat(100), &[]);
        assert!(shown.starts_with("сөз сөз") && shown.ends_with(" …"), "{shown}");
    }
}
