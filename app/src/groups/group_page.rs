//! A group's card: its nine requisites, and everything that is done with it.

use super::{
    attachments::Attachments,
    documents::Documents,
    fold::refused,
    look::{Card, StateTag},
    meetings::Meetings,
    members::Members,
    sure::Sure,
    texts::EditTexts,
};
use crate::{
    call::call,
    live,
    shell::{FaultPage, LoadedLive, Page, Title},
};
use domain::{
    documents::{DocumentState, PlaceDocument},
    fault::Fault,
    groups::{CloseGroup, EditGroup, GroupRole, GroupState, GroupView, ViewGroup, close},
    id::{DocumentId, GroupId},
    live::Topic,
};
use leptos::{ev::MouseEvent, prelude::*};
use leptos_router::hooks::use_params_map;
use ui::{
    Banner, Face, Glyph, Kind, LinkButton, Notice, Shape,
    i18n::{Word, groups as words, lang, notices, shell, t},
    time,
};

/// The card of the group in the address.
#[component]
pub fn GroupPage() -> impl IntoView {
    let params = use_params_map();
    // Going from one group to another keeps the route and changes only its part.
    let group = Memo::new(move |_| params.read().get("id").and_then(|id| id.parse::<GroupId>().ok()));
    move || match group.get() {
        Some(group) => view! { <Group group/> }.into_any(),
        None => view! { <FaultPage fault=Fault::NotFound/> }.into_any(),
    }
}

#[component]
fn Group(group: GroupId) -> impl IntoView {
    let page = Page::new(move || call(ViewGroup { group }));
    let card = move |group| view! { <Whole card=Card { group, page }/> }.into_any();
    view! { <LoadedLive page shape=Shape::List view=card/> }
}

#[component]
fn Whole(card: Card) -> impl IntoView {
    let (id, seq) = card.group.with_untracked(|group| (group.id, group.seq));
    live::follow(Topic::Group(id), seq, move |_| card.page.refetch());
    let name = card.part(|group| group.name.clone());
    let placing = RwSignal::new(refused::<PlaceDocument>());
    let editing = RwSignal::new(refused::<EditGroup>());
    let may_edit = card.may::<EditGroup>();
    view! {
        <Title text=Signal::derive(move || name.get())/>
        <main class="page" id="main" tabindex="-1">
            <Head card name placing editing/>
            <Voting card/>
            <section class="panel">
                <dl class="requisites">
                    <Office card role=GroupRole::Chair word=words::CHAIR/>
                    <Office card role=GroupRole::Secretary word=words::SECRETARY/>
                    <Text card word=words::NAME part=|group| &group.name/>
                    <Text card word=words::DESCRIPTION part=|group| &group.description/>
                    <Text card word=words::JUSTIFICATION part=|group| &group.justification/>
                    <div>
                        <dt>{t(words::FILES)}</dt>
                        <dd>
                            <Attachments card/>
                        </dd>
                    </div>
                    <div>
                        <dt>{t(words::MEMBERS)}</dt>
                        <dd>
                            <Members card/>
                        </dd>
                    </div>
                    <div>
                        <dt>{t(words::MEETINGS)}</dt>
                        <dd>
                            <Meetings card/>
                        </dd>
                    </div>
                    <div id="documents">
                        <dt>{t(words::DOCUMENTS)}</dt>
                        <dd>
                            <Documents card placing/>
                        </dd>
                    </div>
                </dl>
            </section>
            <Show when=move || may_edit.get()>
                <div class="group-act">
                    <EditTexts card open=editing/>
                </div>
            </Show>
            <Closing card/>
        </main>
    }
}

/// Name, state, and the next acts.
#[component]
fn Head(card: Card, name: Memo<String>, placing: RwSignal<bool>, editing: RwSignal<bool>) -> impl IntoView {
    let state = card.part(|group| group.state);
    let (created, initiator) =
        card.group.with_untracked(|group| (group.created.0, group.initiator.name.clone()));
    let origin = move || {
        let lang = lang();
        words::CREATED.with(lang, &[("date", &time::date(lang, created)), ("name", &initiator)])
    };
    let (may_place, may_edit) = (card.may::<PlaceDocument>(), card.may::<EditGroup>());
    view! {
        <div class="page-head">
            <ol class="crumbs">
                <li>
                    <a href="/groups">{t(shell::GROUPS)}</a>
                </li>
            </ol>
            <h1>{move || name.get()}</h1>
            <p class="row" aria-live="polite">
                {move || view! { <StateTag state=state.get()/> }}
                <span class="quiet-text">{origin}</span>
            </p>
            <div class="acts">
                <LinkButton href="#documents" kind=Kind::Quiet>
                    {t(words::TO_DOCUMENTS)}
                </LinkButton>
                <Show when=move || may_edit.get()>
                    <Unfold form="edit-group" open=editing kind=Kind::Plain word=words::CHANGE/>
                </Show>
                <Show when=move || may_place.get()>
                    <Unfold form="place-document" open=placing kind=Kind::Primary word=words::PLACE_DOCUMENT/>
                </Show>
            </div>
        </div>
        <Show when=move || state.get() == GroupState::Closed>
            <Banner title=t(words::CLOSED_TEXT)/>
        </Show>
    }
}

