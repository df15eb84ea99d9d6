//! Writing a remark or a reply: the draft is kept, the line may break, nothing is lost.

use super::{
    mentions::{Offer, called, completed},
    outbox::{Outbox, Unsent},
};
use crate::{
    documents::Desk,
    form::{Act, Hidden, KeyField, form_state},
    kept::{forget, keep, kept},
    live,
};
use domain::{
    fault::Fault,
    field::Field,
    id::{BlockId, RemarkId},
    live::Topic,
    remarks::{AddRemark, GROUNDS_MAX, Place, REMARK_MAX, Reply, WORDING_MAX},
};
use leptos::{html, prelude::*};
use ui::{
    Button, Kind, TextArea,
    i18n::{common, remarks as words, t},
};
use wasm_bindgen::JsCast;

/// A form for a new remark on what is picked, or on the whole document.
#[component]
pub(super) fn NewRemark(desk: Desk, outbox: Outbox, suggests: bool) -> impl IntoView {
    let picked = desk.picked.get_untracked();
    let draft = format!("draft:{}", desk.document);
    let stored = StoredValue::new(draft.clone());
    let close = move || {
        desk.writing.set(None);
        desk.picked.set(None);
    };
    let done = Callback::new(move |id: RemarkId| {
        stored.with_value(|name| forget(name));
        close();
        // It stands where its place is, which may be far from the beginning of the list.
        desk.focus.set(Some(id));
    });
    let fault = Callback::new(move |(fault, operation): (Fault, AddRemark)| {
        if fault == Fault::Offline {
            stored.with_value(|name| forget(name));
            outbox.put(Unsent::Remark(operation));
            close();
        }
    });
    let on_block = picked.as_ref().map(|picked| picked.block);
    let (block, start, end, exact) = match &picked {
        Some(picked) => (picked.block.to_string(), picked.start, picked.end, picked.exact.clone()),
        None => (String::new(), 0, 0, String::new()),
    };
    let wording = exact.clone();
    view! {
        <section class="thread on" aria-label=t(words::NEW_REMARK)>
            <header>
                {match on_block {
                    Some(block) => view! { <b>{move || desk.place(block)}</b> }.into_any(),
                    None => view! { <b>{t(words::ON_DOCUMENT)}</b> }.into_any(),
                }}
            </header>
            {(!exact.is_empty() && !suggests).then(|| view! { <blockquote>{exact}</blockquote> })}
            <Act<AddRemark>
                class="compose"
                then=format!("/documents/{}", desk.document)
                on_done=done
                on_fault=fault
            >
                <Hidden name="document" value=desk.document.to_string()/>
                <Hidden name="block" value=block/>
                <Hidden name="start" value=start.to_string()/>
                <Hidden name="end" value=end.to_string()/>
                <KeyField/>
                {suggests.then(|| view! { <Wording value=wording/> })}
                <TextWithCalls desk draft label=words::REMARK block=on_block/>
                <Grounds/>
                <Foot on_cancel=Callback::new(move |()| close())/>
            </Act<AddRemark>>
        </section>
    }
}

/// Why it should be so: goes into the table of remarks.
#[component]
fn Grounds() -> impl IntoView {
    let form = form_state();
    let entered = form.entered("grounds", "");
    let open = !entered.is_empty();
    view! {
        <details class="fold plain" open=open>
            <summary>{t(words::ADD_GROUNDS)}</summary>
            <TextArea
                name="grounds"
                label=t(words::GROUNDS)
                value=entered
                max=GROUNDS_MAX
                error=form.error(Field::Grounds)
            />
        </details>
    }
}

#[component]
fn Wording(value: String) -> impl IntoView {
    let form = form_state();
    view! {
        <TextArea
            name="wording"
            label=t(words::WORDING)
            hint=t(words::WORDING_HINT)
            value=form.entered("wording", value)
            max=WORDING_MAX
            error=form.error(Field::Wording)
        />
    }
}

