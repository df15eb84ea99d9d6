//! Casting a vote and closing a poll.

use super::{Choice, Decision, PollRules, Secrecy, Tally, decision};
use crate::{documents::DocumentState, fault::Refusal, time::Moment};

/// What the rules need to know of a poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Poll {
    /// Its rule.
    pub rules: PollRules,
    /// State of the document it is on.
    pub document: DocumentState,
    /// How many were entitled at the opening.
    pub entitled: u32,
    /// When it closes by itself.
    pub closes_at: Option<Moment>,
    /// Whether it is closed.
    pub closed: bool,
}

impl Poll {
    /// Whether votes are taken at this moment.
    ///
    /// # Errors
    /// When the poll is closed, its time is over, or its document is archived.
    pub fn takes_votes(&self, now: Moment) -> Result<(), Refusal> {
        self.document.writable()?;
        if self.closed || self.closes_at.is_some_and(|end| now >= end) {
            Err(Refusal::PollClosed)
        } else {
            Ok(())
        }
    }
}

/// What the voter has done before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prior {
    /// Was not entitled when the poll opened.
    NotEntitled,
    /// Has not voted.
    None,
    /// Has voted; the choice is known in a named poll only.
    Voted(Option<Choice>),
}

/// A vote as handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ballot<'a> {
    /// What is voted.
    pub choice: Choice,
    /// Why; may be empty.
    pub reason: &'a str,
}

/// What becomes of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Casting {
    /// It is the voter's first.
    First,
    /// It replaces the voter's former vote.
    Replaces,
}

/// Whether a vote is taken.
///
/// # Errors
/// When the poll takes none, the voter is not entitled or has voted for good, or the reason is missing or forbidden.
pub fn cast(poll: &Poll, prior: Prior, ballot: Ballot<'_>, now: Moment) -> Result<Casting, Refusal> {
    if prior == Prior::NotEntitled {
        return Err(Refusal::NotEntitled);
    }
    poll.takes_votes(now)?;
    let has_reason = !ballot.reason.trim().is_empty();
    if poll.rules.secrecy == Secrecy::Secret && has_reason {
        return Err(Refusal::ReasonForbidden);
    }
    if poll.rules.reason_against && ballot.choice == Choice::Against && !has_reason {
        return Err(Refusal::ReasonRequired);
    }
    match prior {
        Prior::None => Ok(Casting::First),
        Prior::Voted(Some(_)) if poll.rules.changeable => Ok(Casting::Replaces),
        Prior::Voted(_) | Prior::NotEntitled => Err(Refusal::AlreadyVoted),
    }
}

/// Closes a poll and says what was decided.
///
/// # Errors
/// When it is closed already.
pub fn close(poll: &Poll, tally: Tally, chair: Option<Choice>) -> Result<Decision, Refusal> {
    if poll.closed {
        Err(Refusal::PollClosed)
    } else {
        Ok(decision(&poll.rules, poll.entitled, tally, chair))
    }
}
