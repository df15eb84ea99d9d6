//! The course of a conversation, apart from the socket it runs over.

use super::{
    Obstacle, Order,
    frames::{self, HEARTBEAT},
};

/// What follows from a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Say this.
    Say(String),
    /// Wait for the next.
    Wait,
    /// That was the answer: signatures as DER, in the order of the contents.
    Done(Result<Vec<Vec<u8>>, Obstacle>),
}

/// One request over one connection: greeting, request, answer. Answers don't say to what they are, so there is never a
/// second request.
#[derive(Clone, Debug)]
pub struct Talk {
    /// Until it is said.
    request: Option<String>,
    expected: usize,
}

impl Talk {
    /// About to begin; none where there is nothing to sign.
    pub fn new(order: &Order) -> Option<Self> {
        let expected = order.contents.len();
        let request = order.frame().filter(|_| expected > 0)?;
        Some(Self { request: Some(request), expected })
    }

    /// Whether NCALayer greeted: from then on it is a person who takes time.
    pub fn greeted(&self) -> bool {
        self.request.is_none()
    }

    /// Takes a frame in.
    pub fn heard(&mut self, text: &str) -> Step {
        if text == HEARTBEAT {
            return Step::Wait;
        }
        if self.request.is_none() {
            // A second greeting answers nothing.
            return match frames::greeting(text) {
                Some(_) => Step::Wait,
                None => Step::Done(frames::reply(text, self.expected)),
            };
        }
        match frames::greeting(text).and_then(|_| self.request.take()) {
            Some(request) => Step::Say(request),
            None => Step::Done(Err(Obstacle::Foreign)),
        }
    }

    /// What the end of the connection means.
    pub fn ended(&self) -> Obstacle {
        if self.greeted() { Obstacle::Lost } else { Obstacle::Absent }
    }
}
