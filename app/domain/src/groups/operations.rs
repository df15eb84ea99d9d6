use super::{GROUP_NAME_MAX, GROUP_TEXT_MAX, GroupRole, GroupRow, GroupView, MEMBERS_MAX};
use crate::{
    access::{LEADING, Relation, Rule, Subject},
    documents::{FileView, Marking},
    field::{Field, Findings, Flaw},
    id::{AttachmentId, GroupId, IdempotencyKey, MeetingId, PersonId, UploadId},
    operation::operation,
    time::WallTime,
};
use serde::{Deserialize, Serialize};

/// Creates a working group with its requisites (P50); whoever does it is the initiator.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateGroup {
    /// Name (P50.3).
    pub name: String,
    /// Description (P50.4).
    #[serde(default)]
    pub description: String,
    /// Why the group is created (P50.5).
    pub justification: String,
    /// Chair (P50.1).
    pub chair: PersonId,
    /// Secretary (P50.2).
    pub secretary: PersonId,
    /// Members (P50.7), from any bodies.
    #[serde(default)]
    pub members: Vec<PersonId>,
    /// Those who only watch.
    #[serde(default)]
    pub observers: Vec<PersonId>,
    /// Marks the act.
    pub key: IdempotencyKey,
}
operation!(Command CreateGroup as "create_group" -> GroupId, Rule::EMPLOYEE, {
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        check_texts(&self.name, &self.description, &self.justification, &mut found);
        found.add_if(self.chair == self.secretary, Field::Secretary, Flaw::Twice);
        for (field, people) in [(Field::Members, &self.members), (Field::Observers, &self.observers)] {
            found.add_if(people.len() > MEMBERS_MAX as usize, field, Flaw::TooMany { max: MEMBERS_MAX });
        }
        let mut everybody: Vec<PersonId> = self.members.iter().chain(&self.observers).copied().collect();
        everybody.extend([self.chair, self.secretary]);
        let all = everybody.len();
        everybody.sort_unstable();
        everybody.dedup();
        found.add_if(everybody.len() != all && self.chair != self.secretary, Field::Members, Flaw::Twice);
        found
    }
    fn key(&self) -> Option<IdempotencyKey> {
        Some(self.key)
    }
});

fn check_texts(name: &str, description: &str, justification: &str, found: &mut Findings) {
    found.line(Field::Name, name, GROUP_NAME_MAX);
    found.optional_text(Field::Description, description, GROUP_TEXT_MAX);
    found.text(Field::Justification, justification, GROUP_TEXT_MAX);
}

/// Corrects the texts of a group.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditGroup {
    /// Which.
    pub group: GroupId,
    /// The version the editor saw.
    pub version: i64,
    /// Name.
    pub name: String,
    /// Description.
    #[serde(default)]
    pub description: String,
    /// Justification.
    pub justification: String,
}
operation!(Command EditGroup as "edit_group" -> (), Rule::group(LEADING), {
    fn subject(&self) -> Subject {
        Subject::Group(self.group)
    }
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        check_texts(&self.name, &self.description, &self.justification, &mut found);
        found
    }
});

/// Ends the work of a group; its documents must be closed first.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseGroup {
    /// Which.
    pub group: GroupId,
}
operation!(Command CloseGroup as "close_group" -> (),
    Rule::group(crate::access::Relations::of(&[Relation::Initiator, Relation::Chair])), {
    fn subject(&self) -> Subject {
        Subject::Group(self.group)
    }
});

/// Gives a person a place in the group.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddMember {
    /// Which group.
    pub group: GroupId,
    /// Who.
    pub person: PersonId,
    /// Which place.
    pub role: GroupRole,
}
operation!(Command AddMember as "add_member" -> (), Rule::group(LEADING), {
    fn subject(&self) -> Subject {
        Subject::Group(self.group)
    }
});

/// Gives a member another place.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeRole {
    /// Which group.
    pub group: GroupId,
    /// Who.
    pub person: PersonId,
    /// Which place.
    pub role: GroupRole,
}
operation!(Command ChangeRole as "change_role" -> (), Rule::group(LEADING), {
    fn subject(&self) -> Subject {
        Subject::Group(self.group)
    }
});

/// Takes a member's place away; the person no longer sees the group.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemoveMember {
    /// Which group.
    pub group: GroupId,
    /// Who.
    pub person: PersonId,
}
operation!(Command RemoveMember as "remove_member" -> (), Rule::group(LEADING), {
    fn subject(&self) -> Subject {
        Subject::Group(self.group)
    }
});

/// Attaches a file that was sent before (P50.6).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttachFile {
    /// To which group.
    pub group: GroupId,
    /// The file.
    pub file: UploadId,
    /// How it may be handled; anything above open is refused (P3).
    pub marking: Marking,
    /// Marks the act.
    pub key: IdempotencyKey,
}
operation!(Command AttachFile as "attach_file" -> AttachmentId, Rule::group(LEADING), {
    fn subject(&self) -> Subject {
        Subject::Group(self.group)
    }
    fn key(&self) -> Option<IdempotencyKey> {
        Some(self.key)
    }
});

/// Takes an attached file off the group's card; the journal keeps that it was there.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DetachFile {
    /// From which group.
    pub group: GroupId,
    /// Which.
    pub attachment: AttachmentId,
}
operation!(Command DetachFile as "detach_file" -> (), Rule::group(LEADING), {
    fn subject(&self) -> Subject {
        Subject::Group(self.group)
    }
});

/// Calls a meeting of the group (P50.8).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScheduleMeeting {
    /// Which group.
    pub group: GroupId,
    /// Day and time in Astana.
    pub at: WallTime,
    /// Place or address of the call.
    pub place: String,
    /// Agenda.
    pub agenda: String,
    /// Marks the act.
    pub key: IdempotencyKey,
}
operation!(Command ScheduleMeeting as "schedule_meeting" -> MeetingId, Rule::group(LEADING), {
    fn subject(&self) -> Subject {
        Subject::Group(self.group)
    }
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.line(Field::Place, &self.place, 300);
        found.text(Field::Agenda, &self.agenda, GROUP_TEXT_MAX);
        found
    }
    fn key(&self) -> Option<IdempotencyKey> {
        Some(self.key)
    }
});

/// Calls a meeting off.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CancelMeeting {
    /// Of which group.
    pub group: GroupId,
    /// Which.
    pub meeting: MeetingId,
}
operation!(Command CancelMeeting as "cancel_meeting" -> (), Rule::group(LEADING), {
    fn subject(&self) -> Subject {
        Subject::Group(self.group)
    }
});

/// The groups the caller has a place in.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListGroups {}
operation!(Query ListGroups as "list_groups" -> std::sync::Arc<Vec<GroupRow>>, Rule::EMPLOYEE);

/// A group's card with its documents, meetings and files.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewGroup {
    /// Which.
    pub group: GroupId,
}
operation!(Query ViewGroup as "view_group" -> GroupView, Rule::GROUP, {
    fn subject(&self) -> Subject {
        Subject::Group(self.group)
    }
});

/// What is needed to give an attached file back; the bytes follow outside the call.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewAttachment {
    /// Of which group.
    pub group: GroupId,
    /// Which.
    pub attachment: AttachmentId,
}
operation!(Query ViewAttachment as "view_attachment" -> FileView, Rule::GROUP, {
    fn subject(&self) -> Subject {
        Subject::Group(self.group)
    }
});
