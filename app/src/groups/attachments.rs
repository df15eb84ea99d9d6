//! Files on the group's card.

use super::{
    fold::{Fold, refused},
    look::{Card, file_size},
    sure::Sure,
};
use crate::{
    documents::{FileDrop, MarkingFields},
    form::{Act, Hidden, KeyField, form_state},
};
use domain::{
    groups::{ATTACHMENTS_MAX, AttachFile, AttachmentView, DetachFile},
    id::AttachmentId,
};
use leptos::prelude::*;
use ui::{
    Button, Glyph, Icon, Kind,
    i18n::{common, groups as words, lang, t},
    time,
};

/// The files, and for those who lead the group the ways to change them.
#[component]
pub(super) fn Attachments(card: Card) -> impl IntoView {
    let files = card.part(|group| group.attachments.clone());
    let may_attach = card.may::<AttachFile>();
    let room = card.part(|group| group.attachments.len() < ATTACHMENTS_MAX as usize);
    view! {
        <Show when=move || files.with(Vec::is_empty)>
            <p class="quiet-text">{t(words::NO_FILES)}</p>
        </Show>
        <ul class="files" role="list">
            <For each=move || files.get() key=|file| file.id let:file>
                <File card file/>
            </For>
        </ul>
        <Show when=move || may_attach.get() && room.get()>
            <Attach card/>
        </Show>
    }
}

#[component]
fn File(card: Card, file: AttachmentView) -> impl IntoView {
    let group = card.group.with_untracked(|group| group.id);
    let may_detach = card.may::<DetachFile>();
    let AttachmentView { id, name, kind, size, at } = file;
    let about = move || {
        let lang = lang();
        format!("{}, {}, {}", kind.extension().to_uppercase(), file_size(lang, size), time::date(lang, at.0))
    };
    let shown = name.clone();
    view! {
        <li>
            <Icon glyph=Glyph::Document/>
            <div>
                <a href=format!("/groups/{group}/files/{id}/preview")>{shown}</a>
                <small>
                    {about} ", "
                    <a href=format!("/groups/{group}/files/{id}") rel="external" download>
                        {t(common::DOWNLOAD)}
                    </a>
                </small>
            </div>
            <Show when=move || may_detach.get()>
                <Detach card id name=name.clone()/>
            </Show>
        </li>
    }
}

#[component]
fn Detach(card: Card, id: AttachmentId, name: String) -> impl IntoView {
    let group = card.group.with_untracked(|group| group.id);
    let text = Signal::derive(move || words::DETACH_TEXT.with(lang(), &[("name", &name)]));
    view! {
        <div>
            <Sure
                operation=DetachFile { group, attachment: id }
                id=format!("detach-{id}")
                act=t(words::DETACH)
                title=t(words::DETACH_TITLE)
                text
                then=format!("/groups/{group}")
                on_done=card.renewed()
                small=true
            />
        </div>
    }
}

#[component]
fn Attach(card: Card) -> impl IntoView {
    let group = card.group.with_untracked(|group| group.id);
    let open = RwSignal::new(refused::<AttachFile>());
    // A new form after each success: the file before is no longer in it.
    let turn = RwSignal::new(0_u32);
    let done = Callback::new(move |_: AttachmentId| {
        open.set(false);
        turn.update(|turn| *turn += 1);
        card.page.refetch();
    });
    let form = move || {
        turn.track();
        view! {
            <Act<AttachFile> then=format!("/groups/{group}") on_done=done>
                <Hidden name="group" value=group.to_string()/>
                <KeyField/>
                <AttachFields/>
            </Act<AttachFile>>
        }
    };
    view! {
        <Fold open summary=t(words::ATTACH)>
            {form}
        </Fold>
    }
}

#[component]
fn AttachFields() -> impl IntoView {
    let form = form_state();
    let reason = RwSignal::new(None);
    view! {
        <MarkingFields barred=reason id="attachment-marking"/>
        <FileDrop name="file" id="attachment" purpose="document"/>
        <div class="acts" aria-live="polite">
            <Button kind=Kind::Primary busy=form.pending reason=reason>{t(words::ATTACH)}</Button>
        </div>
    }
}
