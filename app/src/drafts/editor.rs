//! Writing in a block: its style, its words, and what keys do.

use super::{
    desk::Desk,
    look,
    rich::{Rich, RichInput},
    shelf::{Spot, Unsaved},
};
use crate::{
    form::{Act, Hidden, KeyField, form_state},
    live,
};
use domain::{
    drafts::{BlockStyle, DraftBlock, MoveBlock, RemoveBlock, SaveBlock, Saved},
    field::Field,
    id::BlockId,
    live::Topic,
};
use leptos::{ev::KeyboardEvent, prelude::*};
use ui::{
    Button, Kind,
    i18n::{common, drafts as words, lang, t},
};
use wasm_bindgen::JsCast;

/// What follows when a block has been saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// It is read again.
    Close,
    /// The next one is written.
    Next,
}

/// The form of a block that is there.
#[component]
pub(super) fn EditBlock(
    desk: Desk,
    /// As it was when the writing began.
    block: DraftBlock,
    /// As it is now.
    now: Memo<DraftBlock>,
) -> impl IntoView {
    let DraftBlock { id, wording, revision, .. } = block;
    let chosen = RwSignal::new(wording.style);
    let then = RwSignal::new(After::Close);
    let base = RwSignal::new(revision);
    let done = Callback::new(move |saved: Saved| {
        desk.unsaved.take_off(Spot::Block(id));
        desk.page.refetch();
        if let Some(typed) = desk.typed_on.try_update_value(Option::take).flatten() {
            let base_now = if saved.beside { base.get_untracked() } else { saved.revision };
            desk.unsaved.put(Unsaved { base: base_now, ..typed });
            if !saved.beside {
                base.set(saved.revision);
                return;
            }
        }
        match then.get_untracked() {
            After::Next if !saved.beside => desk.write_next(id, chosen.get_untracked().next()),
            After::Next => {
                desk.keep_ahead(id, chosen.get_untracked().next());
                desk.writing.set(None);
            }
            After::Close => {
                desk.writing.set(None);
                focus_block(id);
            }
        }
    });
    let other =
        Memo::new(move |_| now.with(|now| (now.revision > base.get()).then(|| now.saved_by.name.clone())));
    view! {
        <Act<SaveBlock> class="draft-form" then=format!("{}#block-{id}", desk.address(None)) on_done=done>
            <Hidden name="draft" value=desk.draft.to_string()/>
            <Hidden name="block" value=id.to_string()/>
            <input type="hidden" name="base" value=revision.to_string() prop:value=move || base.get().to_string()/>
            <KeyField/>
            <div aria-live="polite">
                {move || {
                    other
                        .get()
                        .map(|name| {
                            view! { <p class="banner" data-kind="warn">{words::SAVED_MEANWHILE.with(lang(), &[("name", &name)])}</p> }
                        })
                }}
            </div>
            <BlockFields desk chosen then text=wording.text block=Some(id) after=None base/>
        </Act<SaveBlock>>
        <BlockForms desk id base/>
    }
}

