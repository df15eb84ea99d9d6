//! The head of a draft: what it is, who is in it, what may be done with it.

use super::{desk::Desk, look, place::PlaceDialog};
use crate::{
    form::{Act, Hidden, form_state},
    groups::Sure,
    say,
};
use domain::{
    documents::TITLE_MAX,
    drafts::{DiscardDraft, DraftCard, DraftState, EditDraft, ShareDraft},
    field::Field,
    id::GroupId,
    lang::Lang,
};
use leptos::prelude::*;
use ui::{
    Banner, Button, Dialog, DialogLink, Faces, Glyph, Icon, Kind, Moment, Notice, Opt, SelectField,
    TextField,
    i18n::{common, drafts as words, lang, t},
};

/// The head.
#[component]
pub(super) fn Head(desk: Desk) -> impl IntoView {
    let card = Memo::new(move |_| desk.view.with(|view| view.card.clone()));
    let part = move |part: fn(&DraftCard) -> String| move || card.with(part);
    let (group, group_name) = card.with_untracked(|card| (card.group, card.group_name.clone()));
    let here = Signal::derive(move || {
        desk.present.with(|people| people.iter().map(|one| one.name.clone()).collect::<Vec<_>>())
    });
    let begun = card.with_untracked(|card| card.begun.0);
    let begun_by = card.with_untracked(|card| card.begun_by.name.clone());
    let draft = desk.draft;
    view! {
        <header class="sheet-head">
            <p class="crumbs">
                <a href=format!("/groups/{group}")>{group_name}</a>
            </p>
            <h1>{part(|card| card.title.clone())}</h1>
            <p class="meta">
                <b>{t(words::DRAFT)}</b>
                <span>{move || t(look::language(card.with(|card| card.lang)))}</span>
                <span>{begun_by} ", " <Moment at=begun/></span>
                {move || card.with(|card| card.shared).then(|| view! { <b>{t(words::SHARED)}</b> })}
                {["docx", "pdf"]
                    .map(|kind| {
                        view! {
                            <a href=format!("/drafts/{draft}/text/{kind}") rel="external" download="">
                                <Icon glyph=Glyph::Download/>
                                {kind.to_uppercase()}
                            </a>
                        }
                    })}
                <Faces names=here/>
            </p>
            <State card/>
            <LeftOut card/>
            <Acts desk card/>
        </header>
    }
}

/// What has become of it, or of the document meanwhile.
#[component]
fn State(card: Memo<DraftCard>) -> impl IntoView {
    move || {
        let (state, document, version) = card.with(|card| (card.state, card.document, card.version));
        let document = document?;
        let number = version.unwrap_or(1).to_string();
        let word = if state == DraftState::Placed { words::PLACED } else { words::OF_VERSION };
        Some(view! {
            <Banner kind=Notice::Info title=Signal::derive(move || word.with(lang(), &[("n", &number)]))>
                <p>
                    <a href=format!("/documents/{document}")>{t(words::OPEN_DOCUMENT)}</a>
                </p>
            </Banner>
        })
    }
}

/// What of the file the text began with is not in it.
#[component]
fn LeftOut(card: Memo<DraftCard>) -> impl IntoView {
    move || {
        let (pictures, state) = card.with(|card| (card.pictures, card.state));
        (pictures > 0 && state == DraftState::Written).then(|| {
            let title = Signal::derive(move || words::PICTURES_LEFT.count(lang(), pictures.into()));
            view! { <Banner kind=Notice::Warn title=title><p></p></Banner> }
        })
    }
}

/// What those who lead the group may do with it.
#[component]
fn Acts(desk: Desk, card: Memo<DraftCard>) -> impl IntoView {
    let decides = Memo::new(move |_| desk.writable() && desk.decides());
    let shared = Memo::new(move |_| card.with(|card| card.shared));
    let (placing, editing) = (RwSignal::new(false), RwSignal::new(false));
    let draft = desk.draft;
    let home = card.with_untracked(|card| card.group);
    let opened = Callback::new(move |()| desk.page.refetch());
    let gone = Callback::new(move |group: GroupId| {
        let path = format!("/groups/{group}");
        leptos_router::hooks::use_navigate()(&path, leptos_router::NavigateOptions::default());
    });
    move || {
        decides.get().then(|| {
            view! {
                <div class="acts">
                    <DialogLink id="place-draft" open=placing kind=Kind::Primary>
                        <Icon glyph=Glyph::Upload/>
                        {t(words::PLACE)}
                    </DialogLink>
                    <DialogLink id="edit-draft" open=editing kind=Kind::Quiet>
                        <Icon glyph=Glyph::Edit/>
                        {t(words::EDIT_DRAFT)}
                    </DialogLink>
                    <Show when=move || !shared.get()>
                        <Sure
                            operation=ShareDraft { draft }
                            id="share-draft"
                            gentle=true
                            act=t(words::SHARE)
                            title=t(words::SHARE_TITLE)
                            text=t(words::SHARE_TEXT)
                            then=format!("/drafts/{draft}")
                            on_done=opened
                        />
                    </Show>
                    <Sure
                        operation=DiscardDraft { draft }
                        id="discard-draft"
                        act=t(words::DISCARD)
                        title=t(words::DISCARD_TITLE)
                        text=t(words::DISCARD_TEXT)
                        then=format!("/groups/{home}")
                        on_done=gone
                    />
                </div>
                <PlaceDialog desk open=placing/>
                <Dialog id="edit-draft" open=editing title=t(words::EDIT_DRAFT)>
                    <Act<EditDraft> then=desk.address(None) on_done=Callback::new(move |()| editing.set(false))>
                        <div class="dialog-body">
                            <Hidden name="draft" value=draft.to_string()/>
                            <TitleAndLanguage title=card.with_untracked(|card| card.title.clone()) chosen=card.with_untracked(|card| card.lang)/>
                        </div>
                        <div class="dialog-foot acts">
                            <SaveButton/>
                        </div>
                    </Act<EditDraft>>
                </Dialog>
            }
        })
    }
}

#[component]
fn SaveButton() -> impl IntoView {
    let form = form_state();
    view! { <Button kind=Kind::Primary busy=form.pending>{t(common::SAVE)}</Button> }
}

/// The title of a draft, and the language of its numbers.
#[component]
pub(super) fn TitleAndLanguage(#[prop(into)] title: String, chosen: Lang) -> impl IntoView {
    let form = form_state();
    view! {
        <TextField
            name="title"
            label=t(say::label(Field::Title))
            value=form.entered("title", title)
            max=TITLE_MAX
            required=true
            error=form.error(Field::Title)
        />
        <LanguageField chosen/>
    }
}

/// The language of the numbers: "Статья 5", "5-бап".
#[component]
pub(super) fn LanguageField(chosen: Lang) -> impl IntoView {
    let form = form_state();
    let options: Vec<Opt> = Lang::ALL
        .into_iter()
        .map(|one| Opt::new(one.tag(), Signal::derive(move || t(look::language(one)).get().to_owned())))
        .collect();
    view! {
        <SelectField
            name="lang"
            label=t(words::LANGUAGE)
            hint=t(words::LANGUAGE_HINT)
            options=Signal::stored(options)
            value=form.entered("lang", chosen.tag())
            required=true
        />
    }
}
