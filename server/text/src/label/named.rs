//! Numbers with the name of a unit: "Статья 5", "5-бап", "§ 5".

use super::signs::{digits, leading_number, roman_number, section_number};
use super::{Label, Shape, ends_like_sentence, is_short};

/// Names of divisions before their number, with the place in the order of divisions.
const DIVISIONS: [(&str, u8); 19] = [
    ("приложение", 0),
    ("қосымша", 0),
    ("annex", 0),
    ("appendix", 0),
    ("schedule", 0),
    ("anlage", 0),
    ("часть", 1),
    ("part", 1),
    ("teil", 1),
    ("раздел", 2),
    ("бөлім", 2),
    ("title", 2),
    ("подраздел", 3),
    ("глава", 4),
    ("тарау", 4),
    ("chapter", 4),
    ("kapitel", 4),
    ("параграф", 5),
    ("abschnitt", 5),
];

/// Kazakh names after a number and a hyphen: "2-тарау".
const AFTER_NUMBER: [(&str, Shape); 9] = [
    ("қосымша", Shape::Division(0)),
    ("бөлім", Shape::Division(2)),
    ("кіші бөлім", Shape::Division(3)),
    ("тарау", Shape::Division(4)),
    ("параграф", Shape::Division(5)),
    ("бап", Shape::Article),
    ("тармақша", Shape::NamedSubpoint),
    ("тармақ", Shape::NamedPoint),
    ("бөлік", Shape::NamedPoint),
];

/// "Статья 5. …", "Глава 2", "§ 1a …".
pub fn named(text: &str, heading: bool) -> Option<Label<'_>> {
    if let Some(after) = text.strip_prefix('§') {
        let after = after.trim_start_matches('§').trim_start();
        let (_, mut rest) = section_number(after)?;
        for joint in [" bis ", " und ", " - ", "–", ", "] {
            if let Some((_, end)) = rest.strip_prefix(joint).and_then(section_number) {
                rest = end;
                break;
            }
        }
        return finish_named(text, after, rest, Shape::Article, heading);
    }
    let (word, after) = text.split_once(' ').unwrap_or((text, ""));
    let lower = word.to_lowercase();
    let shape = match lower.as_str() {
        "статья" | "article" | "art." | "artikel" | "бап" => Shape::Article,
        "пункт" | "тармақ" => Shape::NamedPoint,
        "подпункт" | "тармақша" => Shape::NamedSubpoint,
        name => Shape::Division(DIVISIONS.iter().find(|(division, _)| *division == name)?.1),
    };
    if lower == "art." && !heading {
        // "Art. 26 G v. 20.12.2011": a reference, unless it is known to be a heading.
        return None;
    }
    let numbered = section_number(after).or_else(|| roman_number(after));
    let Some((_, rest)) = numbered else {
        // "Приложение к приказу …" has no number.
        let to = after.is_empty() || after.starts_with("к ") || after.starts_with("to ");
        return (shape == Shape::Division(0) && to && is_short(text)).then(|| Label {
            shape,
            printed: word.to_owned(),
            value: 0,
            rest: after,
        });
    };
    finish_named(
        text,
        after,
        rest,
        shape,
        heading || (shape == Shape::Division(0) && rest.starts_with(" к ")),
    )
}

/// A name with a number is a label if a dot follows, or nothing, or the name of the unit in a heading.
fn finish_named<'t>(
    text: &'t str,
    number: &str,
    rest: &'t str,
    shape: Shape,
    heading: bool,
) -> Option<Label<'t>> {
    let printed = text.get(..text.len() - rest.len())?.trim_end().to_owned();
    let follows = rest.trim_start_matches(['.', ':']).trim_start();
    let dot = rest.starts_with(['.', ':']) && (follows.is_empty() || rest.len() > follows.len() + 1);
    let begins_name = follows.trim_start_matches(['-', '–', '—', ' ']).starts_with(char::is_uppercase);
    let name_follows =
        rest.starts_with(' ') && (heading || (is_short(text) && !ends_like_sentence(text) && begins_name));
    let value = leading_number(number);
    // "Teil 1 - Allgemeine Vorschriften": the dash joins the number with the name.
    let name = ["- ", "– ", "— "].iter().find_map(|dash| follows.strip_prefix(dash)).unwrap_or(follows);
    (rest.is_empty() || dot || name_follows).then_some(Label { shape, printed, value, rest: name })
}

/// "5-бап. …", "2-тарау".
pub fn number_first(text: &str) -> Option<Label<'_>> {
    let (number, mut after) = digits(text)?;
    // "6-1-бап": the number itself may have a hyphen.
    if let Some((_, further)) = after.strip_prefix('-').and_then(digits) {
        after = further;
    }
    let after = after.strip_prefix(['-', '–'])?;
    let (shape, rest) = AFTER_NUMBER.iter().find_map(|(name, shape)| {
        let head: String = after.chars().take(name.chars().count()).collect();
        (head.to_lowercase() == *name).then(|| (*shape, after.get(head.len()..).unwrap_or_default()))
    })?;
    let follows = rest.trim_start_matches(['.', ':']).trim_start();
    let ends = rest.is_empty()
        || rest.starts_with(['.', ':'])
        || (rest.starts_with(' ') && follows.starts_with(char::is_uppercase) && is_short(text));
    let printed = text.get(..text.len() - rest.len())?.to_owned();
    ends.then(|| Label { shape, printed, value: number.parse().unwrap_or(0), rest: follows })
}
