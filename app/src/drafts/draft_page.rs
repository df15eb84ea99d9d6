//! `/drafts/:id`: a text that is being written.

use super::{
    add::{AddFirst, NewBlock},
    block::Block,
    desk::{Desk, Writing},
    head::Head,
    shelf::Shelf,
    unsaved::{UnsavedOfNone, UnsavedText},
};
use crate::{
    call::call,
    form::{Act, Hidden},
    shell::{FaultPage, LoadedLive, Page, Title, param},
};
use domain::{
    drafts::{DraftView, RestoreBlock, ViewDraft},
    fault::Fault,
    id::{BlockId, DraftId},
};
use leptos::prelude::*;
use ui::{
    Button, Kind, Shape,
    i18n::{drafts as words, t},
};

/// The page.
#[component]
pub fn DraftPage() -> impl IntoView {
    let Some(draft) = param::<DraftId>("id") else {
        return view! { <FaultPage fault=Fault::NotFound/> }.into_any();
    };
    let page = Page::new(move || call(ViewDraft { draft }));
    let unsaved = Shelf::open(draft);
    let open = move |view: Signal<DraftView>| {
        view! { <Open desk=Desk::new(draft, page, view, unsaved)/> }.into_any()
    };
    view! {
        <LoadedLive page shape=Shape::Document view=open/>
        <UnsavedOfNone page unsaved/>
    }
    .into_any()
}

#[component]
fn Open(desk: Desk) -> impl IntoView {
    let title = Memo::new(move |_| desk.view.with(|view| view.card.title.clone()));
    let writable = Memo::new(move |_| desk.writable());
    let ids = Memo::new(move |_| {
        desk.view.with(|view| view.blocks.iter().map(|block| block.id).collect::<Vec<_>>())
    });
    let first = move || match desk.writing.get() {
        Some(Writing::After(None, style)) => Some(view! { <NewBlock desk after=None style/> }),
        _ => None,
    };
    view! {
        <Title text=Signal::derive(move || title.get())/>
        <main class="page draft" id="main" tabindex="-1">
            <article class="sheet" data-frozen=move || (!writable.get()).then_some("true")>
                <Head desk/>
                <Show when=move || writable.get()>
                    <p class="hint keys needs-script">{t(words::KEYS)}</p>
                </Show>
                <UnsavedText desk writable/>
                {first}
                <For each=move || ids.get() key=|id| *id let:id>
                    <Block desk id writable/>
                </For>
                <Show when=move || writable.get()>
                    <AddFirst desk/>
                </Show>
                <Removed desk/>
            </article>
        </main>
    }
}

/// What was taken out last, to put it back.
#[component]
fn Removed(desk: Desk) -> impl IntoView {
    let put_back = move |block: BlockId| {
        view! {
            <div class="toasts">
                <div class="toast" role="status">
                    <span>{t(words::REMOVED)}</span>
                    <Act<RestoreBlock>
                        class="inline"
                        then=desk.address(None)
                        on_done=Callback::new(move |()| desk.removed.set(None))
                    >
                        <Hidden name="draft" value=desk.draft.to_string()/>
                        <Hidden name="block" value=block.to_string()/>
                        <Button kind=Kind::Plain small=true>{t(words::PUT_BACK)}</Button>
                    </Act<RestoreBlock>>
                    <Button
                        kind=Kind::Quiet
                        small=true
                        kind_of="button"
                        on_click=Callback::new(move |_| desk.removed.set(None))
                    >
                        {t(ui::i18n::common::CLOSE)}
                    </Button>
                </div>
            </div>
        }
    };
    move || desk.removed.get().map(put_back)
}
