//! The life of a remark: open, resolved, reopened; its suggestion proposed, then accepted or declined once.

use crate::{documents::DocumentState, fault::Refusal};
use serde::{Deserialize, Serialize};

/// Whether a remark still waits for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RemarkState {
    /// It waits.
    Open,
    /// It is settled.
    Resolved,
}

/// What became of a suggested wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuggestionState {
    /// Nobody has decided.
    Proposed,
    /// Goes into the next version.
    Accepted,
    /// Does not.
    Declined,
    /// Another wording of the same words went into a version.
    Superseded,
}

/// What the rules need to know of a remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thread {
    /// State of the document it is on.
    pub document: DocumentState,
    /// Whether it is settled.
    pub state: RemarkState,
    /// Its suggestion, if it has one.
    pub suggestion: Option<SuggestionState>,
    /// Grows with each edit of the text.
    pub version: i64,
}

/// Answers a remark; a settled one must be reopened first.
///
/// # Errors
/// When the document is archived or the remark resolved.
pub fn reply(thread: Thread) -> Result<(), Refusal> {
    thread.document.writable()?;
    match thread.state {
        RemarkState::Open => Ok(()),
        RemarkState::Resolved => Err(Refusal::RemarkResolved),
    }
}

/// Changes the text of one's remark.
///
/// # Errors
/// When the document is archived, the remark resolved, or another text was saved in between.
pub fn edit(thread: Thread, seen: i64) -> Result<i64, Refusal> {
    reply(thread)?;
    if thread.version == seen { Ok(seen + 1) } else { Err(Refusal::Stale) }
}

/// Settles a remark.
///
/// # Errors
/// When the document is archived or the remark resolved already.
pub fn resolve(thread: Thread) -> Result<RemarkState, Refusal> {
    reply(thread).map(|()| RemarkState::Resolved)
}

/// Takes a settled remark up again.
///
/// # Errors
/// When the document is archived or the remark is open.
pub fn reopen(thread: Thread) -> Result<RemarkState, Refusal> {
    thread.document.writable()?;
    match thread.state {
        RemarkState::Resolved => Ok(RemarkState::Open),
        RemarkState::Open => Err(Refusal::RemarkOpen),
    }
}

/// Puts a remark into its place in the version under discussion; a settled one too, since it is still read.
///
/// # Errors
/// When the document is archived.
pub const fn relocate(thread: Thread) -> Result<(), Refusal> {
    thread.document.writable()
}

/// Accepts or declines the suggested wording, once; either settles the remark.
///
/// # Errors
/// When the document is archived, there is no suggestion, or it has been decided.
pub fn decide_suggestion(thread: Thread, accept: bool) -> Result<SuggestionState, Refusal> {
    thread.document.writable()?;
    match thread.suggestion.ok_or(Refusal::NoSuggestion)? {
        SuggestionState::Proposed if accept => Ok(SuggestionState::Accepted),
        SuggestionState::Proposed => Ok(SuggestionState::Declined),
        SuggestionState::Accepted | SuggestionState::Declined | SuggestionState::Superseded => {
            Err(Refusal::SuggestionDecided)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_suggestion_is_decided_once_and_archives_freeze(steps in prop::collection::vec((0_u8..5, any::<bool>()), 0..60)) {
            let mut thread = Thread {
                document: DocumentState::Discussed,
                state: RemarkState::Open,
                suggestion: Some(SuggestionState::Proposed),
                version: 1,
            };
            for (step, flag) in steps {
                let before = thread;
                match step {
                    0 => thread.state = resolve(thread).unwrap_or(thread.state),
                    1 => thread.state = reopen(thread).unwrap_or(thread.state),
                    2 => thread.version = edit(thread, thread.version).unwrap_or(thread.version),
                    3 => thread.suggestion = decide_suggestion(thread, flag).map(Some).unwrap_or(thread.suggestion),
                    _ if flag => thread.document = DocumentState::Archived,
                    _ => prop_assert_eq!(edit(thread, thread.version - 1).is_err(), true),
                }
                if before.suggestion != Some(SuggestionState::Proposed) {
                    prop_assert_eq!(thread.suggestion, before.suggestion);
                }
                if before.document == DocumentState::Archived {
                    prop_assert_eq!(thread, before);
                }
            }
        }
    }
}
