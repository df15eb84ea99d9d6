//! Which event has reached how many, and how long it took.

use crate::{Error, figure::percentile};
use memchr::memmem;
use std::{
    cell::{Cell, RefCell},
    time::{Duration, Instant},
};
use tokio::{sync::Notify, time::timeout};

/// Begins what tells events apart.
const MARK: &[u8] = b"bench-mark-";
/// Digits of an event's number.
const DIGITS: usize = 8;
/// How long an event may take to reach everybody.
const PATIENCE: Duration = Duration::from_secs(60);

/// The mark of an event.
pub fn mark(event: usize) -> String {
    format!("bench-mark-{event:0DIGITS$}")
}

/// A payload with another event's mark.
pub fn marked(payload: &str, event: usize) -> String {
    match memmem::find(payload.as_bytes(), MARK) {
        Some(at) => format!("{}{}{}", &payload[..at], mark(event), &payload[at + MARK.len() + DIGITS..]),
        None => payload.to_owned(),
    }
}

/// The events a frame tells of: a busy server may put several in one.
fn events(frame: &[u8]) -> impl Iterator<Item = usize> {
    memmem::find_iter(frame, MARK).filter_map(|at| {
        let digits = frame.get(at + MARK.len()..at + MARK.len() + DIGITS)?;
        std::str::from_utf8(digits).ok()?.parse().ok()
    })
}

#[derive(Default)]
struct State {
    /// When each event was made, or should have been.
    made: Vec<Instant>,
    /// How many have heard of it.
    heard: Vec<usize>,
    /// Microseconds of each delivery.
    took: Vec<u32>,
    /// The last frame that told of an event.
    frame: Vec<u8>,
    broken: Option<String>,
}

/// Where listeners note what they hear. All of them run on one thread.
#[derive(Default)]
pub struct Board {
    /// How many listen.
    everybody: Cell<usize>,
    state: RefCell<State>,
    changed: Notify,
}

impl Board {
    /// More listeners have come.
    pub fn admit(&self, listeners: usize) {
        self.everybody.set(self.everybody.get() + listeners);
    }

    /// Begins an event made at a moment, and gives its number.
    pub fn begin(&self, at: Instant) -> usize {
        let mut state = self.state.borrow_mut();
        state.made.push(at);
        state.heard.push(0);
        state.made.len() - 1
    }

    /// How many events were begun.
    pub fn begun(&self) -> usize {
        self.state.borrow().made.len()
    }

    /// A listener heard a frame.
    pub fn heard(&self, frame: &[u8]) {
        let (now, everybody) = (Instant::now(), self.everybody.get());
        let mut state = self.state.borrow_mut();
        for event in events(frame) {
            let Some(made) = state.made.get(event).copied() else { continue };
            state.took.push(u32::try_from((now - made).as_micros()).unwrap_or(u32::MAX));
            state.heard[event] += 1;
            if state.heard[event] >= everybody {
                if state.frame.is_empty() {
                    state.frame = frame.to_vec();
                }
                self.changed.notify_waiters();
            }
        }
    }

    /// A listener's line broke.
    pub fn broke(&self, error: &Error) {
        self.state.borrow_mut().broken = Some(error.to_string());
        self.changed.notify_waiters();
    }

    /// Waits until everybody has heard of all events from one on, each once.
    pub async fn wait(&self, from: usize) -> Result<(), Error> {
        let everybody = self.everybody.get();
        let wait = async {
            loop {
                let changed = self.changed.notified();
                {
                    let state = self.state.borrow();
                    if let Some(why) = &state.broken {
                        return Err(Error::Wrong(format!("a socket broke: {why}")));
                    }
                    if let Some(twice) = state.heard.iter().position(|heard| *heard > everybody) {
                        return Err(Error::Wrong(format!(
                            "event {twice} was heard {} times",
                            state.heard[twice]
                        )));
                    }
                    if state.heard[from..].iter().all(|heard| *heard == everybody) {
                        return Ok(());
                    }
                }
                changed.await;
            }
        };
        timeout(PATIENCE, wait)
            .await
            .unwrap_or_else(|_| Err(Error::Wrong("an event did not reach everybody".to_owned())))
    }

    /// Deliveries since the last call, and the 99th percentile of what they took.
    pub fn take(&self) -> (usize, f64) {
        let mut took = std::mem::take(&mut self.state.borrow_mut().took);
        (took.len(), percentile(&mut took, 99))
    }

    /// A frame as it came.
    pub fn frame(&self) -> String {
        String::from_utf8_lossy(&self.state.borrow().frame).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_and_replaced() {
        let payload = format!("{{\"text\":\"{} is here\"}}", mark(7));
        assert_eq!(events(payload.as_bytes()).collect::<Vec<_>>(), [7]);
        let other = marked(&payload, 12_345);
        assert_eq!(other.len(), payload.len());
        assert_eq!(events(format!("{payload}{other}").as_bytes()).collect::<Vec<_>>(), [7, 12_345]);
    }
}
