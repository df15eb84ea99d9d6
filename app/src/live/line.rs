//! The browser's end of the line: connects, follows, connects again.

use super::{Changes, Line, News};
use domain::{
    id::BlockId,
    live::{Ask, OwnChange, Presence, Tell, Topic},
};
use futures::{
    SinkExt, StreamExt,
    channel::mpsc::{self, UnboundedReceiver, UnboundedSender},
    future::{Either, select},
};
use gloo_net::websocket::{Message, futures::WebSocket};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use serde_json::value::RawValue;
use std::{cell::RefCell, collections::HashMap, pin::pin, rc::Rc};
use wasm_bindgen_futures::spawn_local;

/// First wait before connecting again, in milliseconds; it doubles up to the last.
const FIRST_WAIT: u32 = 500;
const LAST_WAIT: u32 = 15_000;
/// How often the line is tried when nothing else is said, in milliseconds.
const PING: u32 = 20_000;

type Heed<T> = Rc<dyn Fn(T)>;

struct Follow {
    seq: i64,
    heeds: Vec<(u32, Heed<News>)>,
}

#[derive(Default)]
struct State {
    next: u32,
    out: Option<UnboundedSender<Ask>>,
    follows: HashMap<Topic, Follow>,
    own: Vec<(u32, Heed<OwnChange>)>,
    presence: HashMap<Topic, Heed<Vec<Presence>>>,
    here: Option<Ask>,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

impl State {
    fn say(&self, ask: Ask) {
        if let Some(out) = &self.out {
            // A closed line forgets what was asked: following is asked again when it is back.
            drop(out.unbounded_send(ask));
        }
    }

