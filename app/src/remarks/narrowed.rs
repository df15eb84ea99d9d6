//! What the table of remarks is narrowed to: by its filters on the page, and in a file taken away from there.

use super::table_row::stance_word;
use domain::{
    documents::Discussion,
    lang::Lang,
    remarks::{RemarkView, Stance, by_place},
};
use serde::Deserialize;
use ui::i18n::{Word, remarks as words};

/// The filters, as the address has them. What they don't know narrows nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Narrowed {
    /// `open` or `resolved`.
    pub state: Option<String>,
    /// The Kazakh name of a body, which all have.
    pub body: Option<String>,
    /// Name of the answer's stance, or `none`.
    pub stance: Option<String>,
}

const OPEN: &str = "open";
/// The statuses in the address, and their words.
pub(super) const STATES: [(&str, Word); 2] = [(OPEN, words::OPEN), ("resolved", words::RESOLVED)];
/// What stands for "without an answer" in the address.
pub(super) const UNANSWERED: &str = "none";

impl Narrowed {
    /// As parts of an address.
    pub(super) fn parts(&self) -> Vec<(&'static str, String)> {
        let part = |part: &Option<String>| part.clone().unwrap_or_default();
        vec![("state", part(&self.state)), ("body", part(&self.body)), ("stance", part(&self.stance))]
    }

    /// Whether anything is narrowed.
    pub(super) fn is_set(&self) -> bool {
        self.status().is_some() || self.body().is_some() || self.answer().is_some()
    }

    /// The status in the address, with its word.
    fn status(&self) -> Option<(&'static str, Word)> {
        STATES.into_iter().find(|(name, _)| self.state.as_deref() == Some(name))
    }

    fn body(&self) -> Option<&str> {
        self.body.as_deref().filter(|body| !body.is_empty())
    }

    /// The stance of the answers wanted; none within for remarks without an answer.
    fn answer(&self) -> Option<Option<Stance>> {
        match self.stance.as_deref() {
            Some(UNANSWERED) => Some(None),
            name => name.and_then(Stance::by_name).map(Some),
        }
    }

    fn passes(&self, remark: &RemarkView) -> bool {
        let state = match self.status() {
            Some((OPEN, _)) => remark.resolved.is_none(),
            Some(_) => remark.resolved.is_some(),
            None => true,
        };
        let given = remark.answer.as_ref().map(|answer| answer.stance);
        state
            && self.answer().is_none_or(|wanted| wanted == given)
            && self.body().is_none_or(|body| remark.author.person.body.kk == body)
    }

    /// The remarks that pass, in the order of the text, each with its number.
    pub(super) fn rows<'d>(&self, discussion: &'d Discussion) -> Vec<(u32, &'d RemarkView)> {
        let mut rows = by_place(&discussion.remarks, &discussion.blocks, discussion.version);
        rows.retain(|(_, remark)| self.passes(remark));
        rows
    }

    /// The filters in words; nothing when none is set.
    pub(super) fn say(&self, discussion: &Discussion, lang: Lang) -> String {
        let status = self.status().map(|(_, word)| word);
        let answer = self.answer().map(|wanted| wanted.map_or(words::UNANSWERED, stance_word));
        let body = self.body().map(|body| {
            let mut bodies = discussion.remarks.iter().map(|remark| &remark.author.person.body);
            bodies.find(|names| names.kk == body).map_or(body, |names| names.in_lang(lang))
        });
        let said = |head: Word, what: &str| format!("{}: {what}", head.text(lang));
        let parts = [
            status.map(|word| said(words::COL_STATUS, word.text(lang))),
            body.map(|body| said(words::BODY, body)),
            answer.map(|word| said(words::COL_ANSWER, word.text(lang))),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}
