//! One block: to read, or to write in; with what waits beside it.

use super::{
    add::NewBlock,
    desk::{Desk, Writing},
    editor::EditBlock,
    look,
    rivals::Rivals,
};
use domain::{
    drafts::{BlockStyle, DraftBlock},
    id::BlockId,
};
use leptos::{ev::MouseEvent, prelude::*};
use ui::i18n::{drafts as words, lang, t};
use wasm_bindgen::JsCast;

/// A block with all around it.
#[component]
pub(super) fn Block(desk: Desk, id: BlockId, writable: Memo<bool>) -> impl IntoView {
    let Some(first) = untrack(|| desk.block(id)) else { return ().into_any() };
    // What was taken out is drawn once more while it goes.
    let block = Memo::new(move |before: Option<&DraftBlock>| {
        desk.block(id).or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
    });
    let edited = Memo::new(move |_| writable.get() && desk.writing.get() == Some(Writing::Block(id)));
    let after = Memo::new(move |_| match desk.writing.get() {
        Some(Writing::After(Some(before), style)) if before == id && writable.get() => Some(style),
        _ => None,
    });
    let label = Memo::new(move |_| desk.label(id));
    view! {
        <div class="draft-block" id=format!("block-{id}")>
            {move || {
                if edited.get() {
                    view! { <EditBlock desk block=block.get_untracked() now=block/> }.into_any()
                } else {
                    view! { <Shown desk id block label writable/> }.into_any()
                }
            }}
            <Rivals desk block writable/>
            {move || after.get().map(|style| view! { <NewBlock desk after=Some(id) style/> })}
        </div>
    }
    .into_any()
}

#[component]
fn Shown(
    desk: Desk,
    id: BlockId,
    block: Memo<DraftBlock>,
    label: Memo<(String, u8)>,
    writable: Memo<bool>,
) -> impl IntoView {
    let wording = Memo::new(move |_| block.with(|block| block.wording.clone()));
    let writer = Memo::new(move |_| desk.writer(id));
    let number = move || Some(label.with(|(number, _)| number.clone())).filter(|number| !number.is_empty());
    let level = move || {
        label.with(|(_, depth)| depth.saturating_sub(base(wording.with(|one| one.style)))).to_string()
    };
    let tapped = move |event: MouseEvent| {
        if writable.get_untracked() && !selects() && !on_link(&event) {
            desk.writing.set(Some(Writing::Block(id)));
        }
    };
    view! {
        <div
            class="block"
            data-n=number
            data-level=level
            data-style=move || wording.with(|wording| wording.style.name())
            data-writes=move || writer.with(Option::is_some).then_some("true")
            on:click=tapped
        >
            <div class="words" inner_html=move || wording.with(look::wording_html)></div>
            {move || writer.get().map(|name| view! { <p class="typing">{words::WRITES_HERE.with(lang(), &[("name", &name)])}</p> })}
            <Show when=move || writable.get()>
                <BlockActs desk id wording=Signal::derive(move || wording.with(|one| one.style))/>
            </Show>
        </div>
    }
}

#[component]
fn BlockActs(desk: Desk, id: BlockId, wording: Signal<BlockStyle>) -> impl IntoView {
    let begin = move |writing: Writing| {
        move |event: MouseEvent| {
            event.prevent_default();
            desk.writing.set(Some(writing));
        }
    };
    let edit = Writing::Block(id);
    let after = move || Writing::After(Some(id), wording.get().next());
    let number = move || desk.label(id).0;
    view! {
        <span class="block-acts shy">
            <a href=desk.address(Some(edit)) on:click=begin(edit) data-edit="">
                {t(words::EDIT)}
                <span class="visually-hidden">" " {number}</span>
            </a>
            <a
                href=move || desk.address(Some(after()))
                on:click=move |event| {
                    event.prevent_default();
                    desk.writing.set(Some(untrack(after)));
                }
            >
                {t(words::ADD_BELOW)}
            </a>
            <a href=format!("/drafts/{}/blocks/{id}", desk.draft)>{t(words::HISTORY)}</a>
        </span>
    }
}

/// The depth at which a style begins to stand further in.
const fn base(style: BlockStyle) -> u8 {
    if style.is_heading() { 8 } else { 0 }
}

/// Whether words are being selected, not a block tapped.
fn selects() -> bool {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    selection.is_some_and(|selection| !selection.is_collapsed())
}

fn on_link(event: &MouseEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.and_then(|target| target.closest("a, button").ok().flatten()).is_some()
}
