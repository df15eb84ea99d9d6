//! The head of the sheet: what the document is, who is in it, what may be done with it.

use super::{document_page::Desk, file_drop::size, sheet::clears};
use crate::{
    form::{Act, Hidden, form_state},
    signatures::{Signed, sign_address},
    versions::{takeable, version_number},
};
use domain::{
    documents::{CloseDocument, Discussion, DocumentState},
    operation::Operation,
    signatures::SignedAct,
    versions::{PlaceVersion, TakeSuggestions},
};
use leptos::prelude::*;
use ui::{
    Banner, Button, Dialog, DialogLink, Faces, Glyph, Icon, Kind, Moment, Notice, Tag, Tone,
    i18n::{common, documents as words, lang, previews, signatures, t, versions},
};

/// The head of the sheet.
#[component]
pub(super) fn SheetHead(desk: Desk) -> impl IntoView {
    let (group, group_name) =
        desk.discussion.with_untracked(|discussion| (discussion.group, discussion.group_name.clone()));
    let card = Memo::new(move |_| desk.discussion.with(|discussion| discussion.card.clone()));
    let title = card.with_untracked(|card| card.title.clone());
    let shown = desk.discussion.with_untracked(|discussion| discussion.shown().clone());
    let has_text = desk.discussion.with_untracked(|discussion| !discussion.blocks.is_empty());
    let several = Memo::new(move |_| card.with(|card| !card.earlier.is_empty()));
    let here = Signal::derive(move || {
        desk.present.with(|people| people.iter().map(|one| one.name.clone()).collect::<Vec<_>>())
    });
    let here_text = move || {
        let count = desk.present.with(Vec::len) as u64;
        (count > 0).then(|| words::HERE.count(lang(), count))
    };
    let archived = move || card.with(|card| card.state == DocumentState::Archived);
    view! {
        <header class="sheet-head">
            <p class="crumbs">
                <a href=format!("/groups/{group}")>{group_name}</a>
            </p>
            <h1>{title}</h1>
            <p class="meta">
                {move || several.get().then(|| view! { <b>{version_number(shown.number)}</b> })}
                <span>
                    {shown.kind.extension().to_uppercase()} ", " {move || size(lang(), shown.size)}
                </span>
                <span>
                    {move || {
                        let (before, after) =
                            words::PLACED.text(lang()).split_once("{time}").unwrap_or_default();
                        // An empty text would be drawn as a space.
                        let said = |text: &'static str| (!text.is_empty()).then_some(text);
                        view! { {said(before)} <Moment at=shown.placed.0/> {said(after)} }
                    }} ", " {shown.placed_by.name}
                </span>
                <a href=format!("/documents/{}/preview?version={}", desk.document, shown.number)>
                    <Icon glyph=Glyph::Document/>
                    {t(previews::LOOK)}
                </a>
                <a
                    href=format!("/documents/{}/file?version={}", desk.document, shown.number)
                    rel="external"
                    download=""
                >
                    <Icon glyph=Glyph::Download/>
                    {t(common::DOWNLOAD)}
                </a>
                {["docx", "pdf"]
                    .into_iter()
                    .filter(|_| has_text)
                    .map(|kind| {
                        let said = kind.to_uppercase();
                        view! {
                            <a
                                href=format!("/documents/{}/text/{kind}?version={}", desk.document, shown.number)
                                rel="external"
                                download=""
                            >
                                {move || words::TEXT_AS.with(lang(), &[("kind", &said)])}
                            </a>
                        }
                    })
                    .collect_view()}
                <span aria-live="off">{here_text}</span>
                <Faces names=here/>
            </p>
            {move || {
                archived()
                    .then(|| {
                        let at = card.with(|card| card.archived.map_or(0, |at| at.0));
                        view! {
                            <p class="row">
                                <Tag tone=Tone::Sky glyph=Glyph::Archive label=t(words::ARCHIVED)/>
                                <span class="quiet-text">
                                    <Moment at/> " " {t(words::VIEW_ONLY)}
                                </span>
                            </p>
                        }
                    })
            }}
            <DocumentActs desk/>
            <Final desk/>
        </header>
    }
}

