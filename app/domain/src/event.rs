//! What happened: the journal's events. Bodies hold identifiers, never personal data or texts.

use crate::{
    certificates::RevocationReason,
    groups::GroupRole,
    id::{
        AppointmentId, AttachmentId, BlockId, BodyId, CertificateId, CertificateRequestId, DocumentId,
        DraftId, FolderId, GroupId, LibraryItemId, MeetingId, NoticeId, PersonId, PollId, RemarkId, ReplyId,
        SessionId, SignatureId, SubstitutionId, UnitId, VersionId,
    },
    library::Access,
    signatures::{SignatureVerdict, SignedAct},
    votes::{Choice, Decision},
};
use serde::{Deserialize, Serialize};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "names and fields are the documentation: a past participle and what it concerns"
)]
pub enum Event {
    SignedIn {
        person: PersonId,
        session: SessionId,
    },
    SignedOut {
        person: PersonId,
        session: SessionId,
    },
    SessionRevoked {
        person: PersonId,
        session: SessionId,
    },
    PasswordChanged {
        person: PersonId,
    },
    PasswordReset {
        person: PersonId,
    },
    AccountCreated {
        person: PersonId,
    },
    ActingChanged {
        person: PersonId,
        session: SessionId,
        substitution: Option<SubstitutionId>,
    },

    BodyCreated {
        body: BodyId,
    },
    BodyEdited {
        body: BodyId,
    },
    UnitCreated {
        body: BodyId,
        unit: UnitId,
    },
    PersonCreated {
        body: BodyId,
        person: PersonId,
    },
    PersonEdited {
        person: PersonId,
    },
    Appointed {
        body: BodyId,
        person: PersonId,
        appointment: AppointmentId,
        editor: bool,
    },
    AppointmentEnded {
        body: BodyId,
        person: PersonId,
        appointment: AppointmentId,
    },
    Substituted {
        substitution: SubstitutionId,
        absent: PersonId,
        substitute: PersonId,
    },
    SubstitutionEnded {
        substitution: SubstitutionId,
        absent: PersonId,
        substitute: PersonId,
    },

    GroupCreated {
        group: GroupId,
    },
    GroupEdited {
        group: GroupId,
        version: i64,
    },
    GroupClosed {
        group: GroupId,
    },
    MemberAdded {
        group: GroupId,
        person: PersonId,
        role: GroupRole,
    },
    RoleChanged {
        group: GroupId,
        person: PersonId,
        role: GroupRole,
    },
    MemberRemoved {
        group: GroupId,
        person: PersonId,
    },
    FileAttached {
        group: GroupId,
        attachment: AttachmentId,
        sha256: String,
    },
    FileDetached {
        group: GroupId,
        attachment: AttachmentId,
    },
    MeetingScheduled {
        group: GroupId,
        meeting: MeetingId,
    },
    MeetingCancelled {
        group: GroupId,
        meeting: MeetingId,
    },

    DocumentPlaced {
        group: GroupId,
        document: DocumentId,
        sha256: String,
    },
    VersionPlaced {
        group: GroupId,
        document: DocumentId,
        version: VersionId,
        number: u32,
        sha256: String,
    },
    RecognitionBegun {
        group: GroupId,
        document: DocumentId,
    },
    RecognitionStopped {
        group: GroupId,
        document: DocumentId,
    },
    RecognitionEnded {
        group: GroupId,
        document: DocumentId,
        version: VersionId,
        /// Whether there is a text now.
        found: bool,
    },
    DocumentRead {
        document: DocumentId,
        person: PersonId,
    },
    DocumentClosed {
        group: GroupId,
        document: DocumentId,
    },

    DraftBegun {
        group: GroupId,
        draft: DraftId,
    },
    DraftEdited {
        group: GroupId,
        draft: DraftId,
    },
    DraftShared {
        group: GroupId,
        draft: DraftId,
    },
    BlocksAdded {
        draft: DraftId,
        blocks: Vec<BlockId>,
    },
    BlockSaved {
        draft: DraftId,
        block: BlockId,
        revision: u32,
        /// Whether it waits beside another wording.
        beside: bool,
    },
    BlockMoved {
        draft: DraftId,
        block: BlockId,
    },
    BlockRemoved {
        draft: DraftId,
        block: BlockId,
    },
    BlockRestored {
        draft: DraftId,
        block: BlockId,
    },
    WordingSettled {
        draft: DraftId,
        block: BlockId,
        rival: u32,
    },
    DraftPlaced {
        group: GroupId,
        draft: DraftId,
        document: DocumentId,
        version: VersionId,
    },
    DraftDiscarded {
        group: GroupId,
        draft: DraftId,
    },

