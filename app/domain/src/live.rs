//! The live line: what a browser and the server say to each other over the one websocket of a tab.

use crate::{
    directory::PersonName,
    documents::DocumentCard,
    drafts::{DraftBlock, DraftCard},
    fault::Fault,
    groups::GroupState,
    id::{BlockId, DocumentId, DraftId, GroupId, PersonId, PollId},
    remarks::RemarkView,
    votes::{OwnVote, PollView},
};
use serde::{Deserialize, Serialize};

/// Largest frame a browser may send, in bytes.
pub const FRAME_MAX: usize = 4_096;
/// Most topics one tab may follow.
pub const TOPICS_MAX: usize = 16;
/// Events a tab may have missed and still catch up; beyond, it fetches its pages afresh.
pub const RESUME_MAX: i64 = 500;

/// What a tab can follow. Its own person is always followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// The discussion of a document.
    Document(DocumentId),
    /// A text that is being written.
    Draft(DraftId),
    /// The card of a group.
    Group(GroupId),
}

/// What a browser says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Ask {
    /// Follow a topic from the event after this one.
    Follow {
        /// What.
        topic: Topic,
        /// The last event the page has seen.
        since: i64,
    },
    /// No longer follow it.
    Leave {
        /// What.
        topic: Topic,
    },
    /// The reader is in a document or a draft, and perhaps writing.
    Here {
        /// Where.
        topic: Topic,
        /// On which block something is being written.
        writing: Option<BlockId>,
        /// Whether anything is being written.
        typing: bool,
    },
    /// Are you there?
    Ping,
}

/// What the server says. `C` is how changes are held: a reader that hands them on need not know what is in them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tell<C = Vec<Change>> {
    /// The topic is followed from this event on; what was missed comes next.
    Following {
        /// What.
        topic: Topic,
    },
    /// Changes up to and including an event. One already seen changes nothing.
    Changes {
        /// Where.
        topic: Topic,
        /// The last event they contain.
        seq: i64,
        /// What is different now.
        changes: C,
    },
    /// Changes to the reader's own things.
    Own {
        /// What is different now.
        changes: Vec<OwnChange>,
    },
    /// Too much was missed, or the reader's standing changed: fetch the page afresh.
    Reload {
        /// Which.
        topic: Topic,
    },
    /// The topic can't be followed.
    Refused {
        /// Which.
        topic: Topic,
        /// Why.
        fault: Fault,
    },
    /// Who is in a document or a draft now.
    Present {
        /// Where.
        topic: Topic,
        /// Who.
        people: Vec<Presence>,
    },
    /// The frame could not be read; nothing came of it.
    Malformed,
    /// Yes.
    Pong,
    /// The session is over; sign in again.
    SignedOut,
}

/// Somebody who is in a document or a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presence {
    /// Who.
    pub person: PersonId,
    /// Surname with initials.
    pub name: String,
    /// On which block something is being written.
    pub writing: Option<BlockId>,
    /// Whether anything is being written.
    pub typing: bool,
}

/// What is different in the reader's own things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnChange {
    /// The own part in a vote.
    Vote {
        /// In which.
        poll: PollId,
        /// What.
        vote: OwnVote,
    },
    /// Unread notices.
    Badge {
        /// How many.
        unread: u32,
    },
}

/// What is different in a view: always the whole thing as it is now, so that taking it in twice,
/// or after a fresh fetch, does no harm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// A remark, new or changed.
    Remark(Box<RemarkView>),
    /// A vote, new or changed; its `own` says nothing of the reader.
    Poll(Box<PollView>),
    /// The document's card.
    Card(Box<DocumentCard>),
    /// The group around a document.
    People {
        /// Everybody in it.
        people: Vec<PersonName>,
        /// Its name.
        group_name: String,
        /// Whether it still works.
        group_state: GroupState,
    },
    /// A block of a draft, new or changed.
    DraftBlock(Box<DraftBlock>),
    /// A draft's card.
    DraftCard(Box<DraftCard>),
    /// Something on the group's card: fetch it afresh.
    Group,
}
