use super::{GroupRole, GroupState};
use crate::{
    access::Relations,
    directory::PersonName,
    documents::{DocumentRow, FileKind},
    drafts::DraftRow,
    id::{AttachmentId, GroupId, MeetingId},
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// A group in a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct GroupRow {
    /// Which.
    pub id: GroupId,
    /// Name.
    pub name: String,
    /// Whether it still works.
    pub state: GroupState,
    /// Who chairs it.
    pub chair: PersonName,
    /// How many have a place in it.
    pub members: u32,
    /// Documents under discussion.
    pub documents: u32,
    /// Votes that are open now.
    pub open_polls: u32,
    /// When something last happened in it.
    pub active: Moment,
}

/// A group's card: the nine requisites of P50.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupView {
    /// Last event of the journal this view has seen.
    pub seq: i64,
    /// Which.
    pub id: GroupId,
    /// Version of the texts, for editing.
    pub version: i64,
    /// Name.
    pub name: String,
    /// Description.
    pub description: String,
    /// Why it was created.
    pub justification: String,
    /// Whether it still works.
    pub state: GroupState,
    /// Who created it.
    pub initiator: PersonName,
    /// When.
    pub created: Moment,
    /// Chair, secretary, members, observers, in this order.
    pub members: Vec<MemberView>,
    /// Attached files.
    pub attachments: Vec<AttachmentView>,
    /// Meetings, the next first.
    pub meetings: Vec<MeetingView>,
    /// Documents, the newest first.
    pub documents: Vec<DocumentRow>,
    /// Texts that are being written; only for those who may write them.
    pub drafts: Vec<DraftRow>,
    /// How the caller stands to the group: the page offers what the rules allow.
    pub standing: Relations,
}

/// A place in a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberView {
    /// Who.
    pub person: PersonName,
    /// Position of the main post.
    pub position: String,
    /// Which place.
    pub role: GroupRole,
}

/// A file on a group's card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentView {
    /// Which.
    pub id: AttachmentId,
    /// Name as sent.
    pub name: String,
    /// Kind by content.
    pub kind: FileKind,
    /// Size in bytes.
    pub size: u64,
    /// When it was attached.
    pub at: Moment,
}

/// A meeting of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingView {
    /// Which.
    pub id: MeetingId,
    /// When.
    pub at: Moment,
    /// Where.
    pub place: String,
    /// Agenda.
    pub agenda: String,
    /// Whether it was called off.
    pub cancelled: bool,
}