    RemarkAdded {
        document: DocumentId,
        remark: RemarkId,
        mentions: Vec<PersonId>,
    },
    RemarkEdited {
        document: DocumentId,
        remark: RemarkId,
        version: i64,
    },
    Replied {
        document: DocumentId,
        remark: RemarkId,
        reply: ReplyId,
        mentions: Vec<PersonId>,
    },
    RemarkResolved {
        document: DocumentId,
        remark: RemarkId,
    },
    RemarkReopened {
        document: DocumentId,
        remark: RemarkId,
    },
    RemarkMoved {
        document: DocumentId,
        remark: RemarkId,
        version: VersionId,
    },
    RemarksAnswered {
        document: DocumentId,
        remarks: Vec<RemarkId>,
    },
    SuggestionDecided {
        document: DocumentId,
        remark: RemarkId,
        accepted: bool,
    },

    PollOpened {
        group: GroupId,
        document: DocumentId,
        poll: PollId,
        entitled: u32,
    },
    /// A named vote.
    VoteCast {
        document: DocumentId,
        poll: PollId,
        voter: PersonId,
        choice: Choice,
        replaced: bool,
    },
    /// A secret vote: that the voter took part, never what was voted.
    BallotIssued {
        document: DocumentId,
        poll: PollId,
        voter: PersonId,
    },
    PollClosed {
        group: GroupId,
        document: DocumentId,
        poll: PollId,
        decision: Decision,
    },

    FolderCreated {
        folder: FolderId,
    },
    FolderRenamed {
        folder: FolderId,
    },
    FolderMoved {
        folder: FolderId,
        into: FolderId,
    },
    FolderDeleted {
        folder: FolderId,
    },
    FolderAccessSet {
        folder: FolderId,
        access: Access,
    },
    ItemPlaced {
        item: LibraryItemId,
        folder: FolderId,
        sha256: String,
    },
    ItemEdited {
        item: LibraryItemId,
        version: i64,
    },
    ItemMoved {
        item: LibraryItemId,
        into: FolderId,
    },
    ItemAccessSet {
        item: LibraryItemId,
        access: Access,
    },
    ItemReplaced {
        item: LibraryItemId,
        by: Option<LibraryItemId>,
    },
    ItemWithdrawn {
        item: LibraryItemId,
    },
    ItemAcknowledged {
        item: LibraryItemId,
        person: PersonId,
    },

    CertificateRequested {
        request: CertificateRequestId,
        person: PersonId,
    },
    RequestWithdrawn {
        request: CertificateRequestId,
        person: PersonId,
    },
    IdentityChecked {
        request: CertificateRequestId,
        person: PersonId,
    },
    RequestConfirmed {
        request: CertificateRequestId,
        person: PersonId,
        certificate: CertificateId,
    },
    RequestRefused {
        request: CertificateRequestId,
        person: PersonId,
    },
    CertificateIssued {
        request: CertificateRequestId,
        certificate: CertificateId,
        person: PersonId,
        /// SHA-256 of the certificate.
        sha256: String,
    },
    CertificateSuspended {
        certificate: CertificateId,
        person: PersonId,
    },
    CertificateResumed {
        certificate: CertificateId,
        person: PersonId,
    },
    CertificateRevoked {
        certificate: CertificateId,
        person: PersonId,
        reason: RevocationReason,
    },
    /// The owner is warned that so many days or fewer are left.
    CertificateExpires {
        certificate: CertificateId,
        person: PersonId,
        days: u16,
    },
    RevocationListMade {
        number: u32,
        /// SHA-256 of the full list.
        sha256: String,
    },
    OfficerNamed {
        person: PersonId,
    },
    OfficerDismissed {
        person: PersonId,
    },
    NumberConfirmed {
        person: PersonId,
    },
    NumberWithdrawn {
        person: PersonId,
    },

    ActSigned {
        document: DocumentId,
        act: SignedAct,
        signature: SignatureId,
        /// SHA-256 of the signature.
        sha256: String,
    },
    /// What was missing to decide has come, or has not.
    SignatureChecked {
        document: DocumentId,
        signature: SignatureId,
        verdict: SignatureVerdict,
    },

    NoticesRead {
        person: PersonId,
        until: NoticeId,
    },
}

