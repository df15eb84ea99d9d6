//! NCALayer: the national authority's program on the reader's computer, which signs over a websocket there.
//!
//! It chooses the key itself, in windows of its own; a page only says what is to be signed and which key would do.

#[cfg(feature = "hydrate")]
mod client;
mod frames;
mod talk;
#[cfg(test)]
mod tests;

#[cfg(feature = "hydrate")]
pub use client::{address, sign};
pub use frames::{KeyWanted, Order};
pub use talk::{Step, Talk};

/// Why there is no signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// This portal does without NCALayer.
    Off,
    /// Nothing answers: NCALayer is not there or not started.
    Absent,
    /// The reader, or who looks after the computer, forbids pages to reach programs on it.
    Forbidden,
    /// Something answers that is not NCALayer, or what it says can't be read.
    Foreign,
    /// An NCALayer from before 2022, which can't do what is asked.
    Outdated,
    /// Another request of this page waits for an answer.
    Busy,
    /// The reader closed the window.
    Cancelled,
    /// NCALayer refuses; its code and words. A key that does not fit is told so too.
    Refused {
        /// Such as `SIGNING_FAILURE`.
        code: String,
        /// In its own language, for the log.
        message: String,
    },
    /// The connection ended before an answer.
    Lost,
    /// No answer in time.
    TimedOut,
}
