//! Text in more than one face: which of its letters are bold, which italic.

use domain::documents::Emphasis;
use unicode_normalization::UnicodeNormalization;

use crate::normalise::{joins_nothing, normalise, plain, spell, trim_end};

/// The face of a letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Face {
    /// Bold type.
    pub bold: bool,
    /// Italic type.
    pub italic: bool,
}

impl Face {
    const PLAIN: Self = Self { bold: false, italic: false };

    const fn and(self, other: Self) -> Self {
        Self { bold: self.bold && other.bold, italic: self.italic && other.italic }
    }
}

/// Text as it was typed, and the faces of its letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Styled {
    text: String,
    /// The byte each face ends before, from left to right.
    runs: Vec<(usize, Face)>,
}

impl From<&str> for Styled {
    fn from(text: &str) -> Self {
        let mut styled = Self::default();
        styled.add_run(text.len(), Face::PLAIN);
        styled.text.push_str(text);
        styled
    }
}

impl Styled {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Types a letter.
    pub fn push(&mut self, c: char, face: Face) {
        self.text.push(c);
        self.add_run(self.text.len(), face);
    }

    /// Types another text.
    pub fn append(&mut self, other: &Self) {
        let from = self.text.len();
        self.text.push_str(&other.text);
        for (end, face) in &other.runs {
            self.add_run(from + end, *face);
        }
    }

    fn add_run(&mut self, end: usize, face: Face) {
        match self.runs.last_mut() {
            Some((last, same)) if *same == face => *last = end,
            Some((last, _)) if *last == end => {}
            None if end == 0 => {}
            _ => self.runs.push((end, face)),
        }
    }

    /// What stands between line feeds.
    pub fn lines(&self) -> impl Iterator<Item = Self> {
        let mut from = 0;
        self.text.split('\n').map(move |line| {
            let start = from;
            from += line.len() + 1;
            self.part(line, start)
        })
    }

    fn part(&self, text: &str, from: usize) -> Self {
        let to = from + text.len();
        let mut part = Self { text: text.to_owned(), runs: Vec::new() };
        let first = self.runs.partition_point(|(end, _)| *end <= from);
        for (end, face) in self.runs.get(first..).unwrap_or_default() {
            part.add_run((*end).min(to) - from, *face);
            if *end >= to {
                break;
            }
        }
        part
    }

    /// The text as [`normalise`] spells it, and what stands out in it.
    ///
    /// A space stands out as far as both its neighbours do, whatever it was typed in: between two bold words it is
    /// bold, after the last of them it is not. A mark above a letter has the face of that letter.
    pub fn normalised(&self) -> (String, Vec<Emphasis>) {
        if self.runs.iter().all(|(_, face)| *face == Face::PLAIN) {
            return (normalise(&self.text), Vec::new());
        }
        let mut spelled = Self::default();
        let mut waiting = String::new();
        let mut its_face = Face::PLAIN;
        for (_, c, face) in letters(&self.text, &self.runs) {
            let Some(c) = plain(c) else { continue };
            // Letters that may become one are spelled together.
            if face != its_face && joins_nothing(c) {
                spelled.spell(&waiting, its_face);
                waiting.clear();
            }
            if waiting.is_empty() {
                its_face = face;
            }
            waiting.push(c);
        }
        spelled.spell(&waiting, its_face);
        trim_end(&mut spelled.text);
        let emphasis = emphasis(&spelled);
        (spelled.text, emphasis)
    }

    fn spell(&mut self, text: &str, face: Face) {
        text.nfc().for_each(|c| spell(&mut self.text, c));
        self.add_run(self.text.len(), face);
    }
}

/// Letters with the byte each begins at and its face.
fn letters(text: &str, runs: &[(usize, Face)]) -> impl Iterator<Item = (usize, char, Face)> {
    let mut runs = runs.iter().peekable();
    text.char_indices().map(move |(at, c)| {
        while runs.next_if(|(end, _)| *end <= at).is_some() {}
        (at, c, runs.peek().map_or(Face::PLAIN, |(_, face)| *face))
    })
}

