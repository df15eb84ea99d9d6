//! The roll while a vote is open, its protocol afterwards.

use super::{paper::Paper, roll::Roll};
use crate::{
    call::call,
    live::{self, News},
    shell::{FaultPage, LoadedLive, Page, Title},
    signatures::Signed,
};
use domain::{
    fault::Fault,
    id::PollId,
    live::{Change, Topic},
    signatures::SignedAct,
    votes::{Protocol, ViewRoll},
};
use leptos::{ev::MouseEvent, prelude::*};
use leptos_router::hooks::use_params_map;
use std::time::Duration;
use ui::{
    Button, Glyph, Icon, LinkButton, Shape,
    i18n::{common, lang, shell, t, votes as words},
};

/// Votes come in bursts; the roll is fetched once for each.
const PAUSE: Duration = Duration::from_millis(400);

/// The roll or the protocol of the vote in the address.
#[component]
pub fn ProtocolPage() -> impl IntoView {
    let params = use_params_map();
    let poll = Memo::new(move |_| params.read().get("id").and_then(|id| id.parse::<PollId>().ok()));
    move || match poll.get() {
        Some(poll) => view! { <OneProtocol poll/> }.into_any(),
        None => view! { <FaultPage fault=Fault::NotFound/> }.into_any(),
    }
}

#[component]
fn OneProtocol(poll: PollId) -> impl IntoView {
    let page = Page::new(move || call(ViewRoll { poll }));
    let shown = move |protocol| view! { <Whole page protocol/> }.into_any();
    view! { <LoadedLive page shape=Shape::Document view=shown/> }
}

#[component]
fn Whole(page: Page<Protocol>, protocol: Signal<Protocol>) -> impl IntoView {
    keep_current(page, protocol);
    let closed = Memo::new(move |_| protocol.with(|protocol| protocol.poll.closed.is_some()));
    let (id, document, title) = protocol.with_untracked(|protocol| {
        (protocol.poll.id, protocol.poll.document, protocol.document_title.clone())
    });
    let word = move || if closed.get() { words::PROTOCOL_TITLE } else { words::ROLL };
    let print = move |_: MouseEvent| {
        if let Some(window) = web_sys::window() {
            // A browser that can't print says so by itself.
            drop(window.print());
        }
    };
    view! {
        <Title text=Signal::derive(move || word().text(lang()).to_owned())/>
        <main class="page" id="main" tabindex="-1">
            <div class="page-head screen-only">
                <ol class="crumbs">
                    <li>
                        <a href="/groups">{t(shell::GROUPS)}</a>
                    </li>
                    <li>
                        <a href=format!("/documents/{document}")>{title}</a>
                    </li>
                </ol>
                // The protocol is a paper with a heading of its own.
                {move || (!closed.get()).then(|| view! { <h1>{t(words::ROLL)}</h1> })}
                <div class="acts">
                    <LinkButton href=back(&protocol)>
                        {move || if closed.get() { words::BACK } else { words::TO_VOTE }.text(lang())}
                    </LinkButton>
                    <Show when=move || closed.get()>
                        <span class="needs-script">
                            <Button kind_of="button" on_click=print>
                                <Icon glyph=Glyph::Print/>
                                {t(common::PRINT)}
                            </Button>
                        </span>
                    </Show>
                </div>
            </div>
            {move || match closed.get() {
                true => view! { <Paper protocol=protocol.get_untracked()/> }.into_any(),
                false => view! { <Roll protocol/> }.into_any(),
            }}
            {move || closed.get().then(|| view! { <Signed act=SignedAct::Protocol { poll: id }/> })}
        </main>
    }
}

fn back(protocol: &Signal<Protocol>) -> String {
    protocol
        .with_untracked(|protocol| format!("/documents/{}#vote-{}", protocol.poll.document, protocol.poll.id))
}

/// Fetches the roll again when somebody votes or the vote is closed. A closed one never changes.
fn keep_current(page: Page<Protocol>, protocol: Signal<Protocol>) {
    let (document, id, closed) = protocol.with_untracked(|protocol| {
        (protocol.poll.document, protocol.poll.id, protocol.poll.closed.is_some())
    });
    if closed {
        return;
    }
    let waiting = StoredValue::new(false);
    let soon = move || {
        if waiting.try_get_value() == Some(false) {
            waiting.set_value(true);
            let fetch = move || {
                if waiting.try_set_value(false).is_none() {
                    page.refetch();
                }
            };
            set_timeout(fetch, PAUSE);
        }
    };
    // The roll does not say which event it has seen: what is told anew costs one fetch.
    live::follow(Topic::Document(document), 0, move |news| {
        let concerns = match news {
            News::Reload => true,
            News::Changes { changes, .. } => {
                let is = |change: &Change| matches!(change, Change::Poll(poll) if poll.id == id);
                changes.read().is_none_or(|changes| changes.iter().any(is))
            }
        };
        if concerns {
            soon();
        }
    });
}
