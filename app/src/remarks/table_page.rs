//! `/documents/:id/remarks`: the table of remarks, filtered, answered one by one or many at once, taken away as a file.

use super::{
    answer_form::AnswerForm,
    choose_all::ChooseAll,
    narrowed::{Narrowed, STATES, UNANSWERED},
    table_row::{TableRow, stance_word},
    take_away::TakeAway,
};
use crate::{
    call::call,
    documents::Places,
    shell::{FaultPage, LoadedLive, Page, Paging, Title, asked_page, param, query_param},
};
use domain::{
    access::Verdict,
    documents::{Discussion, ViewDocument},
    fault::Fault,
    groups::GroupState,
    id::DocumentId,
    operation::Operation,
    remarks::{AnswerRemarks, RemarkView, Stance},
};
use leptos::prelude::*;
use leptos_router::components::Form;
use std::collections::BTreeMap;
use ui::{
    Button, EmptyState, Glyph, Icon, Opt, SelectField, Shape, Table,
    i18n::{Word, lang, remarks as words, t, versions},
};

/// The page.
#[component]
pub fn RemarkTablePage() -> impl IntoView {
    let Some(document) = param::<DocumentId>("id") else {
        return view! { <FaultPage fault=Fault::NotFound/> }.into_any();
    };
    let page = Page::new(move || call(ViewDocument { document, version: None }));
    view! {
        <LoadedLive
            page
            shape=Shape::Table
            view=move |discussion| view! { <Open page discussion/> }.into_any()
        />
    }
    .into_any()
}

/// Remarks on one page.
const PAGE_ROWS: usize = 100;

#[component]
fn Open(page: Page<Discussion>, discussion: Signal<Discussion>) -> impl IntoView {
    let (state, body, stance) = (query_param("state"), query_param("body"), query_param("stance"));
    let narrowed =
        Memo::new(move |_| Narrowed { state: state.get(), body: body.get(), stance: stance.get() });
    let rows = Memo::new(move |_| {
        discussion.with(|discussion| {
            let rows = narrowed.with(|narrowed| narrowed.rows(discussion));
            rows.into_iter().map(|(number, remark)| (number, remark.clone())).collect::<Vec<_>>()
        })
    });
    let may_answer = Memo::new(move |_| {
        discussion.with(|discussion| {
            discussion.group_state == GroupState::Open
                && discussion.card.state.writable().is_ok()
                && AnswerRemarks::RULE.verdict(true, discussion.standing) == Verdict::Cleared
        })
    });
    let (document, title, group, group_name) = discussion.with_untracked(|discussion| {
        let card = &discussion.card;
        (card.id, card.title.clone(), discussion.group, discussion.group_name.clone())
    });
    let asked = query_param("page");
    let page_number = Memo::new(move |_| {
        let last = rows.with(|rows| rows.len().saturating_sub(1) / PAGE_ROWS);
        (asked_page(asked.get().as_deref()) as usize).min(last)
    });
    let shown = Memo::new(move |_| {
        let first = page_number.get() * PAGE_ROWS;
        rows.with(|rows| rows.iter().skip(first).take(PAGE_ROWS).cloned().collect::<Vec<_>>())
    });
    let content = move || {
        if rows.with(Vec::is_empty) {
            return view! { <EmptyState text=t(words::NONE) glyph=Glyph::Check/> }.into_any();
        }
        if may_answer.get() {
            view! {
                <AnswerForm document page>
                    <ChooseAll rows=shown>
                        <Rows discussion rows=shown chosen=true/>
                    </ChooseAll>
                </AnswerForm>
            }
            .into_any()
        } else {
            view! { <Rows discussion rows=shown chosen=false/> }.into_any()
        }
    };
    view! {
        <Title text=t(words::TABLE)/>
        <main class="page wide" id="main" tabindex="-1">
            <div class="page-head">
                <ol class="crumbs">
                    <li>
                        <a href=format!("/groups/{group}")>{group_name}</a>
                    </li>
                    <li>
                        <a href=format!("/documents/{document}")>{title}</a>
                    </li>
                </ol>
                <h1>{t(words::TABLE)}</h1>
                <p class="lead">{t(words::TABLE_LEAD)}</p>
            </div>
            <TakeAway
                document
                narrowed
                shown=Signal::derive(move || rows.with(Vec::len))
                all=Signal::derive(move || discussion.with(|discussion| discussion.remarks.len()))
            />
            <Show when=move || may_answer.get()>
                <p>
                    <a class="button small" href=format!("/documents/{document}/remarks/import")>{t(words::IMPORT)}</a>
                </p>
            </Show>
            <Filters document discussion narrowed=narrowed.get_untracked()/>
            <div class="stack loose">{content}</div>
            {move || {
                let (page, total) = (page_number.get(), rows.with(Vec::len));
                let path = format!("/documents/{document}/remarks");
                let rest = narrowed.with(Narrowed::parts);
                view! { <Paging page=page as u32 total=total as u32 rows=PAGE_ROWS as u32 path rest/> }
            }}
        </main>
    }
}