fn emphasis(text: &Styled) -> Vec<Emphasis> {
    let mut all = Vec::new();
    let mut before = Face::PLAIN;
    let mut letters = letters(&text.text, &text.runs).peekable();
    while let Some((at, c, face)) = letters.next() {
        let after = letters.peek().map_or(Face::PLAIN, |(_, _, face)| *face);
        let shown = if c == ' ' { before.and(after) } else { face };
        before = face;
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let Face { bold, italic } = shown;
        add(&mut all, Emphasis { start: number(at), end: number(at + c.len_utf8()), bold, italic });
    }
    all
}

/// Adds what follows, as one with what it continues; what does not stand out is left out.
fn add(all: &mut Vec<Emphasis>, next: Emphasis) {
    match all.last_mut() {
        _ if !(next.bold || next.italic) => {}
        Some(last) if last.end == next.start && (last.bold, last.italic) == (next.bold, next.italic) => {
            last.end = next.end;
        }
        _ => all.push(next),
    }
}

/// What stands out once the first bytes of the text are cut off.
pub fn after(emphasis: Vec<Emphasis>, cut: usize) -> Vec<Emphasis> {
    let Some(cut) = u32::try_from(cut).ok().filter(|cut| *cut > 0) else { return emphasis };
    let rest = emphasis.into_iter().filter(|part| part.end > cut);
    rest.map(|part| Emphasis { start: part.start.saturating_sub(cut), end: part.end - cut, ..part }).collect()
}

/// What stands out in a heading: headings are bold by themselves, so that all of it is bold says nothing.
pub fn in_heading(text: &str, emphasis: Vec<Emphasis>) -> Vec<Emphasis> {
    let is_bold = |at: usize| {
        let number = u32::try_from(at).unwrap_or(u32::MAX);
        let part = emphasis.partition_point(|part| part.end <= number);
        emphasis.get(part).is_some_and(|part| part.bold && part.start <= number)
    };
    if !text.char_indices().all(|(at, c)| !c.is_alphanumeric() || is_bold(at)) {
        return emphasis;
    }
    let mut rest = Vec::new();
    emphasis.into_iter().for_each(|part| add(&mut rest, Emphasis { bold: false, ..part }));
    rest
}

#[cfg(test)]
mod tests {
    use super::{Face, Styled, after, in_heading, letters};
    use crate::normalise::normalise;
    use domain::documents::Emphasis;
    use proptest::prelude::*;

    const PLAIN: Face = Face::PLAIN;
    const BOLD: Face = Face { bold: true, italic: false };
    const ITALIC: Face = Face { bold: false, italic: true };
    const BOTH: Face = Face { bold: true, italic: true };

    fn styled(parts: &[(&str, Face)]) -> Styled {
        let mut all = Styled::default();
        for (text, face) in parts {
            text.chars().for_each(|c| all.push(c, *face));
        }
        all
    }

    /// The text with bold between stars and italic between underscores.
    fn marked(text: &str, emphasis: &[Emphasis]) -> String {
        let mut marked = String::new();
        let mut at = 0;
        for part in emphasis {
            let (start, end) = (part.start as usize, part.end as usize);
            let sign = match (part.bold, part.italic) {
                (true, true) => "#",
                (true, false) => "*",
                _ => "_",
            };
            marked += &format!("{}{sign}{}{sign}", &text[at..start], &text[start..end]);
            at = end;
        }
        marked + &text[at..]
    }

    fn read(parts: &[(&str, Face)]) -> String {
        let (text, emphasis) = styled(parts).normalised();
        marked(&text, &emphasis)
    }

