//! A document's life: under discussion, then in the archive for good.

use crate::fault::Refusal;
use serde::{Deserialize, Serialize};

/// Where a document stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentState {
    /// The group discusses it.
    Discussed,
    /// Closed and archived: view only (P51).
    Archived,
}

impl DocumentState {
    /// Whether anything may still be said or decided about the document.
    ///
    /// # Errors
    /// When it is in the archive.
    pub const fn writable(self) -> Result<(), Refusal> {
        match self {
            Self::Discussed => Ok(()),
            Self::Archived => Err(Refusal::DocumentArchived),
        }
    }
}

/// Closes a document.
///
/// # Errors
/// When it is closed already, or votes on it are still open.
pub const fn close(state: DocumentState, open_polls: u32) -> Result<DocumentState, Refusal> {
    match (state, open_polls) {
        (DocumentState::Archived, _) => Err(Refusal::DocumentArchived),
        (DocumentState::Discussed, 0) => Ok(DocumentState::Archived),
        (DocumentState::Discussed, _) => Err(Refusal::PollsOpen),
    }
}

/// How a document may be handled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Marking {
    /// No restriction.
    Open,
    /// "For official use": handled by other rules, not on the portal (P3, second part).
    OfficialUse,
    /// A state secret of any degree (P3).
    Secret,
}

impl Marking {
    /// Whether a document so marked may be placed on the portal.
    ///
    /// # Errors
    /// When it is marked "for official use" or above (P3, S3, X2).
    pub const fn placeable(self) -> Result<(), Refusal> {
        match self {
            Self::Open => Ok(()),
            Self::OfficialUse | Self::Secret => Err(Refusal::MarkingForbidden),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn archived_stays_archived(open_polls in prop::collection::vec(0_u32..3, 0..20)) {
            let mut state = DocumentState::Discussed;
            let mut was_archived = false;
            for polls in open_polls {
                state = close(state, polls).unwrap_or(state);
                prop_assert!(!(was_archived && state == DocumentState::Discussed));
                was_archived |= state == DocumentState::Archived;
                prop_assert_eq!(state.writable().is_err(), was_archived);
            }
        }
    }

    #[test]
    fn open_votes_keep_a_document_open() {
        assert_eq!(close(DocumentState::Discussed, 1), Err(Refusal::PollsOpen));
        assert_eq!(Marking::OfficialUse.placeable(), Err(Refusal::MarkingForbidden));
    }
}
