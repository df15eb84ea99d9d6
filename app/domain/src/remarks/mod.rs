//! Remarks on a document: anchored to a place in the text, answered, resolved (WG-3).

mod anchor;
mod operations;
mod thread;
mod views;

pub use anchor::{Anchor, place};
pub use operations::{AddRemark, DecideSuggestion, EditRemark, ReopenRemark, Reply, ResolveRemark};
pub use thread::{RemarkState, SuggestionState, Thread, decide_suggestion, edit, reopen, reply, resolve};
pub use views::{AnchorView, Author, RemarkView, ReplyView, Resolution, SuggestionView};

/// Longest remark or reply.
pub const REMARK_MAX: u32 = 4_000;
/// Longest suggested wording.
pub const WORDING_MAX: u32 = 8_000;
/// Most people mentioned in one remark or reply.
pub const MENTIONS_MAX: u32 = 50;
