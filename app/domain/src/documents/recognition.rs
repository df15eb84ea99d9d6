//! Scans made text by recognising letters: how far it is, when it may begin and when it may be stopped (DOC-4).

use super::{DocumentState, NoText};
use crate::fault::Refusal;
use serde::{Deserialize, Serialize};

/// Where the recognition of a version's pages stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecognitionState {
    /// It waits for its turn.
    Waiting,
    /// Pages are being read.
    Running,
    /// The text is there.
    Done,
    /// Nothing could be recognised.
    Failed,
    /// Somebody stopped it.
    Stopped,
}

/// How far the recognition of a version is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recognition {
    /// Where it stands.
    pub state: RecognitionState,
    /// Pages read.
    pub done: u32,
    /// Pages there are; zero until they are counted.
    pub total: u32,
    /// Pages that nothing could be made of, counted from 1.
    pub unread: Vec<u32>,
}

impl RecognitionState {
    /// Whether it is still to end.
    pub const fn is_under_way(self) -> bool {
        matches!(self, Self::Waiting | Self::Running)
    }
}

/// Whether recognition may begin.
///
/// # Errors
/// When the document is in the archive, the file has a text or none that could be seen, or it is under way.
pub const fn begin_recognition(
    document: DocumentState,
    no_text: Option<NoText>,
    state: Option<RecognitionState>,
) -> Result<(), Refusal> {
    if let Err(refusal) = document.writable() {
        return Err(refusal);
    }
    match (no_text, state) {
        (_, Some(state)) if state.is_under_way() => Err(Refusal::RecognitionUnderWay),
        (Some(NoText::Scanned), _) => Ok(()),
        _ => Err(Refusal::NoScan),
    }
}

/// Whether recognition may be stopped.
///
/// # Errors
/// When the document is in the archive, or it has ended or was never begun.
pub const fn stop_recognition(
    document: DocumentState,
    state: Option<RecognitionState>,
) -> Result<(), Refusal> {
    if let Err(refusal) = document.writable() {
        return Err(refusal);
    }
    match state {
        Some(state) if state.is_under_way() => Ok(()),
        _ => Err(Refusal::RecognitionOver),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use RecognitionState::*;

    #[test]
    fn a_scan_is_recognised_again_only_when_nothing_is_under_way() {
        let begin = |no_text, state| begin_recognition(DocumentState::Discussed, no_text, state);
        let stop = |state| stop_recognition(DocumentState::Discussed, state);
        for state in [None, Some(Failed), Some(Stopped)] {
            assert_eq!(begin(Some(NoText::Scanned), state), Ok(()));
            assert_eq!(stop(state), Err(Refusal::RecognitionOver));
        }
        for state in [Waiting, Running] {
            assert_eq!(begin(Some(NoText::Scanned), Some(state)), Err(Refusal::RecognitionUnderWay));
            assert_eq!(stop(Some(state)), Ok(()));
        }
        for no_text in [None, Some(NoText::Damaged), Some(NoText::Encrypted)] {
            assert_eq!(begin(no_text, None), Err(Refusal::NoScan));
        }
        assert_eq!(begin(None, Some(Done)), Err(Refusal::NoScan));
        let archived = begin_recognition(DocumentState::Archived, Some(NoText::Scanned), None);
        assert_eq!(archived, Err(Refusal::DocumentArchived));
    }
}
