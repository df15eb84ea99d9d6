//! The table of remarks as it is taken away: eleven columns, in one language or two. Only words; how a file is made of
//! them is the server's affair.

use super::{
    narrowed::Narrowed,
    table_row::{said_by, stance_word},
};
use crate::documents::Places;
use domain::{
    documents::Discussion,
    lang::Lang,
    remarks::{AnchorView, Place, RemarkView, row_name},
    versions::{Span, redline},
};
use ui::i18n::{Word, fields, remarks as words, versions};

/// The table in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemarkSheet {
    /// What it is, in the first language.
    pub title: String,
    /// Which document and which version.
    pub about: Vec<String>,
    /// Headings, a line for each language, and how wide the column is compared with the others.
    pub columns: Vec<(Vec<String>, u16)>,
    /// A row for each remark, in the order of the text.
    pub rows: Vec<SheetRow>,
}

/// A remark in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// The name by which it is found again.
    pub name: String,
    /// What stands in the first column.
    pub number: u32,
    /// A cell for each of the others.
    pub cells: Vec<Vec<Span>>,
}

/// Headings and relative widths.
const COLUMNS: [(Word, u16); 11] = [
    (words::NUMBER, 3),
    (words::ELEMENT, 7),
    (words::DRAFT_WORDING, 14),
    (words::REMARK, 14),
    (words::WORDING, 14),
    (words::GROUNDS, 12),
    (words::BODY_AND_PERSON, 10),
    (fields::STANCE, 8),
    (fields::REASONING, 12),
    (words::FINAL_WORDING, 12),
    (words::COL_STATUS, 6),
];

/// The table of a discussion as far as it is narrowed; at least one language.
pub fn remark_sheet(discussion: &Discussion, narrowed: &Narrowed, languages: &[Lang]) -> RemarkSheet {
    let places = Places::of(&discussion.blocks);
    let rows = narrowed.rows(discussion);
    RemarkSheet {
        title: in_all(languages, |lang| words::TABLE.text(lang).to_owned()),
        about: about(discussion, narrowed, rows.len(), languages),
        columns: COLUMNS.map(|(word, width)| (headings(word, languages), width)).to_vec(),
        rows: rows
            .into_iter()
            .map(|(number, remark)| SheetRow {
                name: name(remark),
                number,
                cells: cells(remark, discussion.version, &places, languages),
            })
            .collect(),
    }
}

/// The document, the version, and what was left out.
fn about(discussion: &Discussion, narrowed: &Narrowed, shown: usize, languages: &[Lang]) -> Vec<String> {
    let version = discussion.version.to_string();
    let version = in_all(languages, |lang| versions::VERSION.with(lang, &[("n", &version)]));
    let mut about = vec![discussion.card.title.clone(), version];
    if narrowed.is_set() {
        let (shown, all) = (shown.to_string(), discussion.remarks.len().to_string());
        about.extend(languages.iter().map(|lang| {
            let what = narrowed.say(discussion, *lang);
            words::NARROWED.with(*lang, &[("what", &what), ("shown", &shown), ("all", &all)])
        }));
    }
    about
}

fn headings(word: Word, languages: &[Lang]) -> Vec<String> {
    languages.iter().map(|lang| word.text(*lang).to_owned()).collect()
}

/// The same in each language, once where it doesn't differ.
fn in_all(languages: &[Lang], say: impl Fn(Lang) -> String) -> String {
    let mut said: Vec<String> = languages.iter().map(|lang| say(*lang)).collect();
    said.dedup();
    said.join(" / ")
}

fn name(remark: &RemarkView) -> String {
    row_name(remark.id, remark.version, remark.answer.as_ref().map(|answer| answer.at))
}

fn cells(remark: &RemarkView, version: u32, places: &Places, languages: &[Lang]) -> Vec<Vec<Span>> {
    let plain = |text: &str| if text.is_empty() { Vec::new() } else { vec![Span::Same(text.to_owned())] };
    let said = |word: Word| plain(&headings(word, languages).join(" / "));
    let quote = remark.anchor.as_ref().map_or("", |anchor: &AnchorView| anchor.exact.as_str());
    let answer = remark.answer.as_ref();
    let status = if remark.resolved.is_some() { words::RESOLVED } else { words::OPEN_ONE };
    vec![
        plain(&in_all(languages, |lang| element(remark, version, places, lang))),
        plain(quote),
        plain(&remark.text),
        remark.suggestion.as_ref().map(|suggestion| redline(quote, &suggestion.wording)).unwrap_or_default(),
        plain(&remark.grounds),
        plain(&in_all(languages, |lang| said_by(lang, &remark.author))),
        answer.map(|answer| said(stance_word(answer.stance))).unwrap_or_default(),
        plain(answer.map_or("", |answer| &answer.reasoning)),
        plain(answer.map_or("", |answer| &answer.wording)),
        said(status),
    ]
}

fn element(remark: &RemarkView, version: u32, places: &Places, lang: Lang) -> String {
    match remark.place_in(version) {
        Place::At(anchor) => places.say(lang, anchor.block),
        Place::Whole => words::ON_DOCUMENT.text(lang).to_owned(),
        Place::Lost { .. } | Place::Later => {
            let number = remark.anchor.as_ref().map_or(1, |anchor| anchor.version).to_string();
            versions::VERSION.with(lang, &[("n", &number)])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        field::Field,
        remarks::{Stance, answer_column, said_stance},
    };

    /// What is written here is what a filled table is read by.
    #[test]
    fn headings_and_stances_are_known_when_they_come_back() {
        let languages: [&[Lang]; 4] = [&[Lang::Kk], &[Lang::Ru], &[Lang::En], &[Lang::Kk, Lang::Ru]];
        for languages in languages {
            let all = |word: Word, between: &str| {
                languages.iter().map(|lang| word.text(*lang)).collect::<Vec<_>>().join(between)
            };
            let found: Vec<Option<Field>> =
                COLUMNS.iter().map(|(word, _)| answer_column(&all(*word, "\n"))).collect();
            let mut expected = vec![None; COLUMNS.len()];
            expected[7..10].copy_from_slice(&[
                Some(Field::Stance),
                Some(Field::Reasoning),
                Some(Field::Wording),
            ]);
            assert_eq!(found, expected, "{languages:?}");
            for stance in Stance::ALL {
                assert_eq!(said_stance(&all(stance_word(stance), " / ")), Some(stance), "{languages:?}");
            }
        }
    }
}