    fn number(&mut self) -> u32 {
        self.next += 1;
        self.next
    }
}

fn with<T>(act: impl FnOnce(&mut State) -> T) -> T {
    STATE.with_borrow_mut(act)
}

pub(super) fn follow(topic: Topic, since: i64, heed: impl Fn(News) + 'static) -> u32 {
    with(|state| {
        let id = state.number();
        let follow = state.follows.entry(topic).or_insert_with(|| Follow { seq: since, heeds: Vec::new() });
        follow.seq = follow.seq.min(since);
        let since = follow.seq;
        follow.heeds.push((id, Rc::new(heed)));
        state.say(Ask::Follow { topic, since });
        id
    })
}

pub(super) fn leave(topic: Topic, id: u32) {
    with(|state| {
        let Some(follow) = state.follows.get_mut(&topic) else { return };
        follow.heeds.retain(|(heed, _)| *heed != id);
        if follow.heeds.is_empty() {
            state.follows.remove(&topic);
            state.say(Ask::Leave { topic });
        }
    });
}

pub(super) fn own(heed: impl Fn(OwnChange) + 'static) -> u32 {
    with(|state| {
        let id = state.number();
        state.own.push((id, Rc::new(heed)));
        id
    })
}

pub(super) fn forget_own(id: u32) {
    with(|state| state.own.retain(|(heed, _)| *heed != id));
}

pub(super) fn presence(topic: Topic, heed: impl Fn(Vec<Presence>) + 'static) {
    with(|state| state.presence.insert(topic, Rc::new(heed)));
    here(topic, false, None);
}

pub(super) fn gone(topic: Topic) {
    with(|state| {
        state.presence.remove(&topic);
        state.here = None;
    });
}

pub(super) fn here(topic: Topic, typing: bool, writing: Option<BlockId>) {
    with(|state| {
        let ask = Ask::Here { topic, writing, typing };
        if state.here.as_ref() != Some(&ask) {
            state.here = Some(ask.clone());
            state.say(ask);
        }
    });
}

/// Moves the page's clocks on every second and every minute, from the server's time at the start.
pub(super) fn tick(server_now: i64, clock: RwSignal<i64>, minute: RwSignal<i64>) {
    let began = js_sys::Date::now();
    spawn_local(async move {
        loop {
            TimeoutFuture::new(1_000).await;
            #[expect(clippy::cast_possible_truncation, reason = "milliseconds of a page's life fit")]
            let passed = (js_sys::Date::now() - began) as i64;
            let now = server_now + passed * 1_000;
            clock.set(now);
            if now - minute.get_untracked() >= 60_000_000 {
                minute.set(now);
            }
        }
    });
}

pub(super) fn start(state: RwSignal<Line>, clock: RwSignal<i64>, unread: RwSignal<u32>) {
    spawn_local(async move {
        let mut wait = FIRST_WAIT;
        loop {
            if talk(state, unread).await {
                wait = FIRST_WAIT;
            }
            with(|line| line.out = None);
            if !matches!(state.get_untracked(), Line::Off { .. }) {
                state.set(Line::Off { since: clock.get_untracked() });
            }
            // Spread out, so that a restarted server is not met by everybody at once.
            TimeoutFuture::new(wait / 2 + jitter(wait / 2)).await;
            wait = (wait * 2).min(LAST_WAIT);
        }
    });
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a random part of a short wait")]
fn jitter(up_to: u32) -> u32 {
    (js_sys::Math::random() * f64::from(up_to)) as u32
}

/// One connection, until it ends. Answers whether it was up at all.
async fn talk(state: RwSignal<Line>, unread: RwSignal<u32>) -> bool {
    let Some(url) = address() else { return false };
    let Ok(socket) = WebSocket::open(&url) else { return false };
    let (mut write, mut read) = socket.split();
    let (out, asks) = mpsc::unbounded();
    greet(out);
    spawn_local(async move { send(&mut write, asks).await });
    let mut up = false;
    let mut silent = 0;
    loop {
        let next = select(read.next(), TimeoutFuture::new(PING)).await;
        match next {
            Either::Left((Some(Ok(Message::Text(text))), _)) => {
                silent = 0;
                if !up {
                    up = true;
                    state.set(Line::On);
                }
                if let Ok(tell) = serde_json::from_str::<Tell<Box<RawValue>>>(&text) {
                    heed(tell, unread);
                }
            }
            Either::Left((Some(Ok(Message::Bytes(_))), _)) => {}
            Either::Left((Some(Err(_)) | None, _)) => return up,
            Either::Right(_) if silent >= 2 => return up,
            Either::Right(_) => {
                silent += 1;
                with(|state| state.say(Ask::Ping));
            }
        }
    }
}

async fn send(write: &mut (impl futures::Sink<Message> + Unpin), mut asks: UnboundedReceiver<Ask>) {
    let mut write = pin!(write);
    while let Some(ask) = asks.next().await {
        let Ok(text) = serde_json::to_string(&ask) else { continue };
        if write.send(Message::Text(text)).await.is_err() {
            return;
        }
    }
}

/// Asks for everything the pages follow, each from where it was.
fn greet(out: UnboundedSender<Ask>) {
    with(|state| {
        state.out = Some(out);
        state.say(Ask::Ping);
        for (topic, follow) in &state.follows {
            state.say(Ask::Follow { topic: *topic, since: follow.seq });
        }
        if let Some(here) = &state.here {
            state.say(here.clone());
        }
    });
}

fn heed(tell: Tell<Box<RawValue>>, unread: RwSignal<u32>) {
    match tell {
        Tell::Changes { topic, seq, changes } => {
            let heeds = with(|state| {
                let follow = state.follows.get_mut(&topic)?;
                if seq <= follow.seq {
                    return None;
                }
                follow.seq = seq;
                Some(follow.heeds.iter().map(|(_, heed)| heed.clone()).collect::<Vec<_>>())
            });
            let changes = Changes(changes.get().into());
            for heed in heeds.unwrap_or_default() {
                heed(News::Changes { seq, changes: changes.clone() });
            }
        }
        Tell::Reload { topic } | Tell::Refused { topic, .. } => {
            let heeds = with(|state| {
                state
                    .follows
                    .get(&topic)
                    .map(|follow| follow.heeds.iter().map(|(_, heed)| heed.clone()).collect::<Vec<_>>())
            });
            for heed in heeds.unwrap_or_default() {
                heed(News::Reload);
            }
        }
        Tell::Own { changes } => {
            for change in changes {
                if let OwnChange::Badge { unread: now } = change {
                    unread.set(now);
                }
                let heeds = with(|state| state.own.iter().map(|(_, heed)| heed.clone()).collect::<Vec<_>>());
                for heed in heeds {
                    heed(change);
                }
            }
        }
        Tell::Present { topic, people } => {
            if let Some(heed) = with(|state| state.presence.get(&topic).cloned()) {
                heed(people);
            }
        }
        Tell::SignedOut => {
            crate::shell::leave_for("/sign-in");
        }
        Tell::Following { .. } | Tell::Malformed | Tell::Pong => {}
    }
}

fn address() -> Option<String> {
    let location = web_sys::window()?.location();
    let scheme = if location.protocol().ok()? == "https:" { "wss" } else { "ws" };
    Some(format!("{scheme}://{}/live", location.host().ok()?))
}
