use super::{Anchor, Stance, SuggestionState};
use crate::{
    directory::PersonName,
    id::{BlockId, RemarkId, ReplyId},
    time::Moment,
    versions::Resolution,
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
    /// Number of the version it was written on.
    pub version: u32,
    /// The block.
    pub block: BlockId,
    /// First byte.
    pub start: u32,
    /// One past the last byte; zero with `start` zero for the whole block.
    pub end: u32,
    /// The words.
    pub exact: String,
}

/// What became of a remark's place in a later version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedView {
    /// Number of the version.
    pub version: u32,
    /// What became of it.
    pub resolution: Resolution,
    /// Where it lies now; none when it was lost.
    pub place: Option<Anchor>,
    /// The nearest point that is still there, when it was lost.
    pub nearest: Option<BlockId>,
}

/// Where a remark stands in one version of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It is on the document as a whole.
    Whole,
    /// On these words.
    At(Anchor),
    /// It was on words that can't be found in this version.
    Lost {
        /// Why.
        resolution: Resolution,
        /// The nearest point that is still there.
        nearest: Option<BlockId>,
    },
    /// It was written on a later version.
    Later,
}

impl RemarkView {
    /// Where the remark stands in a version.
    pub fn place_in(&self, version: u32) -> Place {
        let Some(anchor) = &self.anchor else { return Place::Whole };
        if let Some(carried) = self.carried.iter().find(|carried| carried.version == version) {
            return match carried.place {
                Some(place) => Place::At(place),
                None => Place::Lost { resolution: carried.resolution, nearest: carried.nearest },
            };
        }
        if anchor.version == version {
            Place::At(Anchor { block: anchor.block, start: anchor.start, end: anchor.end })
        } else {
            Place::Later
        }
    }
}

/// A remark with its replies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemarkView {
    /// Which; later remarks have greater identifiers.
    pub id: RemarkId,
    /// Where it was written; none for the whole document.
    pub anchor: Option<AnchorView>,
    /// What became of its place in later versions, the oldest first.
    pub carried: Vec<CarriedView>,
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
    /// Why it should be so; may be empty.
    pub grounds: String,
    /// What the developer answered.
    pub answer: Option<AnswerView>,
    /// Suggested wording.
    pub suggestion: Option<SuggestionView>,
    /// Who settled it, if it is settled.
    pub resolved: Option<Settlement>,
    /// Replies, the oldest first.
    pub replies: Vec<ReplyView>,
}

/// What the developer of the draft answered to a remark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerView {
    /// The stance.
    pub stance: Stance,
    /// Why; may be empty where the remark was taken whole.
    pub reasoning: String,
    /// The final wording; may be empty.
    pub wording: String,
    /// Who answered.
    pub by: Author,
    /// When.
    pub at: Moment,
}

/// A suggested wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestionView {
    /// What should stand in place of the words remarked on; empty strikes them out.
    pub wording: String,
    /// What became of it.
    pub state: SuggestionState,
    /// Number of the version that was made of it.
    pub version: Option<u32>,
}

/// Who settled a remark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
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
