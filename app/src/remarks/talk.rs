//! The talk beside the text: remarks that are open, mine, or all.

use super::{
    compose::NewRemark,
    order::{Order, OrderChoice, rank},
    outbox::Outbox,
    thread::ThreadView,
    window::{Earlier, Further, Window},
};
use crate::{
    documents::{Desk, Writing},
    say,
    shell::me,
};
use domain::{
    access::Verdict,
    id::{BlockId, RemarkId, ReplyId},
    operation::Operation,
    remarks::{AddRemark, Place, RemarkView},
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use ui::{
    Banner, Button, EmptyState, Glyph, Icon, Kind, Notice,
    i18n::{lang, remarks as words, t, versions},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filter {
    Open,
    Mine,
    All,
    Lost,
}

/// Whether a remark that still waits has no place in the version shown.
fn is_lost(desk: Desk, remark: &RemarkView) -> bool {
    remark.resolved.is_none() && matches!(remark.place_in(desk.version), Place::Lost { .. })
}

/// The column.
#[component]
pub(crate) fn Talk(desk: Desk) -> impl IntoView {
    let outbox = Outbox::open(desk.document);
    let filter = RwSignal::new(Filter::Open);
    let order = Order::chosen();
    let reader = me().with_untracked(|me| me.as_ref().map(|me| me.on_behalf().id));
    let passes = move |filter: Filter, remark: &RemarkView| {
        remark.place_in(desk.version) != Place::Later
            && match filter {
                Filter::Open => remark.resolved.is_none(),
                Filter::Mine => Some(remark.author.person.id) == reader,
                Filter::All => true,
                Filter::Lost => is_lost(desk, remark),
            }
    };
    let count = move |filter| {
        desk.discussion
            .with(|discussion| discussion.remarks.iter().filter(|remark| passes(filter, remark)).count())
    };
    let shown = Memo::new(move |_| {
        let (filter, order) = (filter.get(), order.get());
        let in_hand = [desk.focus.get(), desk.moving.get()];
        desk.discussion.with(|discussion| {
            // What is in hand stays, even if it no longer passes: nothing vanishes under the reader's eyes.
            let stays = |remark: &&RemarkView| passes(filter, remark) || in_hand.contains(&Some(remark.id));
            let mut remarks: Vec<&RemarkView> = discussion.remarks.iter().filter(stays).collect();
            order.sort(desk, &mut remarks);
            remarks.into_iter().map(|remark| remark.id).collect::<Vec<RemarkId>>()
        })
    });
    let window = Window::new(Memo::new(move |_| (filter.get(), order.get())));
    let listed =
        Memo::new(move |_| shown.with(|shown| window.of(shown, [desk.focus.get(), desk.moving.get()])));
    let earlier = Memo::new(move |_| window.rest(shown.with(Vec::len)).0);
    let rest = Memo::new(move |_| window.rest(shown.with(Vec::len)).1);
    let tab = move |this: Filter, word| {
        view! {
            <button
                type="button"
                aria-pressed=move || (filter.get() == this).to_string()
                on:click=move |_| filter.set(this)
            >
                {t(word)}
                " "
                <b>{move || count(this)}</b>
            </button>
        }
    };
    stay_beside(desk, order, shown, window);
    bring_into_view(desk);
    follow_address(desk);
    view! {
        <aside class="talk" id="talk">
            <div class="talk-head">
                <h2 class="label">{t(words::REMARKS)}</h2>
                <a href=format!("/documents/{}/remarks", desk.document)>{t(words::AS_TABLE)}</a>
                <div class="tabs small" role="group" aria-label=t(words::FILTER)>
                    {tab(Filter::Open, words::OPEN)} {tab(Filter::Mine, words::MINE)} {tab(Filter::All, words::ALL)}
                </div>
            </div>
            <OrderChoice order/>
            <Begin desk/>
            <LostTray desk filter/>
            {move || {
                desk.writing
                    .get()
                    .map(|writing| view! { <NewRemark desk outbox suggests=writing == Writing::Suggestion/> })
            }}
            <Typing desk/>
            <Unsent outbox/>
            <Refused outbox/>
            <Earlier window rest=earlier/>
            <div class="threads">
                <For each=move || listed.get() key=|id| *id children=move |id| view! { <ThreadView desk outbox id/> }/>
            </div>
            <Further window rest/>
            {move || {
                shown
                    .with(Vec::is_empty)
                    .then(|| {
                        let word = if filter.get() == Filter::Open { words::NO_OPEN } else { words::NONE };
                        view! { <EmptyState text=t(word) glyph=Glyph::Check/> }
                    })
            }}
        </aside>
    }
}

/// How many remarks lost their place in this version, and a way to see just them.
#[component]
fn LostTray(desk: Desk, filter: RwSignal<Filter>) -> impl IntoView {
    let lost = Memo::new(move |_| {
        desk.discussion.with(|discussion| {
            discussion.remarks.iter().filter(|remark| is_lost(desk, remark)).count() as u64
        })
    });
    let toggle =
        move |_| filter.update(|now| *now = if *now == Filter::Lost { Filter::Open } else { Filter::Lost });
    move || {
        let count = lost.get();
        (count > 0).then(|| {
            view! {
                <p class="lost-tray">
                    <button
                        type="button"
                        class="plain"
                        aria-pressed=move || (filter.get() == Filter::Lost).to_string()
                        on:click=toggle
                    >
                        <Icon glyph=Glyph::Search/>
                        {move || versions::LOST.count(lang(), count)}
                    </button>
                </p>
            }
        })
    }
}

/// In the order of the text the part of a long list is shown that belongs to what the reader has in hand: a remark, or
/// words picked, or a point gone to.
fn stay_beside(desk: Desk, order: RwSignal<Order>, shown: Memo<Vec<RemarkId>>, window: Window) {
    let by_place = move || order.get_untracked() == Order::Place;
    let come_to_point = move |block: BlockId| {
        let Some(point) = desk.position(block).filter(|_| by_place()) else { return };
        let at = desk.discussion.with_untracked(|discussion| {
            let behind = |id: &RemarkId| {
                let known = discussion.remarks.binary_search_by_key(id, |remark| remark.id);
                known.is_ok_and(|known| rank(desk, &discussion.remarks[known]).reaches(point))
            };
            shown.with_untracked(|shown| shown.iter().position(behind))
        });
        if let Some(at) = at {
            window.come_to(at);
        }
    };
    Effect::new(move |_| {
        let Some(focus) = desk.focus.get().filter(|_| by_place()) else { return };
        if let Some(at) = shown.with_untracked(|shown| shown.iter().position(|id| *id == focus)) {
            window.come_to(at);
        }
    });
    Effect::new(move |_| {
        if let Some(block) = desk.picked.with(|picked| picked.as_ref().map(|picked| picked.block)) {
            come_to_point(block);
        }
    });
    Effect::new(move |_| {
        let hash = use_location().hash.get();
        if let Some(block) = hash.strip_prefix("#block-").and_then(|id| id.parse().ok()) {
            come_to_point(block);
        }
    });
}

/// A remark picked in the text comes into view beside it, once it is drawn.
fn bring_into_view(desk: Desk) {
    Effect::new(move |_| {
        if let Some(id) = desk.focus.get() {
            request_animation_frame(move || bring(id));
        }
    });
}

fn bring(id: RemarkId) {
    let page = web_sys::window().and_then(|window| window.document());
    if let Some(thread) = page.and_then(|page| page.get_element_by_id(&format!("remark-{id}"))) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        thread.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// An address that names a remark, or a reply to one, takes it in hand: it may be far down the list.
fn follow_address(desk: Desk) {
    Effect::new(move |_| {
        let hash = use_location().hash.get();
        let named = hash.strip_prefix("#remark-").and_then(|id| id.parse().ok()).or_else(|| {
            let reply: ReplyId = hash.strip_prefix("#reply-")?.parse().ok()?;
            desk.discussion.with_untracked(|discussion| {
                let holds = |remark: &&RemarkView| remark.replies.iter().any(|known| known.id == reply);
                discussion.remarks.iter().find(holds).map(|remark| remark.id)
            })
        });
        if named.is_some() {
            desk.focus.set(named);
        }
    });
}

/// How to begin: pick words, or remark on the whole document.
#[component]
fn Begin(desk: Desk) -> impl IntoView {
    let may = Memo::new(move |_| {
        desk.writable()
            && desk.discussion.with(|discussion| AddRemark::RULE.verdict(true, discussion.standing))
                == Verdict::Cleared
    });
    let begin = Callback::new(move |_| {
        desk.picked.set(None);
        desk.writing.set(Some(Writing::Remark));
    });
    move || {
        (may.get() && desk.writing.get().is_none()).then(|| {
            let has_text = desk.discussion.with_untracked(|discussion| !discussion.blocks.is_empty());
            view! {
                <p class="hint needs-script">
                    {has_text.then(|| t(words::HOW))}
                </p>
                <p class="acts needs-script">
                    <Button kind=Kind::Plain small=true kind_of="button" on_click=begin>
                        <Icon glyph=Glyph::Plus/>
                        {t(words::REMARK_ON_DOCUMENT)}
                    </Button>
                </p>
            }
        })
    }
}

/// Who is writing now.
#[component]
fn Typing(desk: Desk) -> impl IntoView {
    let reader = me().with_untracked(|me| me.as_ref().map(|me| me.on_behalf().id));
    let writers = Memo::new(move |_| {
        desk.present.with(|people| {
            people
                .iter()
                .filter(|one| one.typing && Some(one.person) != reader)
                .map(|one| (one.name.clone(), one.writing))
                .collect::<Vec<_>>()
        })
    });
    view! {
        <div class="typing-line" aria-live="off">
            {move || {
                writers
                    .get()
                    .into_iter()
                    .map(|(name, block)| {
                        let text = match block {
                            Some(block) => words::WRITES_ON.with(lang(), &[("name", &name), ("place", &desk.place(block))]),
                            None => words::WRITES.with(lang(), &[("name", &name)]),
                        };
                        view! { <p class="typing">{text}</p> }
                    })
                    .collect_view()
            }}
        </div>
    }
}

/// Remarks that wait for the line.
#[component]
fn Unsent(outbox: Outbox) -> impl IntoView {
    move || {
        outbox
            .unsent
            .get()
            .into_iter()
            .filter(|unsent| unsent.answers().is_none())
            .map(|unsent| {
                view! {
                    <article class="thread">
                        <p>{unsent.text()}</p>
                        <p class="unsent">
                            <Icon glyph=Glyph::Clock/>
                            {t(words::UNSENT)}
                        </p>
                    </article>
                }
            })
            .collect_view()
    }
}

/// What was refused when the line was back: the reason, and the text to take up again.
#[component]
fn Refused(outbox: Outbox) -> impl IntoView {
    move || {
        outbox
            .refused
            .get()
            .into_iter()
            .map(|(text, fault)| {
                view! {
                    <Banner kind=Notice::Warn title=Signal::derive(move || say::fault(lang(), &fault))>
                        <p>{text}</p>
                    </Banner>
                }
            })
            .collect_view()
    }
}