/// What a row shows, as far as it changes: a row is drawn anew when it does, and its box stays ticked when not.
fn state(number: u32, remark: &RemarkView) -> (u32, i64, Option<i64>, Option<i64>, usize) {
    let answered = remark.answer.as_ref().map(|answer| answer.at.0);
    let settled = remark.resolved.as_ref().map(|settled| settled.at.0);
    (number, remark.version, answered, settled, remark.carried.len())
}

#[component]
fn Rows(
    discussion: Signal<Discussion>,
    rows: Memo<Vec<(u32, RemarkView)>>,
    /// Whether rows can be chosen to be answered.
    chosen: bool,
) -> impl IntoView {
    let (version, places) = discussion
        .with_untracked(|discussion| (discussion.version, StoredValue::new(Places::of(&discussion.blocks))));
    let head = |word: Word| view! { <th scope="col">{t(word)}</th> };
    view! {
        <Table label=t(words::TABLE)>
            <thead>
                <tr>
                    {head(words::COL_PLACE)} {head(words::COL_REMARK)} {head(words::COL_WORDING)}
                    {head(words::COL_ANSWER)} {head(words::COL_STATUS)}
                </tr>
            </thead>
            <tbody>
                <For each=move || rows.get() key=|(number, remark)| state(*number, remark) let:row>
                    <TableRow number=row.0 remark=row.1 version places chosen/>
                </For>
            </tbody>
        </Table>
    }
}

#[component]
fn Filters(document: DocumentId, discussion: Signal<Discussion>, narrowed: Narrowed) -> impl IntoView {
    let states = options(STATES);
    let given = Stance::ALL.map(|stance| (stance.name(), stance_word(stance)));
    let stances = options([(UNANSWERED, words::UNANSWERED)].into_iter().chain(given));
    // A body is known by its Kazakh name, which all have.
    let bodies = Signal::derive(move || {
        discussion.with(|discussion| {
            let lang = lang();
            let bodies: BTreeMap<&str, &str> = discussion
                .remarks
                .iter()
                .map(|remark| &remark.author.person.body)
                .filter(|body| !body.kk.is_empty())
                .map(|body| (body.kk.as_str(), body.in_lang(lang)))
                .collect();
            bodies.into_iter().map(|(key, name)| Opt::new(key, name.to_owned())).collect::<Vec<_>>()
        })
    });
    view! {
        <Form method="GET" action=format!("/documents/{document}/remarks") attr:class="filters">
            <SelectField
                name="state"
                label=t(words::COL_STATUS)
                options=states
                empty=t(words::ALL)
                value=narrowed.state.unwrap_or_default()
            />
            <SelectField
                name="body"
                label=t(words::BODY)
                options=bodies
                empty=t(words::ALL)
                value=narrowed.body.unwrap_or_default()
            />
            <SelectField
                name="stance"
                label=t(words::COL_ANSWER)
                options=stances
                empty=t(words::ALL)
                value=narrowed.stance.unwrap_or_default()
            />
            <Button>
                <Icon glyph=Glyph::Search/>
                {t(versions::SHOW)}
            </Button>
        </Form>
    }
}

fn options(choices: impl IntoIterator<Item = (&'static str, Word)>) -> Signal<Vec<Opt>> {
    let options: Vec<Opt> = choices.into_iter().map(|(value, word)| Opt::new(value, t(word))).collect();
    Signal::stored(options)
}
