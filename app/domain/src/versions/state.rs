//! When the next version may be placed.

use crate::{documents::DocumentState, fault::Refusal};

/// Whether the next version of a document may be placed. A vote that is open is about the version before it, so it
/// must end first.
///
/// # Errors
/// When the document is in the archive, or a vote on it is open.
pub const fn place_next(state: DocumentState, open_polls: u32, is_final: bool) -> Result<(), Refusal> {
    if is_final {
        return Err(Refusal::VersionFinal);
    }
    match state.writable() {
        Err(refusal) => Err(refusal),
        Ok(()) if open_polls > 0 => Err(Refusal::PollsOpen),
        Ok(()) => Ok(()),
    }
}