    #[test]
    fn spaces_belong_to_what_is_on_both_sides() {
        assert_eq!(read(&[("Жер", BOLD), (" ", PLAIN), ("кодексі", BOLD)]), "*Жер кодексі*");
        assert_eq!(read(&[("срок ", BOLD), ("десять", PLAIN)]), "*срок* десять");
        assert_eq!(read(&[("а", PLAIN), (" ", BOLD), ("б", PLAIN)]), "а б");
        assert_eq!(read(&[("  ", BOLD), ("а", BOLD), ("\u{a0} ", PLAIN), ("б ", BOTH)]), "*а *#б#");
        assert_eq!(read(&[("а ", BOLD), ("б", ITALIC)]), "*а* _б_");
    }

    #[test]
    fn runs_that_look_alike_are_one_and_words_change_within() {
        assert_eq!(read(&[("о", BOLD), ("\u{ad}", PLAIN), ("б", BOLD), ("щ", PLAIN)]), "*об*щ");
        assert_eq!(read(&[("Тал", PLAIN), ("ғы", ITALIC), ("м", BOTH)]), "Тал_ғы_#м#");
    }

    #[test]
    fn a_mark_has_the_face_of_its_letter() {
        assert_eq!(read(&[("И", BOLD), ("\u{306}од", PLAIN)]), "*Й*од");
        assert_eq!(read(&[("q", PLAIN), ("\u{308}", BOLD), ("z", BOLD)]), "q\u{308}*z*");
    }

    #[test]
    fn what_is_cut_off_moves_the_rest() {
        let part = |start, end| Emphasis { start, end, bold: true, italic: false };
        assert_eq!(after(vec![part(0, 2), part(1, 5), part(7, 9)], 3), [part(0, 2), part(4, 6)]);
        assert_eq!(after(vec![part(0, 3)], 3), []);
    }

    #[test]
    fn a_bold_heading_is_only_a_heading() {
        let heading = |parts: &[(&str, Face)]| {
            let (text, emphasis) = styled(parts).normalised();
            marked(&text, &in_heading(&text, emphasis))
        };
        assert_eq!(heading(&[("Общие положения", BOLD)]), "Общие положения");
        assert_eq!(heading(&[("О ", BOLD), ("мере", BOTH), (".", ITALIC)]), "О _мере._");
        assert_eq!(heading(&[("О ", PLAIN), ("мере", BOLD)]), "О *мере*");
    }

    proptest! {
        #[test]
        fn the_text_is_spelled_as_without_faces(
            parts in prop::collection::vec(
                ("\\PC{0,6}|[ \u{300}-\u{314}а-иИaeo\u{ad}\n\t]{0,6}|[\u{1100}-\u{11ff}\u{b47}\u{b3e}]{0,4}", 0_u8..4),
                0..12,
            ),
        ) {
            let parts: Vec<(String, Face)> = parts
                .into_iter()
                .map(|(text, face)| (text, Face { bold: face & 1 > 0, italic: face & 2 > 0 }))
                .collect();
            let all = styled(&parts.iter().map(|(text, face)| (text.as_str(), *face)).collect::<Vec<_>>());
            let (text, emphasis) = all.normalised();
            prop_assert_eq!(&text, &normalise(all.as_str()));
            let mut at = 0;
            let mut last = (false, false);
            for part in &emphasis {
                let (start, end) = (part.start as usize, part.end as usize);
                let inside = text.get(start..end).unwrap_or_default();
                prop_assert!(!inside.is_empty() && start >= at && (part.bold || part.italic), "{:?}", emphasis);
                prop_assert!(start > at || at == 0 || last != (part.bold, part.italic), "{:?}", emphasis);
                (at, last) = (end, (part.bold, part.italic));
            }
            let typed = |text: &Styled| -> Vec<(char, Face)> {
                letters(&text.text, &text.runs).map(|(_, c, face)| (c, face)).filter(|(c, _)| *c != '\n').collect()
            };
            prop_assert_eq!(all.lines().flat_map(|line| typed(&line)).collect::<Vec<_>>(), typed(&all));
        }
    }
}
