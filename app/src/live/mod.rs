//! The live line: one websocket per tab, followed topics, nothing missed and nothing doubled.

#[cfg(feature = "hydrate")]
mod line;

use domain::{
    id::BlockId,
    live::{Change, OwnChange, Presence, Topic},
};
use leptos::prelude::*;
use std::rc::Rc;
use ui::time::Clock;

/// How the line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Not tried yet.
    Starting,
    /// Up.
    On,
    /// Down.
    Off {
        /// Since when, in microseconds.
        since: i64,
    },
}

impl Line {
    /// The state's name in the style.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Starting => "wait",
            Self::On => "on",
            Self::Off { .. } => "off",
        }
    }
}

/// What a page hears of a topic it follows.
#[derive(Clone, Debug)]
pub enum News {
    /// What is different now.
    Changes {
        /// The last event the changes contain.
        seq: i64,
        /// The changes.
        changes: Changes,
    },
    /// Fetch the page afresh: too much was missed, or the reader's standing changed.
    Reload,
}

/// Changes as they came. Whoever follows a topic reads them: the program that every page loads need not know what can
/// change where.
#[derive(Clone, Debug)]
pub struct Changes(Rc<str>);

impl Changes {
    /// The changes; none when they are of a newer server than this page.
    pub fn read(&self) -> Option<Vec<Change>> {
        serde_json::from_str(&self.0).ok()
    }
}

#[derive(Clone, Copy)]
struct Context {
    state: RwSignal<Line>,
    clock: RwSignal<i64>,
    minute: RwSignal<i64>,
}

/// Starts the line for a signed-in reader; without one, only the clock.
#[cfg_attr(not(feature = "hydrate"), expect(unused_variables, reason = "the line runs in the browser only"))]
pub(crate) fn provide(now: i64, signed_in: bool, unread: RwSignal<u32>) {
    let context = Context {
        state: RwSignal::new(Line::Starting),
        clock: RwSignal::new(now),
        minute: RwSignal::new(now),
    };
    provide_context(context);
    provide_context(Clock(context.minute));
    #[cfg(feature = "hydrate")]
    {
        line::tick(now, context.clock, context.minute);
        if signed_in {
            line::start(context.state, context.clock, unread);
        }
    }
}

/// How the line is.
pub fn state() -> Signal<Line> {
    expect_context::<Context>().state.into()
}

/// The server's time in microseconds, moving on every second: for what counts down.
pub fn clock() -> Signal<i64> {
    expect_context::<Context>().clock.into()
}

/// Follows a topic from the event after `since` until the page goes.
#[cfg_attr(not(feature = "hydrate"), expect(unused_variables, reason = "the line runs in the browser only"))]
pub fn follow(topic: Topic, since: i64, heed: impl Fn(News) + 'static) {
    #[cfg(feature = "hydrate")]
    {
        let id = line::follow(topic, since, heed);
        on_cleanup(move || line::leave(topic, id));
    }
}

/// Hears of changes to the reader's own things until the page goes.
#[cfg_attr(not(feature = "hydrate"), expect(unused_variables, reason = "the line runs in the browser only"))]
pub fn own(heed: impl Fn(OwnChange) + 'static) {
    #[cfg(feature = "hydrate")]
    {
        let id = line::own(heed);
        on_cleanup(move || line::forget_own(id));
    }
}

/// Hears who is in a document or a draft until the page goes.
#[cfg_attr(not(feature = "hydrate"), expect(unused_variables, reason = "the line runs in the browser only"))]
pub fn presence(topic: Topic, heed: impl Fn(Vec<Presence>) + 'static) {
    #[cfg(feature = "hydrate")]
    {
        line::presence(topic, heed);
        on_cleanup(move || line::gone(topic));
    }
}

/// Says that the reader is in a document or a draft, and perhaps writing.
#[cfg_attr(not(feature = "hydrate"), expect(unused_variables, reason = "the line runs in the browser only"))]
pub fn here(topic: Topic, typing: bool, writing: Option<BlockId>) {
    #[cfg(feature = "hydrate")]
    line::here(topic, typing, writing);
}
