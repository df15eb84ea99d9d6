//! Documents before the group, and placing one.

use super::{fold::Fold, look::Card};
use crate::{
    documents::{FileDrop, MarkingFields},
    form::{Act, Hidden, KeyField, form_state},
    say,
    versions::version_number,
};
use domain::{
    documents::{DocumentRow, DocumentState, PlaceDocument, TITLE_MAX, Uploaded},
    drafts::DraftRow,
    field::Field,
};
use leptos::prelude::*;
use ui::{
    Button, EmptyState, Glyph, Icon, Kind, Tag, TextField, Tone,
    i18n::{drafts, groups as words, lang, t},
    time,
};

/// The documents, and for those who lead the group the form that places one.
#[component]
pub(super) fn Documents(
    card: Card,
    /// Whether the form is unfolded.
    placing: RwSignal<bool>,
) -> impl IntoView {
    let documents = card.part(|group| group.documents.clone());
    let may_place = card.may::<PlaceDocument>();
    let group = card.group.with_untracked(|group| group.id);
    let key = |row: &DocumentRow| {
        let archived = row.state == DocumentState::Archived;
        (row.id, row.title.clone(), row.version, archived, row.open_remarks, row.open_polls, row.read)
    };
    view! {
        <Show when=move || documents.with(Vec::is_empty)>
            <EmptyState text=t(words::NO_DOCUMENTS) more=t(words::NO_DOCUMENTS_MORE)/>
        </Show>
        <ul class="entries" role="list">
            <For each=move || documents.get() key=key let:row>
                <Entry row/>
            </For>
        </ul>
        <Drafts card/>
        <Show when=move || may_place.get()>
            <p class="acts">
                <a class="button quiet" href=format!("/groups/{group}/drafts/new")>
                    <Icon glyph=Glyph::Edit/>
                    {t(drafts::BEGIN)}
                </a>
            </p>
            <Place card placing/>
        </Show>
    }
}

#[component]
fn Entry(row: DocumentRow) -> impl IntoView {
    let DocumentRow { id, title, state, kind, placed, version, open_remarks, open_polls, read } = row;
    let remarks = (open_remarks > 0)
        .then(|| view! { <span>{move || words::OPEN_REMARKS.count(lang(), open_remarks.into())}</span> });
    let votes = (open_polls > 0).then(|| {
        let label = Signal::derive(move || words::OPEN_VOTES.count(lang(), open_polls.into()));
        view! { <Tag tone=Tone::Sun glyph=Glyph::Vote label=label/> }
    });
    let placed = move || {
        let lang = lang();
        words::PLACED.with(lang, &[("date", &time::date(lang, placed.0))])
    };
    let state = match state {
        DocumentState::Discussed => {
            view! { <Tag tone=Tone::Sky glyph=Glyph::Talk label=t(words::DISCUSSED)/> }
        }
        DocumentState::Archived => view! { <Tag glyph=Glyph::Archive label=t(words::ARCHIVED)/> },
    };
    view! {
        <li class="entry">
            <Icon glyph=Glyph::Document/>
            <div>
                <h2>
                    <a href=format!("/documents/{id}")>{title}</a>
                </h2>
                <p class="meta">
                    <span>{kind.extension().to_uppercase()}</span>
                    {(version > 1).then(|| view! { <span>{version_number(version)}</span> })}
                    <span>{placed}</span>
                    {remarks}
                    {(!read).then(|| view! { <b>{t(words::UNREAD)}</b> })}
                </p>
            </div>
            <p class="acts">{votes} {state}</p>
        </li>
    }
}

/// Texts being written: only those who may write them are given any.
#[component]
fn Drafts(card: Card) -> impl IntoView {
    let rows = card.part(|group| group.drafts.clone());
    let entry = |DraftRow { id, title, document, saved }: DraftRow| {
        let saved = move || {
            let lang = lang();
            drafts::SAVED.with(lang, &[("date", &time::date(lang, saved.0))])
        };
        view! {
            <li class="entry">
                <Icon glyph=Glyph::Edit/>
                <div>
                    <h2>
                        <a href=format!("/drafts/{id}")>{title}</a>
                    </h2>
                    <p class="meta">
                        {document.map(|_| view! { <span>{t(drafts::NEXT_VERSION)}</span> })}
                        <span>{saved}</span>
                    </p>
                </div>
            </li>
        }
    };
    view! {
        <Show when=move || !rows.with(Vec::is_empty)>
            <h2 class="label">{t(drafts::DRAFTS)}</h2>
            <ul class="entries" role="list">
                <For each=move || rows.get() key=|row| (row.id, row.title.clone(), row.saved) children=entry/>
            </ul>
        </Show>
    }
}

#[component]
fn Place(card: Card, placing: RwSignal<bool>) -> impl IntoView {
    let group = card.group.with_untracked(|group| group.id);
    view! {
        <Fold open=placing summary=t(words::PLACE_DOCUMENT)>
            <Act<PlaceDocument> id="place-document" then="/documents/{}">
                <Hidden name="group" value=group.to_string()/>
                <KeyField/>
                <PlaceFields/>
            </Act<PlaceDocument>>
        </Fold>
    }
}

#[component]
fn PlaceFields() -> impl IntoView {
    let form = form_state();
    let reason = RwSignal::new(None);
    let arrived = Callback::new(|uploaded: Uploaded| suggest_title(&uploaded.name));
    view! {
        <MarkingFields barred=reason/>
        <FileDrop name="file" purpose="document" on_there=arrived/>
        <TextField
            name="title"
            label=t(say::label(Field::Title))
            value=form.entered("title", "")
            max=TITLE_MAX
            required=true
            error=form.error(Field::Title)
        />
        <div class="acts" aria-live="polite">
            <Button kind=Kind::Primary busy=form.pending reason=reason>
                <Icon glyph=Glyph::Upload/>
                {t(words::PLACE_DOCUMENT)}
            </Button>
        </div>
    }
}

/// Proposes the file's name as the title, unless one has been written or somebody is about to write one.
pub(crate) fn suggest_title(file_name: &str) {
    use wasm_bindgen::JsCast;
    let field = document()
        .get_element_by_id("title")
        .and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok());
    let in_hand = document().active_element().is_some_and(|active| active.id() == "title");
    let Some(field) = field.filter(|field| !in_hand && field.value().trim().is_empty()) else { return };
    field.set_value(file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem));
    if let Ok(event) = web_sys::Event::new("input") {
        drop(field.dispatch_event(&event));
    }
}
