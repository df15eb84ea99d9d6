//! Votes on a document or one of its points (WG-4).

mod cast;
mod count;
mod operations;
mod rules;
mod views;

pub use cast::{Ballot, Casting, Poll, Prior, cast, close};
pub use count::{Decision, Prospect, Tally, decision, prospect};
pub use operations::{CastVote, ClosePoll, OpenPoll, ViewPoll, ViewRoll};
pub use rules::{Base, Choice, PollRules, Rounding, Secrecy, Share, TallyShown, Threshold, Tie, Voters};
pub use views::{OwnVote, PollView, Protocol, Receipt, RollEntry};

/// Longest question.
pub const QUESTION_MAX: u32 = 1_000;
/// Longest reason of a vote.
pub const REASON_MAX: u32 = 2_000;
