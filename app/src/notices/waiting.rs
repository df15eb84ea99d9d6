//! What waits: votes first, then calls upon the reader, then documents to read. A whole row leads to its place.

use crate::{certificates::expiring, live};
use domain::{
    certificates::Expiring,
    id::{CertificateRequestId, DocumentId, LibraryItemId, NoticeId, PollId},
    notices::Waiting,
    time::{DAY, Moment},
};
use leptos::prelude::*;
use ui::{
    EmptyState, Glyph, Icon, LinkButton,
    i18n::{Word, lang, notices as words, t},
    time,
};

/// The sections of what waits.
#[component]
pub(super) fn WaitingList(waiting: Memo<Vec<Waiting>>) -> impl IntoView {
    let any = Memo::new(move |_| waiting.with(|waiting| !waiting.is_empty()));
    view! {
        <Show
            when=move || any.get()
            fallback=|| {
                view! {
                    <EmptyState text=t(words::NOTHING_WAITS) more=t(words::NOTHING_WAITS_MORE) glyph=Glyph::Check>
                        <LinkButton href="/groups">{t(words::TO_GROUPS)}</LinkButton>
                    </EmptyState>
                }
            }
        >
            <div class="waiting">
                <Section waiting heading=words::VOTES kind=Kind::Vote/>
                <Section waiting heading=words::MENTIONS kind=Kind::Mention/>
                <Section waiting heading=words::TO_SIGN kind=Kind::Sign/>
                <Section waiting heading=words::CENTRE_ENDS kind=Kind::Centre/>
                <Section waiting heading=words::REQUESTS kind=Kind::Request/>
                <Section waiting heading=words::TO_ACKNOWLEDGE kind=Kind::Acknowledge/>
                <Section waiting heading=words::READING kind=Kind::Reading/>
            </div>
        </Show>
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Vote,
    Mention,
    Sign,
    Centre,
    Request,
    Acknowledge,
    Reading,
}

const fn kind(waiting: &Waiting) -> Kind {
    match waiting {
        Waiting::Vote { .. } => Kind::Vote,
        Waiting::Mention { .. } => Kind::Mention,
        Waiting::Signature { .. } => Kind::Sign,
        Waiting::CentreEnds { .. } => Kind::Centre,
        Waiting::CertificateRequest { .. } => Kind::Request,
        Waiting::Acknowledge { .. } => Kind::Acknowledge,
        Waiting::Reading { .. } => Kind::Reading,
    }
}

/// What makes a row another row.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Vote(PollId, String, Option<Moment>),
    Mention(NoticeId),
    Sign(PollId, String),
    Centre(Expiring, Moment),
    Request(CertificateRequestId, bool),
    Acknowledge(LibraryItemId, String),
    Reading(DocumentId, String),
}

fn key(waiting: &Waiting) -> Key {
    match waiting {
        Waiting::Vote { poll, question, closes_at, .. } => Key::Vote(*poll, question.clone(), *closes_at),
        Waiting::Mention { notice, .. } => Key::Mention(*notice),
        Waiting::Signature { poll, question, .. } => Key::Sign(*poll, question.clone()),
        Waiting::CentreEnds { what, at } => Key::Centre(*what, *at),
        Waiting::CertificateRequest { request, checked, .. } => Key::Request(*request, *checked),
        Waiting::Acknowledge { item, title, .. } => Key::Acknowledge(*item, title.clone()),
        Waiting::Reading { document, title, .. } => Key::Reading(*document, title.clone()),
    }
}

/// All of one kind; nothing when there is none.
#[component]
fn Section(waiting: Memo<Vec<Waiting>>, heading: Word, kind: Kind) -> impl IntoView {
    let rows = Memo::new(move |_| {
        waiting
            .with(|waiting| waiting.iter().filter(|one| self::kind(one) == kind).cloned().collect::<Vec<_>>())
    });
    let any = Memo::new(move |_| rows.with(|rows| !rows.is_empty()));
    view! {
        <Show when=move || any.get()>
            <section>
                <h2 class="label">{t(heading)}</h2>
                <ul class="tasks" role="list">
                    <For each=move || rows.get() key=key let:one>
                        {task(one)}
                    </For>
                </ul>
            </section>
        </Show>
    }
}

