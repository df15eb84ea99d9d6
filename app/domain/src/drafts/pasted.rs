//! A text of several lines, typed or pasted, as blocks: each line says by its beginning what it is.

use super::{BlockStyle, TEXT_MAX, Wording, markup};
use std::borrow::Cow;

/// What lines begin with, in the form in which [`lines`] writes them.
const MARKS: [(&str, BlockStyle); 9] = [
    ("# ", BlockStyle::Title),
    ("## ", BlockStyle::Chapter),
    ("### ", BlockStyle::Article),
    ("#### ", BlockStyle::Heading),
    ("1. ", BlockStyle::Point),
    ("1) ", BlockStyle::Subpoint),
    ("a) ", BlockStyle::Item),
    ("- ", BlockStyle::Bullet),
    ("| ", BlockStyle::Table),
];

/// The blocks of a text of several lines. A line without a mark has the style given; lines of a table that follow one
/// another are one table.
pub fn pasted(text: &str, otherwise: BlockStyle) -> Vec<Wording> {
    if otherwise == BlockStyle::Table {
        return vec![Wording::new(otherwise, text)];
    }
    let mut found: Vec<Wording> = Vec::new();
    let mut table: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.starts_with('|') {
            table.push(line);
            continue;
        }
        end_table(&mut table, &mut found);
        let (style, text) = marked(line).unwrap_or((otherwise, Cow::Borrowed(line)));
        found.extend(cut(style, &text));
    }
    end_table(&mut table, &mut found);
    found.retain(|wording| !wording.text.is_empty());
    found
}

fn end_table(lines: &mut Vec<&str>, found: &mut Vec<Wording>) {
    if !lines.is_empty() {
        found.push(Wording::new(BlockStyle::Table, &lines.join("\n")));
        lines.clear();
    }
}

/// The style a line's mark names, and the text after it. Numbers of any value are marks: they are counted anew.
fn marked(line: &str) -> Option<(BlockStyle, Cow<'_, str>)> {
    if let Some((style, text)) = named(line) {
        return Some((style, Cow::Owned(text)));
    }
    let (mark, text) = line.split_once([' ', '\t', '\u{a0}'])?;
    let text = text.trim_start();
    if text.is_empty() {
        return None;
    }
    let digits = |end| {
        mark.strip_suffix(end).is_some_and(|number: &str| {
            (1..=3).contains(&number.len()) && number.chars().all(|c| c.is_ascii_digit())
        })
    };
    let letter = || {
        mark.strip_suffix(')')
            .is_some_and(|letter| letter.chars().count() == 1 && letter.chars().all(char::is_lowercase))
    };
    let style = match mark {
        "-" | "–" | "—" | "•" | "·" => BlockStyle::Bullet,
        _ if digits('.') => BlockStyle::Point,
        _ if digits(')') => BlockStyle::Subpoint,
        _ if letter() => BlockStyle::Item,
        _ => MARKS.into_iter().find(|(known, _)| known.trim_end() == mark)?.1,
    };
    Some((style, Cow::Borrowed(text)))
}

/// A heading that names itself: "Глава 2. Права", "2-тарау. Құқықтар", "Article 5. Rights". It is bold by itself.
fn named(line: &str) -> Option<(BlockStyle, String)> {
    let plain = markup::plain(line);
    let (head, text) = plain.split_once('.')?;
    let text = text.trim();
    let count = head.split(|letter: char| !letter.is_ascii_digit()).find(|part| !part.is_empty())?;
    let name = head.replacen(count, "", 1);
    let name = name
        .trim_matches(|letter: char| letter == '-' || letter == '‑' || letter.is_whitespace())
        .to_lowercase();
    let style = match name.as_str() {
        "глава" | "тарау" | "chapter" => BlockStyle::Chapter,
        "статья" | "бап" | "article" => BlockStyle::Article,
        _ => return None,
    };
    let text = markup::marked(text, &[]);
    (!text.is_empty()).then_some((style, text))
}

