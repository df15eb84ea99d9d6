//! Breaking text into lines.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::faces::Faces;
use crate::clean::clean;
use crate::passage::Face;

/// How letters look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Their face.
    pub face: Face,
    /// How large they are.
    pub size: f32,
    /// Their colour.
    pub colour: u32,
    /// A line drawn with them.
    pub rule: Rule,
}

/// A line drawn with letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rule {
    /// None.
    #[default]
    None,
    /// Below them.
    Under,
    /// Through them.
    Through,
}

/// Text that looks the same.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// How it looks.
    pub look: Look,
}

/// A piece of a line.
#[derive(Clone, Debug)]
pub struct Run {
    /// The piece.
    pub piece: Piece,
    /// Its width.
    pub width: f32,
}

/// A line of text.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Its pieces from left to right.
    pub runs: Vec<Run>,
    /// Its width.
    pub width: f32,
    /// The paragraph goes on in the next line.
    pub goes_on: bool,
    /// A space stood where the line was broken.
    pub spaced: bool,
}

impl Line {
    /// Spaces between its words.
    pub fn spaces(&self) -> usize {
        self.runs.iter().map(|run| run.piece.text.matches(' ').count()).sum()
    }
}

struct Letter {
    c: char,
    look: Look,
    width: f32,
}

/// The lines of a paragraph, the first `first` wide, the others `rest`. There is always one.
pub fn lines(faces: &Faces, pieces: &[Piece], first: f32, rest: f32) -> Vec<Line> {
    let letters = letters(faces, pieces);
    let mut lines = Vec::new();
    let mut start = 0;
    while start < letters.len() || lines.is_empty() {
        let width = if lines.is_empty() { first } else { rest };
        let (line, next, goes_on) = next_line(&letters, start, width);
        lines.push(collect(letters.get(line).unwrap_or_default(), goes_on));
        start = next;
    }
    lines
}

fn letters(faces: &Faces, pieces: &[Piece]) -> Vec<Letter> {
    let letters = pieces.iter().flat_map(|piece| {
        let face = faces.of(piece.look.face);
        let text: Vec<char> = clean(&piece.text).nfc().filter_map(shown).collect();
        text.into_iter().map(move |c| Letter {
            c,
            look: piece.look,
            width: if c == '\n' { 0.0 } else { face.glyph(c).width * piece.look.size },
        })
    });
    letters.collect()
}

/// The letter as set, or none where it only steers a kind of setting that is not done here.
fn shown(c: char) -> Option<char> {
    match c {
        '\u{ad}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' => None,
        '\t' => Some(' '),
        '\u{2011}' => Some('-'),
        c => Some(c),
    }
}

/// The line that begins at `start`: its letters, where the next one begins, and whether that one is of the paragraph.
fn next_line(letters: &[Letter], start: usize, width: f32) -> (Range<usize>, usize, bool) {
    let mut filled = 0.0;
    let mut last_break = None;
    for (at, letter) in letters.iter().enumerate().skip(start) {
        if letter.c == '\n' {
            return (start..at, at + 1, false);
        }
        if filled + letter.width > width && letter.c != ' ' && at > start {
            let end = last_break.unwrap_or(at);
            return (start..end, end, true);
        }
        filled += letter.width;
        if may_break_after(letters, at) {
            last_break = Some(at + 1);
        }
    }
    (start..letters.len(), letters.len(), false)
}

/// After a space, and between two letters after a hyphen or slash: "вице-министр", but not "5-бап".
fn may_break_after(letters: &[Letter], at: usize) -> bool {
    let is = |at: Option<usize>, kind: fn(char) -> bool| {
        at.and_then(|at| letters.get(at)).is_some_and(|letter| kind(letter.c))
    };
    let joins = is(Some(at), |c| matches!(c, '-' | '–' | '—' | '/'));
    is(Some(at), |c| c == ' ')
        || (joins && is(at.checked_sub(1), char::is_alphabetic) && is(Some(at + 1), char::is_alphabetic))
}