/// Leads to a folded form and unfolds it; browsers unfold what a link leads into by themselves.
#[component]
fn Unfold(form: &'static str, open: RwSignal<bool>, kind: Kind, word: Word) -> impl IntoView {
    let click = move |event: MouseEvent| {
        event.prevent_default();
        open.set(true);
        request_animation_frame(move || show(form));
    };
    view! {
        <a class=kind.class(false) href=format!("#{form}") on:click=click>
            {t(word)}
        </a>
    }
}

/// Brings a form into view and puts the cursor into its first field.
fn show(form: &str) {
    use wasm_bindgen::JsCast;
    let Some(form) = document().get_element_by_id(form) else { return };
    form.scroll_into_view();
    if let Ok(Some(field)) = form.query_selector("input:not([type=hidden]), textarea, select")
        && let Ok(field) = field.dyn_into::<web_sys::HtmlElement>()
    {
        drop(field.focus());
    }
}

/// Votes come first: they have a term.
#[component]
fn Voting(card: Card) -> impl IntoView {
    let open = card.part(|group| {
        let voting = group.documents.iter().filter(|row| row.open_polls > 0);
        voting.map(|row| (row.id, row.title.clone())).collect::<Vec<_>>()
    });
    let links = move || {
        let link = |(id, title): (DocumentId, String)| {
            let name = title.clone();
            view! {
                <li class="spread">
                    <a href=format!("/documents/{id}")>{title}</a>
                    <LinkButton href=format!("/documents/{id}#votes") kind=Kind::Primary small=true>
                        {t(notices::VOTE)}
                        <span class="visually-hidden">": " {name}</span>
                    </LinkButton>
                </li>
            }
        };
        open.get().into_iter().map(link).collect_view()
    };
    view! {
        <Show when=move || !open.with(Vec::is_empty)>
            <Banner kind=Notice::Warn glyph=Glyph::Vote title=t(words::VOTING_NOW)>
                <ul class="lines" role="list">{links}</ul>
            </Banner>
        </Show>
    }
}

/// Who holds an office.
#[component]
fn Office(card: Card, role: GroupRole, word: Word) -> impl IntoView {
    let holder = card.part(move |group| group.members.iter().find(|member| member.role == role).cloned());
    let shown = move || {
        holder.get().map(|member| {
            let person = member.person;
            let (name, body) = (person.name.clone(), person.body);
            view! {
                <span class="row">
                    <Face name=person.name/>
                    <span>
                        <a href=format!("/directory/people/{}", person.id)>{name}</a>
                        {move || {
                            let body = body.in_lang(lang());
                            (!body.is_empty()).then(|| format!(", {body}"))
                        }}
                    </span>
                </span>
            }
        })
    };
    view! {
        <div>
            <dt>{t(word)}</dt>
            <dd>{shown}</dd>
        </div>
    }
}

/// A text of the group.
#[component]
fn Text(card: Card, word: Word, part: fn(&GroupView) -> &String) -> impl IntoView {
    let text = card.part(move |group| part(group).clone());
    let shown = move || {
        text.with(|text| match text.is_empty() {
            true => view! { <span class="quiet-text">{t(words::NOTHING)}</span> }.into_any(),
            false => text.clone().into_any(),
        })
    };
    view! {
        <div>
            <dt>{t(word)}</dt>
            <dd>{shown}</dd>
        </div>
    }
}

/// Ends the group's work, or says what must be done before.
#[component]
fn Closing(card: Card) -> impl IntoView {
    let id = card.group.with_untracked(|group| group.id);
    let may_close = card.may::<CloseGroup>();
    let discussed = card.part(|group| {
        let open = group.documents.iter().filter(|row| row.state == DocumentState::Discussed);
        u32::try_from(open.count()).unwrap_or(u32::MAX)
    });
    let act = move || {
        let left = discussed.get();
        if close(GroupState::Open, left).is_err() {
            let why = move || words::CLOSE_FIRST.count(lang(), left.into());
            return view! { <p class="quiet-text">{why}</p> }.into_any();
        }
        view! {
            <Sure
                operation=CloseGroup { group: id }
                id="close-group"
                act=t(words::CLOSE)
                title=t(words::CLOSE_TITLE)
                text=t(words::CLOSE_TEXT)
                then=format!("/groups/{id}")
                on_done=card.renewed()
            />
        }
        .into_any()
    };
    view! {
        <Show when=move || may_close.get()>
            <div class="group-act">{act}</div>
        </Show>
    }
}