/// Style, words, buttons.
#[component]
pub(super) fn BlockFields(
    desk: Desk,
    /// The style, as it is chosen.
    chosen: RwSignal<BlockStyle>,
    /// What follows when it has been saved.
    then: RwSignal<After>,
    /// The words at first, marked up.
    text: String,
    /// The block, if it is there already.
    block: Option<BlockId>,
    /// After which block a new one comes.
    after: Option<BlockId>,
    /// The revision it is written on; zero of a new block.
    base: RwSignal<u32>,
) -> impl IntoView {
    let form = form_state();
    let spot = block.map_or(Spot::After(after), Spot::Block);
    let restored = RwSignal::new(false);
    let style = form.entered("style", chosen.get_untracked().name());
    chosen.set(BlockStyle::by_name(&style).unwrap_or(chosen.get_untracked()));
    let rich = Rich::new(form.entered("text", text.clone()), block.is_some());
    // Before the place to write in takes up its words. What is typed ahead is newer than what was kept.
    let ahead = block.is_none() && !text.is_empty();
    Effect::new(move |before: Option<()>| {
        if before.is_none()
            && !ahead
            && let Some(kept) = desk.unsaved.of(spot)
        {
            base.set(kept.base);
            chosen.set(kept.style);
            rich.begin_with(kept.text);
            restored.set(true);
        }
    });
    let first = StoredValue::new((chosen.get_untracked(), text));
    // Once it has been sent, what it began with is no longer what is there.
    let sent = StoredValue::new(None::<String>);
    let keep = move || {
        let now = (chosen.get_untracked(), rich.text());
        let begun_anew = restored.get_untracked() || sent.with_value(Option::is_some);
        let (style, text) = now.clone();
        let nothing = match block {
            Some(_) => !begun_anew && first.with_value(|first| *first == now),
            None => text.is_empty(),
        };
        if nothing {
            desk.unsaved.take_off(spot);
        } else {
            desk.unsaved.put(Unsaved { spot, base: base.get_untracked(), style, text });
        }
    };
    let at = block.or(after);
    let is_table = Memo::new(move |_| chosen.get() == BlockStyle::Table);
    // A table stays one, and words don't become one: what is in the cells would be lost.
    let fixed = block.is_some().then(|| is_table.get_untracked());
    Effect::new(move |_| {
        if form.pending.get() {
            sent.set_value(Some(rich.text()));
            desk.ahead.set_value(String::new());
            desk.typed_on.set_value(None);
        }
    });
    let type_on = move || {
        let (style, text) = (chosen.get_untracked(), rich.text());
        let rest = sent.with_value(|sent| text.strip_prefix(sent.as_deref()?).map(str::to_owned));
        let next = rest.clone().filter(|_| then.get_untracked() == After::Next);
        let is_more = next.is_none() && rest.is_none_or(|rest| !rest.is_empty());
        desk.typed_on.set_value(is_more.then_some(Unsaved { spot, base: 0, style, text }));
        desk.ahead.set_value(next.unwrap_or_default());
    };
    let said = Callback::new(move |()| {
        live::here(Topic::Draft(desk.draft), true, block);
        keep();
        if form.pending.get_untracked() {
            type_on();
        }
    });
    on_cleanup(move || live::here(Topic::Draft(desk.draft), false, None));
    Effect::new(move |_| live::here(Topic::Draft(desk.draft), false, block));
    let cancel = move || {
        desk.unsaved.take_off(spot);
        desk.ahead.set_value(String::new());
        desk.writing.set(None);
        if let Some(block) = at {
            focus_block(block);
        }
    };
    let keys = Callback::new(move |event: KeyboardEvent| {
        let act = key_act(&event, is_table.get_untracked());
        match act {
            None => {}
            Some(KeyAct::Save(next)) => {
                event.prevent_default();
                // Pressed again while the block is being saved, it has nothing to save.
                if !form.pending.get_untracked() {
                    then.set(next);
                    submit(&event);
                }
            }
            Some(KeyAct::Style(change)) => {
                event.prevent_default();
                chosen.update(|style| *style = change(*style));
                keep();
            }
            Some(KeyAct::Cancel) => {
                event.prevent_default();
                cancel();
            }
        }
    });
    let choice = move |style: BlockStyle| {
        view! {
            <option value=style.name() selected=move || chosen.get() == style>
                {t(look::style(style))}
            </option>
        }
    };
    let choices = BlockStyle::ALL
        .into_iter()
        .filter(move |style| fixed.is_none_or(|table| table == (*style == BlockStyle::Table)))
        .map(choice)
        .collect_view();
    let pick = move |event| {
        if let Some(style) = BlockStyle::by_name(&event_target_value(&event)) {
            chosen.set(style);
            keep();
        }
    };
    let label = move || t(look::style(chosen.get())).get();
    view! {
        <div aria-live="polite">
            {move || restored.get().then(|| view! { <p class="hint restored">{t(words::RESTORED)}</p> })}
        </div>
        <div class="draft-tools">
            <label class="visually-hidden" for="style">{t(words::STYLE)}</label>
            <select class="input" name="style" id="style" prop:value=move || chosen.get().name() on:change=pick>
                {choices}
            </select>
            <super::rich::EmphasisButtons rich/>
            <Show when=move || is_table.get()>
                <super::rich::TableButtons rich/>
            </Show>
        </div>
        <RichInput desk rich chosen label=Signal::derive(label) on_key=keys on_input=said at/>
        <div aria-live="polite">
            {move || form.error(Field::Text).get().map(|text| view! { <p class="error">{text}</p> })}
        </div>
        <div class="acts">
            <Button
                kind=Kind::Primary
                small=true
                busy=form.pending
                on_click=Callback::new(move |_| then.set(After::Close))
            >
                {t(common::SAVE)}
            </Button>
            <Button
                kind=Kind::Plain
                small=true
                busy=form.pending
                on_click=Callback::new(move |_| then.set(After::Next))
            >
                {t(words::SAVE_AND_NEXT)}
            </Button>
            <a
                class="button quiet small"
                href=desk.address(None)
                on:click=move |event| {
                    event.prevent_default();
                    cancel();
                }
            >
                {t(common::CANCEL)}
            </a>
        </div>
    }
}