/// A line longer than a block may be becomes several, cut between words.
fn cut(style: BlockStyle, text: &str) -> Vec<Wording> {
    let max = TEXT_MAX as usize;
    if text.chars().count() <= max {
        return vec![Wording::new(style, text)];
    }
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut length = 0;
    for word in text.split_inclusive(' ') {
        let letters = word.chars().count();
        if length + letters > max && !part.is_empty() {
            parts.push(std::mem::take(&mut part));
            length = 0;
        }
        part.push_str(word);
        length += letters;
    }
    parts.push(part);
    parts.into_iter().map(|part| Wording::new(style, &part)).collect()
}

/// Blocks as a text of several lines, to be read by [`pasted`].
pub fn lines(wordings: &[Wording]) -> String {
    wordings.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn line(wording: &Wording) -> String {
    if wording.style == BlockStyle::Table {
        return wording.text.clone();
    }
    let mark = MARKS.into_iter().find(|(_, style)| *style == wording.style).map_or("", |(mark, _)| mark);
    let text = &wording.text;
    // A paragraph that looks like something else says that it is none by a backslash no reader sees.
    let looks = mark.is_empty() && (marked(text).is_some() || text.starts_with('|'));
    if looks { format!("{}{text}", ESCAPE) } else { format!("{mark}{text}") }
}

/// Stars around nothing: tidied away, but the line no longer begins with a mark.
const ESCAPE: &str = "******";

#[cfg(test)]
mod tests {
    use super::*;
    use BlockStyle::{Article, Bullet, Chapter, Item, Paragraph, Point, Subpoint, Table};
    use proptest::prelude::*;

    #[test]
    fn lines_say_what_they_are() {
        let text = "## Общие положения\n12. Пункт:\n1) подпункт;\nа) часть;\n– строка;\n\n| а | б |\n| в | г |\nТекст.";
        let styles: Vec<BlockStyle> = pasted(text, Paragraph).into_iter().map(|one| one.style).collect();
        assert_eq!(styles, [Chapter, Point, Subpoint, Item, Bullet, Table, Paragraph]);
        let named = ["**Глава 1. Общие положения**", "2-тарау. Құқықтар", "Статья 5. Права *сторон*"];
        let named = pasted(&named.join("\n"), Paragraph);
        let expected = [(Chapter, "Общие положения"), (Chapter, "Құқықтар"), (Article, "Права сторон")];
        assert_eq!(named, expected.map(|(style, text)| Wording::new(style, text)));
        assert_eq!(pasted("Глава 2", Point)[0].style, Point, "it says nothing");
        assert_eq!(pasted("2026 год", Point), [Wording::new(Point, "2026 год")]);
    }

    #[test]
    fn a_line_too_long_becomes_several() {
        let text = "слово ".repeat(TEXT_MAX as usize / 3);
        let found = pasted(&text, Point);
        let letters = |one: &Wording| one.text.chars().count();
        assert!(found.len() > 1 && found.iter().all(|one| letters(one) <= TEXT_MAX as usize));
        let words: usize = found.iter().map(|one| one.text.split(' ').count()).sum();
        assert_eq!(words, TEXT_MAX as usize / 3);
    }

    fn wording() -> impl Strategy<Value = Wording> {
        let style = prop::sample::select(&BlockStyle::ALL[..]);
        (style, prop::sample::select(&["а", "**б** в", "1. г", "- д", "| е", "\\* ж", "# з"][..]))
            .prop_map(|(style, text)| Wording::new(style, text))
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(wordings in prop::collection::vec(wording(), 1..6)) {
            // Two tables in a row would be one.
            let tables = wordings.windows(2).any(|pair| pair.iter().all(|one| one.style == Table));
            prop_assume!(!tables);
            prop_assert_eq!(pasted(&lines(&wordings), Paragraph), wordings);
        }
    }
}
