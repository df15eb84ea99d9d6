use super::NoticeKind;
use crate::{
    certificates::Expiring,
    id::{
        CertificateId, CertificateRequestId, DocumentId, GroupId, LibraryItemId, NoticeId, PersonId, PollId,
        RemarkId,
    },
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// The home page: what waits, then the news.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// What waits for the caller, the most pressing first.
    pub waiting: Vec<Waiting>,
    /// Notices, the newest first.
    pub notices: Vec<NoticeView>,
    /// Unread notices.
    pub unread: u32,
}

/// Something that waits for a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Waiting {
    /// A vote to cast.
    Vote {
        /// The poll.
        poll: PollId,
        /// Its document.
        document: DocumentId,
        /// What is put to the vote.
        question: String,
        /// Title of the document.
        title: String,
        /// When it closes by itself.
        closes_at: Option<Moment>,
    },
    /// A call upon the person that has not been looked at.
    Mention {
        /// The notice.
        notice: NoticeId,
        /// The remark.
        remark: RemarkId,
        /// Its document.
        document: DocumentId,
        /// Title of the document.
        title: String,
        /// Who calls.
        by: String,
        /// When.
        at: Moment,
    },
    /// The protocol of a closed vote, to be signed.
    Signature {
        /// The vote.
        poll: PollId,
        /// What was put to the vote.
        question: String,
        /// Title of the document.
        title: String,
        /// When the vote was closed.
        closed: Moment,
    },
    /// A request for a certificate that an officer has to look at.
    CertificateRequest {
        /// The request.
        request: CertificateRequestId,
        /// Who asks.
        name: String,
        /// Whether the identity was checked, so that the certificate can be issued.
        checked: bool,
        /// When it was made.
        asked: Moment,
    },
    /// Something of the certification centre's own that ends soon or has ended: officers and administrators see to it.
    CentreEnds {
        /// What.
        what: Expiring,
        /// Its last moment.
        at: Moment,
    },
    /// A document that has not been opened.
    Reading {
        /// The document.
        document: DocumentId,
        /// Its title.
        title: String,
        /// Name of the group.
        group_name: String,
        /// When it was placed.
        placed: Moment,
    },
    /// An item of the library to be read and acknowledged.
    Acknowledge {
        /// The item.
        item: LibraryItemId,
        /// Its title.
        title: String,
        /// Name of its folder.
        folder_name: String,
        /// When it was placed.
        placed: Moment,
    },
}

/// A notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeView {
    /// Which; later notices have greater identifiers.
    pub id: NoticeId,
    /// What it tells.
    pub kind: NoticeKind,
    /// When.
    pub at: Moment,
    /// Who did it; none when nobody did, or it may not be said.
    pub actor: Option<PersonId>,
    /// The actor's surname with initials.
    pub actor_name: String,
    /// What it is about, in words: title of the document or name of the group.
    pub about: String,
    /// The group it leads to.
    pub group: Option<GroupId>,
    /// The document it leads to.
    pub document: Option<DocumentId>,
    /// The remark it leads to.
    pub remark: Option<RemarkId>,
    /// The poll it leads to.
    pub poll: Option<PollId>,
    /// The item of the library it leads to.
    pub library_item: Option<LibraryItemId>,
    /// The request for a certificate it leads to.
    pub certificate_request: Option<CertificateRequestId>,
    /// The certificate it leads to.
    pub certificate: Option<CertificateId>,
    /// Whether it has been read.
    pub read: bool,
}