/// A form for a reply.
#[component]
pub(super) fn NewReply(
    desk: Desk,
    outbox: Outbox,
    remark: RemarkId,
    on_close: Callback<()>,
) -> impl IntoView {
    let draft = format!("draft:{remark}");
    let stored = StoredValue::new(draft.clone());
    let done = Callback::new(move |_| {
        stored.with_value(|name| forget(name));
        on_close.run(());
    });
    let fault = Callback::new(move |(fault, operation): (Fault, Reply)| {
        if fault == Fault::Offline {
            stored.with_value(|name| forget(name));
            outbox.put(Unsent::Reply(operation));
            on_close.run(());
        }
    });
    let block = desk.discussion.with_untracked(|discussion| {
        discussion.remarks.iter().find(|known| known.id == remark).and_then(|known| {
            match known.place_in(desk.version) {
                Place::At(anchor) => Some(anchor.block),
                _ => None,
            }
        })
    });
    view! {
        <Act<Reply>
            class="compose"
            then=format!("/documents/{}#remark-{remark}", desk.document)
            on_done=done
            on_fault=fault
        >
            <Hidden name="remark" value=remark.to_string()/>
            <KeyField/>
            <TextWithCalls desk draft label=words::REPLY_TEXT block/>
            <Foot on_cancel=on_close/>
        </Act<Reply>>
    }
}

#[component]
fn Foot(on_cancel: Callback<()>) -> impl IntoView {
    let form = form_state();
    view! {
        <div class="acts">
            <Button kind=Kind::Primary busy=form.pending>{t(common::SEND)}</Button>
            <Button kind=Kind::Quiet kind_of="button" on_click=Callback::new(move |_| on_cancel.run(()))>
                {t(common::CANCEL)}
            </Button>
        </div>
    }
}

/// How long after the last letter somebody counts as writing, in milliseconds.
#[cfg(feature = "hydrate")]
const STILL_WRITING: u32 = 4_000;

/// The text, whom it calls upon, and its draft.
#[component]
fn TextWithCalls(
    desk: Desk,
    /// Where the draft is kept.
    draft: String,
    /// What is asked.
    label: ui::i18n::Word,
    /// The block it concerns, for those who see that it is being written.
    block: Option<BlockId>,
) -> impl IntoView {
    let form = form_state();
    let text = RwSignal::new(String::new());
    let around = NodeRef::<html::Div>::new();
    let area = move || -> Option<web_sys::HtmlTextAreaElement> {
        around.get_untracked()?.query_selector("textarea[name=text]").ok()??.dyn_into().ok()
    };
    let name = StoredValue::new(draft);
    // Takes the draft up again, and the focus.
    Effect::new(move |_| {
        if around.get().is_some()
            && let Some(area) = area()
        {
            if let Some(kept) =
                name.with_value(|name| kept::<String>(name)).filter(|_| area.value().is_empty())
            {
                area.set_value(&kept);
                text.set(kept);
            }
            drop(area.focus());
        }
    });
    let typed = Callback::new(move |now: String| {
        name.with_value(|name| if now.trim().is_empty() { forget(name) } else { keep(name, &now) });
        text.set(now);
        says_writing(desk, block);
    });
    on_cleanup(move || live::here(Topic::Document(desk.document), false, None));
    let choose = Callback::new(move |person: String| {
        if let Some(area) = area() {
            let now = completed(&area.value(), &person);
            area.set_value(&now);
            drop(area.focus());
            text.set(now);
        }
    });
    let people = Signal::derive(move || desk.discussion.with(|discussion| discussion.people.clone()));
    let mentions = move || text.with(|text| people.with(|people| called(text, people)));
    view! {
        <div node_ref=around>
            <TextArea
                name="text"
                label=t(label)
                hint=t(words::CALL_HINT)
                max=REMARK_MAX
                required=true
                rows=3
                value=form.entered("text", "")
                error=form.error(Field::Text)
                on_input=typed
            />
            <Offer text people on_choice=choose/>
            {move || {
                mentions()
                    .into_iter()
                    .map(|person| view! { <input type="hidden" name="mentions" value=person.to_string()/> })
                    .collect_view()
            }}
        </div>
    }
}

/// Tells the others that something is being written, until a while after the last letter.
#[cfg(feature = "hydrate")]
fn says_writing(desk: Desk, block: Option<BlockId>) {
    use std::cell::Cell;
    thread_local! {
        static LETTERS: Cell<u32> = const { Cell::new(0) };
    }
    let letter = LETTERS.get().wrapping_add(1);
    LETTERS.set(letter);
    live::here(Topic::Document(desk.document), true, block);
    leptos::task::spawn_local(async move {
        gloo_timers::future::TimeoutFuture::new(STILL_WRITING).await;
        if LETTERS.get() == letter {
            live::here(Topic::Document(desk.document), false, None);
        }
    });
}

#[cfg(not(feature = "hydrate"))]
const fn says_writing(_: Desk, _: Option<BlockId>) {}
