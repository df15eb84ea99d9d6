//! The text of a cell within the limits of the format.

use crate::clean::clean;
use crate::table::{Cell, Mark};

/// What a cell holds, in units of UTF-16.
const MAX_UNITS: usize = 32_767;
/// Stands where a text was cut.
const CUT: &str = " […]";

/// A stretch of a cell; never empty.
pub struct Segment {
    /// How it is marked.
    pub mark: Mark,
    /// Its text.
    pub text: String,
}

/// The stretches of a cell, cut where the cell ends.
pub fn segments(cell: &Cell) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    for (at, paragraph) in cell.paragraphs.iter().enumerate() {
        if at > 0 {
            push(&mut segments, Mark::Plain, "\n");
        }
        for span in paragraph {
            push(&mut segments, span.mark, &clean(&span.text));
        }
    }
    cut_segments(segments)
}

fn push(segments: &mut Vec<Segment>, mark: Mark, text: &str) {
    match segments.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.mark == mark => last.text.push_str(text),
        _ => segments.push(Segment { mark, text: text.to_owned() }),
    }
}

fn cut_segments(mut segments: Vec<Segment>) -> Vec<Segment> {
    let all: usize = segments.iter().map(|segment| escaped_units(&segment.text)).sum();
    if all <= MAX_UNITS {
        return segments;
    }
    let mut left = MAX_UNITS - CUT.encode_utf16().count();
    for segment in &mut segments {
        let kept = prefix(&segment.text, left).len();
        segment.text.truncate(kept);
        left -= escaped_units(&segment.text);
    }
    segments.retain(|segment| !segment.text.is_empty());
    push(&mut segments, Mark::Plain, CUT);
    segments
}

/// The longest beginning within so many units.
pub fn prefix(text: &str, most: usize) -> &str {
    let mut units = 0;
    let end = text.char_indices().find_map(|(at, c)| {
        units += c.len_utf16() + if begins_escape(&text[at..]) { ESCAPE_GROWS } else { 0 };
        (units > most).then_some(at)
    });
    &text[..end.unwrap_or(text.len())]
}

/// `_x005F` before the underscore's own escape.
const ESCAPE_GROWS: usize = 6;

/// A text that looks like the format's own escape (`_x0041_`) with that look escaped.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if c == '_' && begins_escape(&text[at..]) {
            escaped.push_str("_x005F");
        }
        escaped.push(c);
    }
    escaped
}

fn escaped_units(text: &str) -> usize {
    let escapes = text.match_indices("_x").filter(|(at, _)| begins_escape(&text[*at..])).count();
    text.encode_utf16().count() + escapes * ESCAPE_GROWS
}

fn begins_escape(text: &str) -> bool {
    match text.as_bytes() {
        [b'_', b'x', digits @ ..] => {
            digits.len() > 4 && digits[..4].iter().all(u8::is_ascii_hexdigit) && digits[4] == b'_'
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{escape, prefix, segments};
    use crate::table::{Cell, Mark, Span};

    #[test]
    fn what_looks_like_an_escape_is_escaped() {
        assert_eq!(escape("a_x0041_b _x41_ _y"), "a_x005F_x0041_b _x41_ _y");
    }

    #[test]
    fn a_beginning_ends_between_letters() {
        assert_eq!(prefix("абвг", 3), "абв");
        assert_eq!(prefix("абвг", 9), "абвг");
        assert_eq!(prefix("\u{1f600}\u{1f600}", 3), "\u{1f600}");
    }

    #[test]
    fn neighbours_alike_are_one_segment_and_a_full_cell_ends_with_the_mark() {
        let cell = Cell::of(vec![
            Span::new("a", Mark::Plain),
            Span::new("", Mark::Bold),
            Span::new("б", Mark::Plain),
            Span::new("я".repeat(40_000), Mark::Struck),
        ]);
        let found = segments(&cell);
        assert_eq!(
            found.iter().map(|segment| segment.mark).collect::<Vec<_>>(),
            [Mark::Plain, Mark::Struck, Mark::Plain]
        );
        assert_eq!(found.iter().map(|segment| segment.text.chars().count()).sum::<usize>(), 32_767);
        assert_eq!(found.last().map(|segment| segment.text.as_str()), Some(" […]"));
    }
}