fn collect(letters: &[Letter], goes_on: bool) -> Line {
    let end = letters.iter().rposition(|letter| letter.c != ' ').map_or(0, |last| last + 1);
    let spaced = goes_on && end < letters.len();
    let mut line = Line { goes_on, spaced, ..Line::default() };
    for letter in letters.get(..end).unwrap_or_default() {
        line.width += letter.width;
        match line.runs.last_mut() {
            Some(run) if run.piece.look == letter.look => {
                run.piece.text.push(letter.c);
                run.width += letter.width;
            }
            _ => line.runs.push(Run {
                piece: Piece { text: letter.c.to_string(), look: letter.look },
                width: letter.width,
            }),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{Line, Look, Piece, Rule, lines};
    use crate::passage::Face;
    use crate::pdf::faces::Faces;
    use proptest::prelude::*;

    const LOOK: Look = Look { face: Face::REGULAR, size: 10.0, colour: 0, rule: Rule::None };

    fn text(line: &Line) -> String {
        line.runs.iter().map(|run| run.piece.text.as_str()).collect()
    }

    fn broken(text_of: &str, width: f32) -> Vec<String> {
        let faces = Faces::read().expect("fonts");
        let pieces = [Piece { text: text_of.to_owned(), look: LOOK }];
        lines(&faces, &pieces, width, width).iter().map(text).collect()
    }

    #[test]
    fn lines_end_between_words() {
        assert_eq!(broken("один два три", 45.0), ["один два", "три"]);
        assert_eq!(broken("один\nдва", 400.0), ["один", "два"]);
        assert_eq!(broken("вице-министр", 40.0), ["вице-", "министр"]);
        assert_eq!(broken("ол 12-тармақ", 45.0), ["ол", "12-тармақ"]);
        assert_eq!(broken("", 40.0), [""]);
        assert_eq!(broken("абвгдежзик", 20.0).concat(), "абвгдежзик");
        assert_eq!(broken("1\u{a0}500 ₸", 24.0), ["1\u{a0}500", "₸"]);
    }

    const FACES: [Face; 4] =
        [Face::REGULAR, Face::BOLD, Face { bold: false, italic: true }, Face { bold: true, italic: true }];

    fn in_faces(parts: &[(&str, Face)], width: f32) -> Vec<String> {
        let faces = Faces::read().expect("fonts");
        let piece = |(text, face): &(&str, Face)| Piece {
            text: (*text).to_owned(),
            look: Look { face: *face, ..LOOK },
        };
        let pieces: Vec<Piece> = parts.iter().map(piece).collect();
        lines(&faces, &pieces, width, width).iter().map(text).collect()
    }

    #[test]
    fn a_word_that_changes_its_face_is_one_word() {
        let [plain, bold, italic, both] = FACES;
        assert_eq!(
            in_faces(&[("один пере", plain), ("смотр", bold), (" два", plain)], 65.0),
            ["один", "пересмотр два"]
        );
        assert_eq!(
            in_faces(&[("вице", bold), ("-", plain), ("министр", italic)], 40.0),
            ["вице-", "министр"]
        );
        assert_eq!(in_faces(&[("ол 12", plain), ("-", both), ("тармақ", bold)], 56.0), ["ол", "12-тармақ"]);
        // The space may be in any face, and none is left at the end of a line.
        assert_eq!(in_faces(&[("бір", bold), (" ", italic), ("екі", bold)], 20.0), ["бір", "екі"]);
    }

    proptest! {
        // Reading the fonts takes longer than the rest.
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn no_word_is_lost_and_no_line_too_wide(text_of in "[а-яa-z ,.-]{0,200}", width in 12.0_f32..300.0) {
            let faces = Faces::read().expect("fonts");
            let pieces = [Piece { text: text_of.clone(), look: LOOK }];
            let lines = lines(&faces, &pieces, width, width);
            let all: String = lines.iter().map(text).collect();
            let solid = |text: &str| text.replace(' ', "");
            prop_assert_eq!(solid(&all), solid(&text_of));
            prop_assert!(lines.iter().all(|line| line.width <= width + 0.01));
        }

        #[test]
        fn faces_tear_no_word(
            parts in prop::collection::vec(("[а-яәғқңөұүһі ]{1,9}", 0_usize..4), 1..20),
            width in 100.0_f32..300.0,
        ) {
            let faces = Faces::read().expect("fonts");
            let piece = |(text, face): &(String, usize)| {
                Piece { text: text.clone(), look: Look { face: FACES[*face], ..LOOK } }
            };
            let pieces: Vec<Piece> = parts.iter().map(piece).collect();
            let all: String = parts.iter().map(|(text, _)| text.as_str()).collect();
            let lines = lines(&faces, &pieces, width, width);
            prop_assert!(lines.iter().all(|line| line.width <= width + 0.01));
            let long = |word: &str| word.chars().count() > 8;
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            // A word of eight letters fits into any of the lines, so it is whole.
            let found: Vec<String> = lines.iter().flat_map(|line| words(&text(line))).collect();
            if !words(&all).iter().any(|word| long(word)) {
                prop_assert_eq!(&found, &words(&all));
            }
            prop_assert_eq!(found.concat(), words(&all).concat());
            for run in lines.iter().flat_map(|line| &line.runs) {
                let face = faces.of(run.piece.look.face);
                let width: f32 = run.piece.text.chars().map(|c| face.glyph(c).width * run.piece.look.size).sum();
                prop_assert!((run.width - width).abs() < 0.01);
            }
        }
    }
}
