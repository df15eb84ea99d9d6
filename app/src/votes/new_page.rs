//! Opening a vote: the question, and every part of its rule in plain words.

use super::new_fields::{Fields, Subject};
use crate::{
    call::call,
    form::{Act, Hidden, KeyField},
    shell::{FaultPage, LoadedLive, Page, Title, query_param},
};
use domain::{
    access::Verdict,
    documents::{BlockKind, BlockView, Discussion, ViewDocument},
    fault::{Fault, Refusal},
    groups::{GroupState, GroupView, ViewGroup},
    id::{BlockId, DocumentId},
    operation::Operation,
    votes::OpenPoll,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use ui::{
    Shape,
    i18n::{lang, shell, t, votes as words},
};

/// The form that opens a vote on the document in the address, or on its point named by `block`.
#[component]
pub fn NewPollPage() -> impl IntoView {
    let params = use_params_map();
    let document = Memo::new(move |_| params.read().get("id").and_then(|id| id.parse::<DocumentId>().ok()));
    move || match document.get() {
        Some(document) => view! { <NewPoll document/> }.into_any(),
        None => view! { <FaultPage fault=Fault::NotFound/> }.into_any(),
    }
}

async fn load(document: DocumentId) -> Result<(Discussion, GroupView), Fault> {
    let discussion = call(ViewDocument { document, version: None }).await?;
    let group = call(ViewGroup { group: discussion.group }).await?;
    Ok((discussion, group))
}

#[component]
fn NewPoll(document: DocumentId) -> impl IntoView {
    let page = Page::new(move || load(document));
    let block = query_param("block");
    let form = move |data: Signal<(Discussion, GroupView)>| {
        let (discussion, group) = data.get_untracked();
        match refusal(&discussion) {
            Some(refusal) => view! { <FaultPage fault=Fault::Refused(refusal)/> }.into_any(),
            None => {
                let block = block.get_untracked().and_then(|id| id.parse::<BlockId>().ok());
                view! { <Form discussion group block/> }.into_any()
            }
        }
    };
    view! { <LoadedLive page shape=Shape::Form view=form/> }
}

/// Why the reader can't open a vote here.
fn refusal(discussion: &Discussion) -> Option<Refusal> {
    if OpenPoll::RULE.verdict(true, discussion.standing) != Verdict::Cleared {
        return Some(Refusal::NotYours);
    }
    if discussion.group_state == GroupState::Closed {
        return Some(Refusal::GroupClosed);
    }
    discussion.card.state.writable().err()
}

#[component]
fn Form(discussion: Discussion, group: GroupView, block: Option<BlockId>) -> impl IntoView {
    let Discussion { card, group: group_id, group_name, blocks, .. } = discussion;
    let point = block.and_then(|block| blocks.into_iter().find(|known| known.id == block));
    let (document, title) = (card.id, card.title);
    let subject = subject(point.as_ref());
    let hidden = point.as_ref().map(|point| view! { <Hidden name="block" value=point.id.to_string()/> });
    view! {
        <Title text=t(words::NEW)/>
        <main class="page narrow" id="main" tabindex="-1">
            <div class="page-head">
                <ol class="crumbs">
                    <li>
                        <a href="/groups">{t(shell::GROUPS)}</a>
                    </li>
                    <li>
                        <a href=format!("/groups/{group_id}")>{group_name}</a>
                    </li>
                    <li>
                        <a href=format!("/documents/{document}")>{title}</a>
                    </li>
                </ol>
                <h1>{t(words::NEW)}</h1>
                <p class="lead">{t(words::NEW_LEAD)}</p>
            </div>
            <On document point/>
            <Act<OpenPoll> then=format!("/documents/{document}#vote-{{}}")>
                <Hidden name="document" value=document.to_string()/>
                {hidden}
                <KeyField/>
                <Fields document subject members=group.members/>
            </Act<OpenPoll>>
        </main>
    }
}

/// What is put to the vote, shown above the form.
#[component]
fn On(document: DocumentId, point: Option<BlockView>) -> impl IntoView {
    match point {
        None => view! { <p class="vote-on">{t(words::ON_DOCUMENT)}</p> }.into_any(),
        Some(point) => {
            let label = point.block.label;
            view! {
                <div class="vote-on">
                    <p>{t(words::ON_POINT)}</p>
                    <blockquote class="law">
                        {(!label.is_empty()).then(|| view! { <b>{label}</b> " " })}
                        {point.block.text}
                    </blockquote>
                    <p>
                        <a href=format!("/documents/{document}/polls/new") rel="external">{t(words::WHOLE_INSTEAD)}</a>
                    </p>
                </div>
            }
            .into_any()
        }
    }
}

/// How the question might be put.
fn subject(point: Option<&BlockView>) -> Subject {
    Signal::stored(point.map(|point| {
        let label = point.block.label.trim_end_matches(['.', ')', ' ']).to_owned();
        (!label.is_empty() && point.block.kind == BlockKind::Point).then_some(label)
    }))
}

/// An example of a question on the subject.
pub(super) fn example(subject: Subject) -> Signal<String> {
    Signal::derive(move || {
        let lang = lang();
        let text = subject.with(|subject| match subject {
            None => words::ADOPT_DOCUMENT.text(lang).to_owned(),
            Some(None) => words::ADOPT_PART.text(lang).to_owned(),
            Some(Some(number)) => words::ADOPT_POINT.with(lang, &[("n", number)]),
        });
        words::EXAMPLE.with(lang, &[("text", &text)])
    })
}
