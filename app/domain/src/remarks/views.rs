use super::SuggestionState;
use crate::{
    directory::PersonName,
    id::{BlockId, RemarkId, ReplyId},
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// In whose name something was done, and who did it if that was a substitute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// In whose name.
    pub person: PersonName,
    /// The substitute and the number of the order, if it was not the person.
    pub substitute: Option<(PersonName, String)>,
}

/// The place of a remark with the words it was written on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnchorView {
    /// The block.
    pub block: BlockId,
    /// First byte.
    pub start: u32,
    /// One past the last byte; zero with `start` zero for the whole block.
    pub end: u32,
    /// The words.
    pub exact: String,
}

/// A remark with its replies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemarkView {
    /// Which; later remarks have greater identifiers.
    pub id: RemarkId,
    /// Where; none for the whole document.
    pub anchor: Option<AnchorView>,
    /// Whose.
    pub author: Author,
    /// When it was written.
    pub at: Moment,
    /// When its text was last changed.
    pub edited: Option<Moment>,
    /// Version of the text, for editing.
    pub version: i64,
    /// What it says.
    pub text: String,
    /// Suggested wording.
    pub suggestion: Option<SuggestionView>,
    /// Who settled it, if it is settled.
    pub resolved: Option<Resolution>,
    /// Replies, the oldest first.
    pub replies: Vec<ReplyView>,
}

/// A suggested wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestionView {
    /// What should stand in place of the words remarked on; empty strikes them out.
    pub wording: String,
    /// What became of it.
    pub state: SuggestionState,
}

/// Who settled a remark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolution {
    /// Who.
    pub by: Author,
    /// When.
    pub at: Moment,
}

/// A reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyView {
    /// Which.
    pub id: ReplyId,
    /// Whose.
    pub author: Author,
    /// When.
    pub at: Moment,
    /// What it says.
    pub text: String,
}
