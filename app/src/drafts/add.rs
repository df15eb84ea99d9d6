//! A new block.

use super::{
    desk::{Desk, Writing},
    editor::{After, BlockFields},
    shelf::{Spot, Unsaved},
};
use crate::form::{Act, Hidden, KeyField};
use domain::{
    drafts::{AddBlocks, BlockStyle},
    id::BlockId,
};
use leptos::{ev::MouseEvent, prelude::*};
use ui::i18n::{drafts as words, t};

/// What begins an empty draft, or goes on at its end.
#[component]
pub(super) fn AddFirst(desk: Desk) -> impl IntoView {
    let last = Memo::new(move |_| {
        desk.view.with(|view| view.blocks.last().map(|block| (block.id, block.wording.style.next())))
    });
    let wanted = move |style: Option<BlockStyle>| match last.get() {
        Some((id, next)) => Writing::After(Some(id), style.unwrap_or(next)),
        None => Writing::After(None, style.unwrap_or(BlockStyle::Title)),
    };
    let begin = move |style| {
        move |event: MouseEvent| {
            event.prevent_default();
            desk.writing.set(Some(untrack(|| wanted(style))));
        }
    };
    view! {
        <p class="acts add">
            <a class="button" href=move || desk.address(Some(wanted(None))) on:click=begin(None)>
                {t(words::ADD)}
            </a>
            <a
                class="button quiet"
                href=move || desk.address(Some(wanted(Some(BlockStyle::Table))))
                on:click=begin(Some(BlockStyle::Table))
            >
                {t(words::ADD_TABLE)}
            </a>
        </p>
    }
}

/// The revision a block begins with.
const FIRST: u32 = 1;

/// The form of a new block, or of several: pasted lines become a block each.
#[component]
pub(super) fn NewBlock(
    desk: Desk,
    /// After which; none for the beginning.
    after: Option<BlockId>,
    /// What it is at first.
    style: BlockStyle,
) -> impl IntoView {
    let chosen = RwSignal::new(style);
    let then = RwSignal::new(After::Close);
    let ahead = desk.ahead.try_update_value(std::mem::take).unwrap_or_default();
    let done = Callback::new(move |last: BlockId| {
        desk.unsaved.take_off(Spot::After(after));
        desk.page.refetch();
        let typed_on = desk.typed_on.try_update_value(Option::take).flatten();
        match (typed_on, then.get_untracked()) {
            (Some(typed), _) => {
                desk.unsaved.put(Unsaved { spot: Spot::Block(last), base: FIRST, ..typed });
                desk.writing.set(Some(Writing::Block(last)));
            }
            (None, After::Close) => desk.writing.set(None),
            (None, After::Next) => desk.write_next(last, chosen.get_untracked().next()),
        }
    });
    view! {
        <Act<AddBlocks> class="draft-form" id="new-block" then=desk.address(None) on_done=done>
            <Hidden name="draft" value=desk.draft.to_string()/>
            <Hidden name="after" value=after.map(|block| block.to_string()).unwrap_or_default()/>
            <KeyField/>
            <BlockFields desk chosen then text=ahead block=None after base=RwSignal::new(0)/>
        </Act<AddBlocks>>
    }
}