fn task(waiting: Waiting) -> AnyView {
    match waiting {
        Waiting::Vote { poll, document, question, title, closes_at } => {
            let href = format!("/documents/{document}#vote-{poll}");
            view! { <Vote href question title closes_at/> }.into_any()
        }
        Waiting::Mention { remark, document, title, by, at, .. } => {
            let href = format!("/documents/{document}#remark-{remark}");
            view! { <Mention href title by at/> }.into_any()
        }
        Waiting::Signature { poll, question, title, closed } => {
            view! { <Sign href=format!("/signatures/sign?poll={poll}") question title closed/> }.into_any()
        }
        Waiting::CentreEnds { what, at } => view! { <CentreEnds what at/> }.into_any(),
        Waiting::CertificateRequest { request, name, checked, asked } => {
            view! { <Request href=format!("/certificates/requests/{request}") name checked asked/> }
                .into_any()
        }
        Waiting::Acknowledge { item, title, folder_name, placed } => {
            view! { <Reading href=format!("/library/{item}") title group_name=folder_name placed/> }
                .into_any()
        }
        Waiting::Reading { document, title, group_name, placed } => {
            view! { <Reading href=format!("/documents/{document}") title group_name placed/> }.into_any()
        }
    }
}

#[component]
fn Vote(href: String, question: String, title: String, closes_at: Option<Moment>) -> impl IntoView {
    let clock = live::clock();
    let left = Memo::new(move |_| closes_at.map(|closes| closes.0 - clock.get()));
    let urgent = Memo::new(move |_| left.get().is_some_and(|left| left < DAY));
    let late = Memo::new(move |_| left.get().is_some_and(|left| left <= 0));
    let due = move || match left.get() {
        Some(left) => time::countdown(lang(), left),
        None => words::NO_TERM.text(lang()).to_owned(),
    };
    let until = move || {
        let lang = lang();
        closes_at.map(|closes| words::CLOSES.with(lang, &[("time", &time::date_time(lang, closes.0))]))
    };
    let from = move || words::FROM_DOCUMENT.with(lang(), &[("title", &title)]);
    view! {
        <li class="task" class:urgent=move || urgent.get()>
            <Icon glyph=Glyph::Vote/>
            <div>
                <a class="what" href=href>
                    {question}
                </a>
                <span class="from">{from}</span>
            </div>
            <span class="due" class:late=move || late.get() title=until>
                {due}
            </span>
            <span class="acts" aria-hidden="true">
                <span class="button primary">{t(words::VOTE)}</span>
            </span>
        </li>
    }
}

#[component]
fn Request(href: String, name: String, checked: bool, asked: Moment) -> impl IntoView {
    let from = t(if checked { words::ISSUE } else { words::CHECK_IDENTITY });
    view! { <Task glyph=Glyph::Lock href what=name.into_any() from=from.into_any() due=moment(asked) act=words::LOOK/> }
}

#[component]
fn CentreEnds(what: Expiring, at: Moment) -> impl IntoView {
    let due = (move || time::date(lang(), at.0)).into_any();
    let (href, what) = ("/certificates#centre".to_owned(), t(expiring(what)).into_any());
    view! { <Task glyph=Glyph::Warning href what from=t(words::CENTRE_RENEW).into_any() due act=words::LOOK/> }
}

#[component]
fn Mention(href: String, title: String, by: String, at: Moment) -> impl IntoView {
    let what = move || match by.is_empty() {
        true => words::MENTIONS.text(lang()).to_owned(),
        false => words::MENTION_BY.with(lang(), &[("name", &by)]),
    };
    let from = move || words::FROM_DOCUMENT.with(lang(), &[("title", &title)]);
    view! { <Task glyph=Glyph::Talk href what=what.into_any() from=from.into_any() due=moment(at) act=words::ANSWER/> }
}

#[component]
fn Reading(href: String, title: String, group_name: String, placed: Moment) -> impl IntoView {
    let due = move || {
        let lang = lang();
        words::PLACED.with(lang, &[("time", &time::date(lang, placed.0))])
    };
    let due = due.into_any();
    view! { <Task glyph=Glyph::Document href what=title.into_any() from=group_name.into_any() due act=words::READ/> }
}

#[component]
fn Sign(href: String, question: String, title: String, closed: Moment) -> impl IntoView {
    let from = move || words::PROTOCOL_OF.with(lang(), &[("title", &title)]);
    view! { <Task glyph=Glyph::Edit href what=question.into_any() from=from.into_any() due=moment(closed) act=words::SIGN/> }
}

fn moment(at: Moment) -> AnyView {
    view! { <ui::Moment at=at.0/> }.into_any()
}

/// A row that is not urgent: what it is, where it is from, since when, and what is to be done.
#[component]
fn Task(glyph: Glyph, href: String, what: AnyView, from: AnyView, due: AnyView, act: Word) -> impl IntoView {
    view! {
        <li class="task">
            <Icon glyph/>
            <div>
                <a class="what" href=href>
                    {what}
                </a>
                <span class="from">{from}</span>
            </div>
            <span class="due">{due}</span>
            <span class="acts" aria-hidden="true">
                <span class="button">{t(act)}</span>
            </span>
        </li>
    }
}
