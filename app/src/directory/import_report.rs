//! What became of a table.

use crate::say;
use domain::directory::{ImportReport, RejectedRow};
use leptos::prelude::*;
use ui::{
    Banner, Notice, Table,
    i18n::{Word, directory as words, lang, t},
    plural::number,
};

/// Counts, and the rows that were not taken with their reasons.
#[component]
pub(super) fn Report(
    /// The report.
    report: ImportReport,
    /// The body's page.
    home: String,
) -> impl IntoView {
    let ImportReport { dry_run, created, updated, unchanged, rejected } = report;
    let refused = u32::try_from(rejected.len()).unwrap_or(u32::MAX);
    let kind = if refused > 0 { Notice::Warn } else { Notice::Success };
    let title = if dry_run { words::REPORT_DRY } else { words::REPORT_DONE };
    let count = |word: Word, count: u32| {
        view! {
            <div>
                <dt>{t(word)}</dt>
                <dd class="figure">{number(count.into())}</dd>
            </div>
        }
    };
    view! {
        <Banner kind title=t(title)>
            <dl class="facts inline">
                {count(words::REPORT_CREATED, created)} {count(words::REPORT_UPDATED, updated)}
                {count(words::REPORT_UNCHANGED, unchanged)} {count(words::REPORT_REFUSED, refused)}
            </dl>
            {(!dry_run).then(|| view! { <p><a href=home>{t(words::TO_BODY)}</a></p> })}
        </Banner>
        {(refused > 0).then(|| view! { <Rejected rows=rejected/> })}
    }
}

#[component]
fn Rejected(rows: Vec<RejectedRow>) -> impl IntoView {
    let row = |row: RejectedRow| {
        let flaws = row.flaws;
        let reasons = move || {
            let lang = lang();
            let reason = |found: &domain::field::FieldFlaw| {
                view! { <li>{say::flaw(lang, found.field, &found.flaw)}</li> }
            };
            flaws.iter().map(reason).collect_view()
        };
        view! {
            <tr>
                <th scope="row" class="number">{row.number}</th>
                <td data-label=t(words::WHO)>{row.who}</td>
                <td data-label=t(words::WHAT_IS_WRONG)>
                    <ul>{reasons}</ul>
                </td>
            </tr>
        }
    };
    view! {
        <h2>{t(words::REPORT_REJECTED)}</h2>
        <Table label=t(words::REPORT_REJECTED)>
            <thead>
                <tr>
                    <th scope="col" class="number">{t(words::ROW)}</th>
                    <th scope="col">{t(words::WHO)}</th>
                    <th scope="col">{t(words::WHAT_IS_WRONG)}</th>
                </tr>
            </thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </Table>
    }
}
