//! Working groups: who discusses, why, and when they meet (WG-1, 2, 5; P50).

mod membership;
mod operations;
mod views;

pub use membership::{GroupState, Roster, add_member, change_role, close, remove_member};
pub use operations::{
    AddMember, AttachFile, CancelMeeting, ChangeRole, CloseGroup, CreateGroup, DetachFile, EditGroup,
    ListGroups, RemoveMember, ScheduleMeeting, ViewAttachment, ViewGroup,
};
pub use views::{AttachmentView, GroupRow, GroupView, MeetingView, MemberView};

use crate::access::Relation;
use serde::{Deserialize, Serialize};

/// A place in a working group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupRole {
    /// Leads the group; one per group.
    Chair,
    /// Keeps its papers; one per group.
    Secretary,
    /// Discusses and votes.
    Member,
    /// Only watches.
    Observer,
}

impl GroupRole {
    /// All roles, in order of rank.
    pub const ALL: [Self; 4] = [Self::Chair, Self::Secretary, Self::Member, Self::Observer];

    /// The relation to everything in the group that comes with the role.
    pub const fn relation(self) -> Relation {
        match self {
            Self::Chair => Relation::Chair,
            Self::Secretary => Relation::Secretary,
            Self::Member => Relation::Member,
            Self::Observer => Relation::Observer,
        }
    }

    /// The name of the role in the database and in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chair => "chair",
            Self::Secretary => "secretary",
            Self::Member => "member",
            Self::Observer => "observer",
        }
    }

    /// The role of a name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// Longest name of a group.
pub const GROUP_NAME_MAX: u32 = 300;
/// Longest description or justification.
pub const GROUP_TEXT_MAX: u32 = 4_000;
/// Most members of a group.
pub const MEMBERS_MAX: u32 = 2_000;
/// Most files attached to a group.
pub const ATTACHMENTS_MAX: u32 = 50;