impl Event {
    /// The name of the event, as the journal lists it.
    pub fn kind(&self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::Object(fields)) => {
                fields.get("kind").and_then(|kind| kind.as_str()).unwrap_or_default().to_owned()
            }
            _ => String::new(),
        }
    }

    /// The document whose readers it concerns.
    pub const fn document(&self) -> Option<DocumentId> {
        match self {
            Self::DocumentPlaced { document, .. }
            | Self::VersionPlaced { document, .. }
            | Self::RecognitionBegun { document, .. }
            | Self::RecognitionStopped { document, .. }
            | Self::RecognitionEnded { document, .. }
            | Self::DocumentClosed { document, .. }
            | Self::RemarkAdded { document, .. }
            | Self::RemarkEdited { document, .. }
            | Self::Replied { document, .. }
            | Self::RemarkResolved { document, .. }
            | Self::RemarkReopened { document, .. }
            | Self::RemarkMoved { document, .. }
            | Self::RemarksAnswered { document, .. }
            | Self::SuggestionDecided { document, .. }
            | Self::PollOpened { document, .. }
            | Self::VoteCast { document, .. }
            | Self::BallotIssued { document, .. }
            | Self::ActSigned { document, .. }
            | Self::SignatureChecked { document, .. }
            | Self::PollClosed { document, .. } => Some(*document),
            _ => None,
        }
    }

    /// The group whose page it concerns.
    pub const fn group(&self) -> Option<GroupId> {
        match self {
            Self::GroupCreated { group }
            | Self::GroupEdited { group, .. }
            | Self::GroupClosed { group }
            | Self::MemberAdded { group, .. }
            | Self::RoleChanged { group, .. }
            | Self::MemberRemoved { group, .. }
            | Self::FileAttached { group, .. }
            | Self::FileDetached { group, .. }
            | Self::MeetingScheduled { group, .. }
            | Self::MeetingCancelled { group, .. }
            | Self::DocumentPlaced { group, .. }
            | Self::VersionPlaced { group, .. }
            | Self::RecognitionBegun { group, .. }
            | Self::RecognitionStopped { group, .. }
            | Self::RecognitionEnded { group, .. }
            | Self::DraftBegun { group, .. }
            | Self::DraftEdited { group, .. }
            | Self::DraftShared { group, .. }
            | Self::DraftPlaced { group, .. }
            | Self::DraftDiscarded { group, .. }
            | Self::DocumentClosed { group, .. }
            | Self::PollOpened { group, .. }
            | Self::PollClosed { group, .. } => Some(*group),
            _ => None,
        }
    }

    /// The draft whose writers it concerns.
    pub const fn draft(&self) -> Option<DraftId> {
        match self {
            Self::DraftBegun { draft, .. }
            | Self::DraftEdited { draft, .. }
            | Self::DraftShared { draft, .. }
            | Self::BlocksAdded { draft, .. }
            | Self::BlockSaved { draft, .. }
            | Self::BlockMoved { draft, .. }
            | Self::BlockRemoved { draft, .. }
            | Self::BlockRestored { draft, .. }
            | Self::WordingSettled { draft, .. }
            | Self::DraftPlaced { draft, .. }
            | Self::DraftDiscarded { draft, .. } => Some(*draft),
            _ => None,
        }
    }

    /// The item of the library it concerns.
    pub const fn library_item(&self) -> Option<LibraryItemId> {
        match self {
            Self::ItemPlaced { item, .. }
            | Self::ItemEdited { item, .. }
            | Self::ItemMoved { item, .. }
            | Self::ItemAccessSet { item, .. }
            | Self::ItemReplaced { item, .. }
            | Self::ItemWithdrawn { item }
            | Self::ItemAcknowledged { item, .. } => Some(*item),
            _ => None,
        }
    }

    /// The one person whose own pages it concerns.
    pub const fn person(&self) -> Option<PersonId> {
        match self {
            Self::SignedIn { person, .. }
            | Self::SignedOut { person, .. }
            | Self::SessionRevoked { person, .. }
            | Self::PasswordChanged { person }
            | Self::PasswordReset { person }
            | Self::AccountCreated { person }
            | Self::ActingChanged { person, .. }
            | Self::PersonCreated { person, .. }
            | Self::PersonEdited { person }
            | Self::Appointed { person, .. }
            | Self::AppointmentEnded { person, .. }
            | Self::MemberAdded { person, .. }
            | Self::RoleChanged { person, .. }
            | Self::MemberRemoved { person, .. }
            | Self::DocumentRead { person, .. }
            | Self::ItemAcknowledged { person, .. }
            | Self::CertificateRequested { person, .. }
            | Self::RequestWithdrawn { person, .. }
            | Self::IdentityChecked { person, .. }
            | Self::RequestConfirmed { person, .. }
            | Self::RequestRefused { person, .. }
            | Self::CertificateIssued { person, .. }
            | Self::CertificateSuspended { person, .. }
            | Self::CertificateResumed { person, .. }
            | Self::CertificateRevoked { person, .. }
            | Self::CertificateExpires { person, .. }
            | Self::OfficerNamed { person }
            | Self::OfficerDismissed { person }
            | Self::NumberConfirmed { person }
            | Self::NumberWithdrawn { person }
            | Self::NoticesRead { person, .. } => Some(*person),
            Self::VoteCast { voter, .. } | Self::BallotIssued { voter, .. } => Some(*voter),
            Self::Substituted { absent, .. } | Self::SubstitutionEnded { absent, .. } => Some(*absent),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_survives_the_journal() {
        let id = ulid::Ulid::from(7_u128);
        let event = Event::VoteCast {
            document: id.into(),
            poll: id.into(),
            voter: id.into(),
            choice: Choice::For,
            replaced: false,
        };
        let body = serde_json::to_string(&event).unwrap();
        assert_eq!(serde_json::from_str::<Event>(&body).unwrap(), event);
        assert_eq!(event.kind(), "vote_cast");
    }
}
