use super::{DocumentState, Emphasis, FileKind, StyledBlock, TextBlock};
use crate::{
    access::Relations,
    directory::PersonName,
    groups::GroupState,
    id::{BlockId, DocumentId, GroupId, PollId, UploadId},
    live::Change,
    remarks::RemarkView,
    time::Moment,
    versions::VersionView,
    votes::{OwnVote, PollView},
};
use serde::{Deserialize, Serialize};

/// A document in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRow {
    /// Which.
    pub id: DocumentId,
    /// Title.
    pub title: String,
    /// Where it stands.
    pub state: DocumentState,
    /// Kind by content.
    pub kind: FileKind,
    /// When its last version was placed.
    pub placed: Moment,
    /// Number of the last version.
    pub version: u32,
    /// Remarks not yet resolved.
    pub open_remarks: u32,
    /// Votes that are open now.
    pub open_polls: u32,
    /// Whether the caller has opened it.
    pub read: bool,
}

/// The card of a document: what changes rarely.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentCard {
    /// Which.
    pub id: DocumentId,
    /// Title.
    pub title: String,
    /// Where it stands.
    pub state: DocumentState,
    /// When it was closed.
    pub archived: Option<Moment>,
    /// The version that was signed as the final one.
    pub final_version: Option<u32>,
    /// A version that was signed as the final one, where it is not known yet whether the signature holds.
    pub pending_final: Option<u32>,
    /// The version under discussion.
    pub current: VersionView,
    /// The versions before it, the oldest first.
    pub earlier: Vec<VersionView>,
}

impl DocumentCard {
    /// A version by its number.
    pub fn version(&self, number: u32) -> Option<&VersionView> {
        self.versions().find(|version| version.number == number)
    }

    /// All versions, the oldest first.
    pub fn versions(&self) -> impl DoubleEndedIterator<Item = &VersionView> {
        self.earlier.iter().chain(std::iter::once(&self.current))
    }
}

/// A stored file, as it is given back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileView {
    /// Name as sent.
    pub name: String,
    /// Kind by content.
    pub kind: FileKind,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of the bytes, hexadecimal.
    pub sha256: String,
}

/// What a file is sent for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UploadPurpose {
    /// To be placed before a group or attached to it.
    Document,
    /// A table of people to be imported.
    Import,
    /// A filled table of remarks.
    Answers,
}

impl UploadPurpose {
    /// Largest file in bytes.
    pub const fn limit(self) -> u64 {
        match self {
            Self::Document => super::FILE_MAX,
            Self::Import | Self::Answers => super::IMPORT_MAX,
        }
    }
}

/// A file that has arrived and waits to be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Uploaded {
    /// Which.
    pub id: UploadId,
    /// Name, as it is kept.
    pub name: String,
    /// Kind by content; none for a table in plain text.
    pub kind: Option<FileKind>,
    /// Size in bytes.
    pub size: u64,
}

/// A block with its identifier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockView {
    /// Which.
    pub id: BlockId,
    /// What it says.
    #[serde(flatten)]
    pub block: TextBlock,
    /// What stands out in its text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub emphasis: Vec<Emphasis>,
}

impl BlockView {
    /// The block with what stands out in it.
    pub fn styled(&self) -> StyledBlock {
        StyledBlock { block: self.block.clone(), emphasis: self.emphasis.clone() }
    }
}

/// A document with its text, remarks and votes: one consistent state of the discussion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discussion {
    /// Last event of the journal this view has seen; the live line goes on from here.
    pub seq: i64,
    /// The document.
    pub card: DocumentCard,
    /// Number of the version whose text is shown.
    pub version: u32,
    /// Its group.
    pub group: GroupId,
    /// Name of the group.
    pub group_name: String,
    /// Whether the group still works.
    pub group_state: GroupState,
    /// Those who may be mentioned: the group.
    pub people: Vec<PersonName>,
    /// The text of the version shown, in order.
    pub blocks: Vec<BlockView>,
    /// Remarks, the oldest first.
    pub remarks: Vec<RemarkView>,
    /// Votes, the newest first.
    pub polls: Vec<PollView>,
    /// How the caller stands to the document: the page offers what the rules allow.
    pub standing: Relations,
}

impl Discussion {
    /// The version shown.
    pub fn shown(&self) -> &VersionView {
        self.card.version(self.version).unwrap_or(&self.card.current)
    }

    /// Whether the version under discussion is the one shown.
    pub const fn is_current(&self) -> bool {
        self.version == self.card.current.number
    }

    /// Takes in changes up to an event; what the discussion contains already is left alone.
    pub fn take(&mut self, seq: i64, changes: &[Change]) {
        if seq > self.seq {
            self.seq = seq;
            changes.iter().cloned().for_each(|change| self.apply(change));
        }
    }

    /// Takes in a change that came over the live line. What it does not concern stays as it is.
    pub fn apply(&mut self, change: Change) {
        match change {
            Change::Remark(remark) => match self.remarks.binary_search_by_key(&remark.id, |known| known.id) {
                Ok(at) => self.remarks[at] = *remark,
                Err(at) => self.remarks.insert(at, *remark),
            },
            Change::Poll(poll) => match self.polls.iter_mut().find(|known| known.id == poll.id) {
                Some(known) => known.take_public(*poll),
                None => {
                    let at = self.polls.partition_point(|known| known.id > poll.id);
                    self.polls.insert(at, *poll);
                }
            },
            Change::Card(card) => self.card = *card,
            Change::People { people, group_name, group_state } => {
                self.people = people;
                self.group_name = group_name;
                self.group_state = group_state;
            }
            Change::DraftBlock(_) | Change::DraftCard(_) | Change::Group => {}
        }
    }

    /// Takes in the reader's own part in a vote.
    pub fn take_own_vote(&mut self, poll: PollId, vote: OwnVote) {
        if let Some(known) = self.polls.iter_mut().find(|known| known.id == poll) {
            known.own = vote;
        }
    }
}
