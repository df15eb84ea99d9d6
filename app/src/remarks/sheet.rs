//! The table of remarks as it is taken away: eleven columns, in one language or two. Only words; how a file is made of
//! them is the server's affair.

use super::table_row::{said_by, stance_word};
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
    /// A row for each remark: the name by which it is found again, and a cell for each column.
    pub rows: Vec<(String, Vec<Vec<Span>>)>,
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

/// The table of a discussion; at least one language.
pub fn remark_sheet(discussion: &Discussion, languages: &[Lang]) -> RemarkSheet {
    let lang = languages.first().copied().unwrap_or_default();
    let places = Places::of(&discussion.blocks);
    let version = discussion.version.to_string();
    let in_all = |word: Word| languages.iter().map(|lang| word.text(*lang).to_owned()).collect::<Vec<_>>();
    let rows = (1_u32..)
        .zip(&discussion.remarks)
        .map(|(number, remark)| (name(remark), row(number, remark, discussion.version, &places, languages)));
    RemarkSheet {
        title: in_all(words::TABLE).join(" / "),
        about: vec![discussion.card.title.clone(), versions::VERSION.with(lang, &[("n", &version)])],
        columns: COLUMNS.map(|(word, width)| (in_all(word), width)).to_vec(),
        rows: rows.collect(),
    }
}

fn name(remark: &RemarkView) -> String {
    row_name(remark.id, remark.version, remark.answer.as_ref().map(|answer| answer.at))
}

fn row(
    number: u32,
    remark: &RemarkView,
    version: u32,
    places: &Places,
    languages: &[Lang],
) -> Vec<Vec<Span>> {
    let lang = languages.first().copied().unwrap_or_default();
    let plain = |text: &str| if text.is_empty() { Vec::new() } else { vec![Span::Same(text.to_owned())] };
    let said = |word: Word| {
        let texts: Vec<&str> = languages.iter().map(|lang| word.text(*lang)).collect();
        plain(&texts.join(" / "))
    };
    let quote = remark.anchor.as_ref().map_or("", |anchor: &AnchorView| anchor.exact.as_str());
    let answer = remark.answer.as_ref();
    let status = if remark.resolved.is_some() { words::RESOLVED } else { words::OPEN_ONE };
    vec![
        plain(&number.to_string()),
        plain(&element(remark, version, places, lang)),
        plain(quote),
        plain(&remark.text),
        remark.suggestion.as_ref().map(|suggestion| redline(quote, &suggestion.wording)).unwrap_or_default(),
        plain(&remark.grounds),
        plain(&said_by(lang, &remark.author)),
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