/// What can be done with the block as a whole.
#[component]
fn BlockForms(desk: Desk, id: BlockId, base: RwSignal<u32>) -> impl IntoView {
    let moves = move |up: bool| {
        let word = if up { words::MOVE_UP } else { words::MOVE_DOWN };
        move || {
            desk.moved(id, up).map(|after| {
                view! {
                    <Act<MoveBlock>
                        class="inline"
                        then=format!("{}#block-{id}", desk.address(None))
                        on_done=Callback::new(move |()| desk.page.refetch())
                    >
                        <Hidden name="draft" value=desk.draft.to_string()/>
                        <Hidden name="block" value=id.to_string()/>
                        <Hidden name="after" value=after.map(|block| block.to_string()).unwrap_or_default()/>
                        <Button kind=Kind::Quiet small=true>{t(word)}</Button>
                    </Act<MoveBlock>>
                }
            })
        }
    };
    view! {
        <div class="acts block-forms">
            {moves(true)}
            {moves(false)}
            <Act<RemoveBlock> class="inline" then=desk.address(None) on_done=desk.taken_out>
                <Hidden name="draft" value=desk.draft.to_string()/>
                <Hidden name="block" value=id.to_string()/>
                <input type="hidden" name="base" value=base.get_untracked().to_string() prop:value=move || base.get().to_string()/>
                <Button kind=Kind::Danger small=true>{t(words::REMOVE)}</Button>
            </Act<RemoveBlock>>
        </div>
    }
}

enum KeyAct {
    Save(After),
    Style(fn(BlockStyle) -> BlockStyle),
    Cancel,
}

/// What a key does: as in word processors, Alt+Shift with an arrow changes the level.
fn key_act(event: &KeyboardEvent, is_table: bool) -> Option<KeyAct> {
    let (command, outline) = (event.ctrl_key() || event.meta_key(), event.alt_key() && event.shift_key());
    match event.key().as_str() {
        "Enter" if command => Some(KeyAct::Save(After::Close)),
        "Enter" if !is_table => Some(KeyAct::Save(After::Next)),
        "Escape" => Some(KeyAct::Cancel),
        "ArrowRight" if outline && !is_table => Some(KeyAct::Style(BlockStyle::deeper)),
        "ArrowLeft" if outline && !is_table => Some(KeyAct::Style(BlockStyle::higher)),
        _ => None,
    }
}

fn submit(event: &KeyboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let form = target.and_then(|target| target.closest("form").ok().flatten());
    if let Some(form) = form.and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok()) {
        drop(form.request_submit());
    }
}

/// Back to the block, once it is drawn to be read.
fn focus_block(id: BlockId) {
    let focus = move || {
        let link = document().query_selector(&format!("#block-{id} [data-edit]")).ok().flatten();
        if let Some(link) = link.and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok()) {
            drop(link.focus());
        }
    };
    set_timeout(focus, std::time::Duration::ZERO);
}