/// The version that was signed as the final one, or waits for its signature to be confirmed, and whether its signatures hold.
#[component]
fn Final(desk: Desk) -> impl IntoView {
    let number = Memo::new(move |_| {
        desk.discussion.with(|Discussion { card, .. }| {
            card.final_version
                .map(|version| (version, true))
                .or(card.pending_final.map(|version| (version, false)))
        })
    });
    let document = desk.document;
    // Told by the signatures once they have been checked: then the version is no longer called final.
    let broken = RwSignal::new(false);
    move || {
        number.get().map(|(version, holds)| {
            let number = version.to_string();
            let (glyph, title, more) = if holds {
                (Glyph::Lock, signatures::FINAL_VERSION, signatures::FINAL_VERSION_MORE)
            } else {
                (Glyph::Clock, signatures::PENDING_FINAL, signatures::PENDING_FINAL_MORE)
            };
            let title = Signal::derive(move || title.with(lang(), &[("n", &number)]));
            view! {
                <Show when=move || !broken.get()>
                    <Banner kind=Notice::Info glyph title>
                        <p>{t(more)}</p>
                    </Banner>
                </Show>
                <Signed act=SignedAct::FinalVersion { document, version } broken/>
            }
        })
    }
}

/// What may be done with the document: offered only where the rules allow it.
#[component]
fn DocumentActs(desk: Desk) -> impl IntoView {
    let document = desk.document;
    let open = RwSignal::new(false);
    let may_open = Memo::new(move |_| desk.may_open_poll());
    let is_final = move || desk.discussion.with(|discussion| discussion.card.final_version.is_some());
    let may_place = Memo::new(move |_| desk.writable() && !is_final() && clears(PlaceVersion::RULE, desk));
    let to_take = Memo::new(move |_| desk.discussion.with(takeable));
    let may_take = Memo::new(move |_| desk.writable() && !is_final() && clears(TakeSuggestions::RULE, desk));
    let may_close = Memo::new(move |_| desk.writable() && clears(CloseDocument::RULE, desk));
    let to_sign = Memo::new(move |_| desk.to_sign());
    move || {
        (may_open.get() || may_place.get() || may_close.get() || to_sign.get().is_some()).then(|| {
            view! {
                <div class="acts">
                    {may_open
                        .get()
                        .then(|| {
                            view! {
                                <a class="button" href=move || desk.poll_address()>
                                    <Icon glyph=Glyph::Vote/>
                                    {t(words::OPEN_POLL)}
                                </a>
                            }
                        })}
                    {may_place
                        .get()
                        .then(|| {
                            view! {
                                <a class="button quiet" href=format!("/documents/{document}/versions/new")>
                                    <Icon glyph=Glyph::Upload/>
                                    {t(versions::PLACE)}
                                </a>
                            }
                        })}
                    {move || {
                        let count = to_take.get();
                        (may_take.get() && count > 0)
                            .then(|| {
                                view! {
                                    <a class="button quiet" href=format!("/documents/{document}/suggestions")>
                                        <Icon glyph=Glyph::Edit/>
                                        {t(versions::TAKE)} " (" {count} ")"
                                    </a>
                                }
                            })
                    }}
                    {to_sign
                        .get()
                        .map(|act| {
                            view! {
                                <a class="button quiet" href=sign_address(act)>
                                    <Icon glyph=Glyph::Lock/>
                                    {t(signatures::ACT_FINAL)}
                                </a>
                            }
                        })}
                    {may_close
                        .get()
                        .then(|| {
                            view! {
                                <DialogLink id="close-document" open kind=Kind::Quiet>
                                    <Icon glyph=Glyph::Archive/>
                                    {t(words::CLOSE_DOCUMENT)}
                                </DialogLink>
                                <Dialog id="close-document" open title=t(words::CLOSE_DOCUMENT)>
                                    <Act<CloseDocument>
                                        then=format!("/documents/{document}")
                                        on_done=Callback::new(move |()| open.set(false))
                                    >
                                        <div class="dialog-body">
                                            <p>{t(words::CLOSE_DOCUMENT_TEXT)}</p>
                                            <p>{t(common::IRREVERSIBLE)}</p>
                                            <Hidden name="document" value=document.to_string()/>
                                        </div>
                                        <div class="dialog-foot acts">
                                            <a
                                                class="button quiet"
                                                href="#close-document-open"
                                                on:click=move |event| {
                                                    event.prevent_default();
                                                    open.set(false);
                                                }
                                            >
                                                {t(common::CANCEL)}
                                            </a>
                                            <CloseButton/>
                                        </div>
                                    </Act<CloseDocument>>
                                </Dialog>
                            }
                        })}
                </div>
            }
        })
    }
}

#[component]
fn CloseButton() -> impl IntoView {
    let form = form_state();
    view! { <Button kind=Kind::Final busy=form.pending>{t(words::CLOSE_DOCUMENT)}</Button> }
}
