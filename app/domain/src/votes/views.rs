use super::{Choice, Decision, PollRules, Prospect, Tally};
use crate::{
    id::{BlockId, DocumentId, PollId},
    remarks::Author,
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// A vote as the discussion shows it. All but `own` is the same for everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PollView {
    /// Which; later polls have greater identifiers.
    pub id: PollId,
    /// On which document.
    pub document: DocumentId,
    /// Number of the version it is about.
    pub version: u32,
    /// On which point; none for the whole document.
    pub block: Option<BlockId>,
    /// What is put to the vote.
    pub question: String,
    /// Its rule.
    pub rules: PollRules,
    /// Who opened it.
    pub opened_by: Author,
    /// When.
    pub opened: Moment,
    /// When it closes by itself.
    pub closes_at: Option<Moment>,
    /// When it was closed.
    pub closed: Option<Moment>,
    /// How many are entitled.
    pub entitled: u32,
    /// How many have voted.
    pub turnout: u32,
    /// The figures, as far as they may be shown.
    pub tally: Option<Tally>,
    /// What can still happen, as far as it may be shown; none after closing.
    pub prospect: Option<Prospect>,
    /// What was decided, after closing.
    pub decision: Option<Decision>,
    /// The reader's own part.
    pub own: OwnVote,
}

impl PollView {
    /// Takes in what is the same for everybody and keeps the reader's own part.
    pub fn take_public(&mut self, other: Self) {
        *self = Self { own: self.own, ..other };
    }
}

/// The reader's own part in a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnVote {
    /// Was not entitled at the opening.
    NotEntitled,
    /// Has not voted yet.
    NotYet,
    /// Has voted; the choice is known in a named poll only.
    Cast {
        /// What.
        choice: Option<Choice>,
    },
}

/// The answer to a vote that was taken. It does not repeat the choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// In which poll.
    pub poll: PollId,
    /// When it was taken.
    pub at: Moment,
}

/// The roll of a poll and, after closing, its protocol.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Protocol {
    /// The poll.
    pub poll: PollView,
    /// Title of the document.
    pub document_title: String,
    /// Name of the group.
    pub group_name: String,
    /// The point as printed, if the vote is on one.
    pub point: Option<String>,
    /// Who closed it; none when its time ran out.
    pub closed_by: Option<Author>,
    /// Everybody who was entitled, by name.
    pub roll: Vec<RollEntry>,
}

/// A line of the roll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollEntry {
    /// In whose name; with the substitute who voted, if one did.
    pub voter: Author,
    /// Whether a vote was cast.
    pub voted: bool,
    /// What, in a named vote whose figures may be shown.
    pub choice: Option<Choice>,
    /// Why, likewise.
    pub reason: String,
}
