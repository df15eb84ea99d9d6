//! What a filled table would change, and the button that lets it.

use super::table_row::stance_word;
use crate::{
    form::{Act, Hidden, form_state},
    say,
};
use domain::{
    field::{Field, FieldFlaw, Flaw},
    id::{DocumentId, UploadId},
    lang::Lang,
    remarks::{AnswerLine, AnswersReport, FlawedRow, ImportAnswers, RowFlaw, Unreadable},
};
use leptos::prelude::*;
use ui::{
    Banner, Button, Kind, Notice, Table,
    i18n::{Word, directory, lang, remarks as words, t},
    plural::number,
};

/// Why there is no report, and what to do.
pub(super) fn unreadable(lang: Lang, why: &Unreadable) -> String {
    match why {
        Unreadable::NoTable => words::TABLE_NOT_FOUND.text(lang).to_owned(),
        Unreadable::Damaged => words::TABLE_DAMAGED.text(lang).to_owned(),
        Unreadable::TooMany { max } => words::TABLE_TOO_LONG.with(lang, &[("max", &number(u64::from(*max)))]),
        Unreadable::NoColumns(fields) => {
            let names: Vec<&str> = fields.iter().map(|field| column(*field).text(lang)).collect();
            words::COLUMNS_GONE.with(lang, &[("columns", &names.join(", "))])
        }
    }
}

/// The heading of a column, which for the wording differs from that of a form.
fn column(field: Field) -> Word {
    if field == Field::Wording { words::FINAL_WORDING } else { say::label(field) }
}

/// What is wrong with a row, and what to do.
fn flaw(lang: Lang, flaw: &RowFlaw) -> String {
    let word = match flaw {
        RowFlaw::Added => words::ROW_ADDED,
        RowFlaw::Foreign => words::ROW_FOREIGN,
        RowFlaw::Twice => words::ROW_TWICE,
        RowFlaw::Stale => words::ROW_STALE,
        RowFlaw::Entry(FieldFlaw { field: Field::Stance, flaw: Flaw::Unknown }) => words::STANCE_UNKNOWN,
        RowFlaw::Entry(FieldFlaw { field: Field::Reasoning, flaw: Flaw::Missing }) => {
            words::REASONING_MISSING
        }
        RowFlaw::Entry(FieldFlaw { field, flaw }) => {
            return say::flaw_named(lang, column(*field).text(lang), *field, flaw);
        }
    };
    word.text(lang).to_owned()
}

/// Counts, the rows that will not be taken, and the act.
#[component]
pub(super) fn Report(
    document: DocumentId,
    /// The upload that was checked.
    file: UploadId,
    report: AnswersReport,
    /// Told how many answers were given.
    applied: Callback<u32>,
) -> impl IntoView {
    let AnswersReport { plan, answers, unchanged, flawed } = report;
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let fact = |word: Word, count: u64| {
        view! {
            <div>
                <dt>{t(word)}</dt>
                <dd class="figure">{number(count)}</dd>
            </div>
        }
    };
    let replaced = answers.iter().filter(|answer| answer.was.is_some()).count();
    let kind = if flawed.is_empty() { Notice::Info } else { Notice::Warn };
    let (given, wrong) = (count(answers.len()), count(flawed.len()));
    let nothing = answers.is_empty();
    view! {
        <Banner kind title=t(directory::REPORT_DRY)>
            <dl class="facts inline">
                {fact(words::WILL_ANSWER, given)} {fact(words::IN_PLACE, count(replaced))}
                {fact(directory::REPORT_UNCHANGED, unchanged.into())} {fact(words::FLAWED, wrong)}
            </dl>
            {nothing.then(|| view! { <p>{t(words::NOTHING_NEW)}</p> })}
        </Banner>
        {(wrong > 0).then(|| view! { <Flawed rows=flawed nothing/> })}
        {(!nothing)
            .then(|| {
                view! {
                    <Planned answers/>
                    <Act<ImportAnswers>
                        then=format!("/documents/{document}/remarks/import?done={{}}")
                        on_done=applied
                    >
                        <Hidden name="document" value=document.to_string()/>
                        <Hidden name="file" value=file.to_string()/>
                        <Hidden name="plan" value=plan/>
                        <Apply/>
                    </Act<ImportAnswers>>
                }
            })}
    }
}

#[component]
fn Apply() -> impl IntoView {
    let form = form_state();
    view! {
        <div class="form-acts">
            <Button kind=Kind::Primary busy=form.pending>{t(words::APPLY_ANSWERS)}</Button>
        </div>
    }
}

#[component]
fn Flawed(
    rows: Vec<FlawedRow>,
    /// Whether no other row is left to be taken.
    nothing: bool,
) -> impl IntoView {
    let row = |row: FlawedRow| {
        let flaws = row.flaws;
        let reasons = move || {
            let lang = lang();
            flaws.iter().map(|found| view! { <li>{flaw(lang, found)}</li> }).collect_view()
        };
        view! {
            <tr>
                <th scope="row" class="number">{row.row}</th>
                <td class="number" data-label=t(words::REMARK_NUMBER)>{row.number}</td>
                <td data-label=t(directory::WHAT_IS_WRONG)>
                    <ul>{reasons}</ul>
                </td>
            </tr>
        }
    };
    view! {
        <section class="stack" aria-labelledby="flawed">
            <h2 id="flawed">{t(words::FLAWED_ROWS)}</h2>
            {(!nothing).then(|| view! { <p>{t(words::FLAWED_HINT)}</p> })}
            <Table label=t(words::FLAWED_ROWS)>
                <thead>
                    <tr>
                        <th scope="col" class="number">{t(words::ROW_OF_FILE)}</th>
                        <th scope="col" class="number">{t(words::REMARK_NUMBER)}</th>
                        <th scope="col">{t(directory::WHAT_IS_WRONG)}</th>
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </Table>
        </section>
    }
}

#[component]
fn Planned(answers: Vec<AnswerLine>) -> impl IntoView {
    let row = |answer: AnswerLine| {
        view! {
            <tr>
                <th scope="row" class="number">{answer.row}</th>
                <td class="number" data-label=t(words::REMARK_NUMBER)>{answer.number}</td>
                <td data-label=t(say::label(Field::Stance))>{t(stance_word(answer.stance))}</td>
                <td data-label=t(words::EARLIER_ANSWER)>{answer.was.map(|was| t(stance_word(was)))}</td>
            </tr>
        }
    };
    view! {
        <details class="fold">
            <summary>{t(words::PLANNED_ROWS)}</summary>
            <Table label=t(words::WILL_ANSWER) plain=true>
                <thead>
                    <tr>
                        <th scope="col" class="number">{t(words::ROW_OF_FILE)}</th>
                        <th scope="col" class="number">{t(words::REMARK_NUMBER)}</th>
                        <th scope="col">{t(say::label(Field::Stance))}</th>
                        <th scope="col">{t(words::EARLIER_ANSWER)}</th>
                    </tr>
                </thead>
                <tbody>{answers.into_iter().map(row).collect_view()}</tbody>
            </Table>
        </details>
    }
}
