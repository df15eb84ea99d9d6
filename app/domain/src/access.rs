//! Who may do what: every operation names the relations to its subject that let a caller see it and do it.
//!
//! Default is deny. Not visible answers 404, visible but refused 403, not signed in 401 before either.

use crate::id::{
    BodyId, CertificateId, CertificateRequestId, DocumentId, DraftId, FolderId, GroupId, LibraryItemId,
    PersonId, PollId, RemarkId, SessionId, SubstitutionId, UploadId,
};
use serde::{Deserialize, Serialize};

/// What an operation is about; the door loads the caller's relations to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The portal as a whole: only the caller's standing matters.
    Portal,
    /// A state body.
    Body(BodyId),
    /// A person in the directory.
    Person(PersonId),
    /// A substitution.
    Substitution(SubstitutionId),
    /// A session of some account.
    Session(SessionId),
    /// A file somebody sent.
    Upload(UploadId),
    /// A working group.
    Group(GroupId),
    /// A document of a group.
    Document(DocumentId),
    /// A text that is being written before it is placed.
    Draft(DraftId),
    /// A remark on a document.
    Remark(RemarkId),
    /// A vote on a document.
    Poll(PollId),
    /// A folder of the library.
    Folder(FolderId),
    /// What is placed in the library.
    LibraryItem(LibraryItemId),
    /// A request for a certificate.
    CertificateRequest(CertificateRequestId),
    /// A person's certificate.
    Certificate(CertificateId),
}

/// How a caller stands to a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Anybody, signed in or not.
    Anyone,
    /// Any signed-in employee.
    Employee,
    /// The subject is the caller's own: person, session, upload, remark.
    Own,
    /// Keeps the directory of the body (P59.6); of a draft: a working member to whom it was opened.
    Editor,
    /// Administrator of the portal.
    Administrator,
    /// Created the working group (P5.1).
    Initiator,
    /// Chairs the working group.
    Chair,
    /// Is the secretary of the working group.
    Secretary,
    /// Is a member of the working group.
    Member,
    /// Only watches the working group.
    Observer,
    /// Was entitled to vote when the poll opened.
    Voter,
    /// May read it: the lists of the library say so.
    Reader,
    /// Officer of the certification centre (A19).
    Officer,
}

impl Relation {
    /// All of them, in the order of the access matrix.
    pub const ALL: [Self; 13] = [
        Self::Anyone,
        Self::Employee,
        Self::Own,
        Self::Editor,
        Self::Administrator,
        Self::Initiator,
        Self::Chair,
        Self::Secretary,
        Self::Member,
        Self::Observer,
        Self::Voter,
        Self::Reader,
        Self::Officer,
    ];

    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// A set of relations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relations(u16);

impl Relations {
    /// The empty set.
    pub const NONE: Self = Self(0);

    /// The set of some relations.
    pub const fn of(relations: &[Relation]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < relations.len() {
            bits |= relations[at].bit();
            at += 1;
        }
        Self(bits)
    }

    /// Both sets together.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Adds one.
    pub const fn insert(&mut self, relation: Relation) {
        self.0 |= relation.bit();
    }

    /// Whether it is in the set.
    pub const fn has(self, relation: Relation) -> bool {
        self.0 & relation.bit() != 0
    }

    /// Whether the sets share a relation.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Who may see the subject of an operation, and who may do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// These know that the subject exists.
    pub visible: Relations,
    /// These may do the operation.
    pub allowed: Relations,
    /// Whether a substitute may do it in the name of the person substituted (P16, P40).
    pub by_substitute: bool,
}

/// What a rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// May be done.
    Cleared,
    /// Sign in first (401).
    SignIn,
    /// Not visible (404).
    NotFound,
    /// Visible, not allowed (403).
    Refused,
}

/// Everybody with a place in the working group.
pub const IN_GROUP: Relations = Relations::of(&[
    Relation::Initiator,
    Relation::Chair,
    Relation::Secretary,
    Relation::Member,
    Relation::Observer,
]);
/// Those who discuss: all of the group but observers.
pub const DISCUSSING: Relations =
    Relations::of(&[Relation::Initiator, Relation::Chair, Relation::Secretary, Relation::Member]);
/// Those who lead the group's work.
pub const LEADING: Relations = Relations::of(&[Relation::Initiator, Relation::Chair, Relation::Secretary]);

impl Rule {
    /// Anybody may, signed in or not.
    pub const ANYONE: Self = Self {
        visible: Relations::of(&[Relation::Anyone]),
        allowed: Relations::of(&[Relation::Anyone]),
        by_substitute: false,
    };
    /// Any signed-in employee may.
    pub const EMPLOYEE: Self = Self::everyone_sees(&[Relation::Employee]);
    /// Everybody in the group may.
    pub const GROUP: Self = Self::group(IN_GROUP);

    /// Every employee sees it, some may do it.
    pub const fn everyone_sees(allowed: &[Relation]) -> Self {
        Self {
            visible: Relations::of(&[Relation::Employee]),
            allowed: Relations::of(allowed),
            by_substitute: true,
        }
    }

    /// The group sees it, some of the group may do it.
    pub const fn group(allowed: Relations) -> Self {
        Self { visible: IN_GROUP, allowed, by_substitute: true }
    }

    /// Only those who may do it know of it.
    pub const fn hidden(allowed: &[Relation]) -> Self {
        Self { visible: Relations::of(allowed), allowed: Relations::of(allowed), by_substitute: true }
    }

    /// The same rule, never for a substitute.
    pub const fn in_person(mut self) -> Self {
        self.by_substitute = false;
        self
    }

    /// What the rule says of a caller who stands so to the subject.
    pub const fn verdict(self, signed_in: bool, standing: Relations) -> Verdict {
        let anyone = Relations::of(&[Relation::Anyone]);
        if self.allowed.meets(anyone) {
            Verdict::Cleared
        } else if !signed_in {
            Verdict::SignIn
        } else if !self.visible.meets(standing) {
            Verdict::NotFound
        } else if !self.allowed.meets(standing) {
            Verdict::Refused
        } else {
            Verdict::Cleared
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_gets_what_the_rule_does_not_name() {
        let rule = Rule::group(LEADING);
        assert_eq!(rule.verdict(false, LEADING), Verdict::SignIn);
        assert_eq!(
            rule.verdict(true, Relations::of(&[Relation::Employee, Relation::Administrator])),
            Verdict::NotFound
        );
        assert_eq!(rule.verdict(true, Relations::of(&[Relation::Observer])), Verdict::Refused);
        assert_eq!(rule.verdict(true, Relations::of(&[Relation::Chair])), Verdict::Cleared);
    }

    #[test]
    fn the_empty_standing_sees_nothing() {
        assert_eq!(Rule::EMPLOYEE.verdict(true, Relations::NONE), Verdict::NotFound);
        assert_eq!(Rule::ANYONE.verdict(false, Relations::NONE), Verdict::Cleared);
    }
}
