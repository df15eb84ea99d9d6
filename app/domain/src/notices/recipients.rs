//! Who hears of an event. Pure: the consumer of the journal only supplies who is in the group.
//!
//! No notice says how anybody voted, nor that anybody has: a secret vote can't leak through a notice.

use crate::{event::Event, id::PersonId};
use serde::{Deserialize, Serialize};

/// What a notice tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// You were given a place in a group.
    AddedToGroup,
    /// A document was placed for discussion.
    DocumentPlaced,
    /// A new version of a document was placed.
    VersionPlaced,
    /// You are called upon in a remark or reply.
    Mentioned,
    /// Your remark was answered.
    Replied,
    /// Your suggestion was accepted or declined.
    SuggestionDecided,
    /// A vote was opened in which you may vote.
    PollOpened,
    /// A vote in which you could vote was closed.
    PollClosed,
    /// A document was closed and archived.
    DocumentArchived,
    /// A meeting was called.
    MeetingScheduled,
    /// A meeting was called off.
    MeetingCancelled,
    /// You are to act for somebody.
    SubstituteNamed,
    /// An item of the library waits for your saying that you have read it.
    ReadingAsked,
    /// A request for a certificate waits for an officer.
    RequestWaits,
    /// Your certificate was issued.
    CertificateIssued,
    /// Your request for a certificate was refused.
    RequestRefused,
    /// Your certificate was suspended.
    CertificateSuspended,
    /// Your certificate counts again.
    CertificateResumed,
    /// Your certificate was revoked.
    CertificateRevoked,
    /// Your certificate ends soon.
    CertificateExpires,
    /// You are an officer of the certification centre.
    OfficerNamed,
}

impl NoticeKind {
    /// The name in the database.
    pub fn name(self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(name)) => name,
            _ => String::new(),
        }
    }

    /// The kind of a name.
    pub fn by_name(name: &str) -> Option<Self> {
        serde_json::from_value(serde_json::Value::String(name.to_owned())).ok()
    }
}

/// Whom an event touches, as far as the event itself does not say it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standpoint {
    /// Everybody in the group.
    pub group: Vec<PersonId>,
    /// The voters of the poll.
    pub voters: Vec<PersonId>,
    /// The author of the remark.
    pub remark_author: Option<PersonId>,
    /// Those who must say to have read the item of the library and have not been told of it yet.
    pub readers: Vec<PersonId>,
    /// The officers of the certification centre.
    pub officers: Vec<PersonId>,
}

/// The notices an event gives rise to: to whom, and of what kind. Nobody is told of their own act,
/// and nobody twice of one event.
pub fn notices(event: &Event, actor: Option<PersonId>, around: &Standpoint) -> Vec<(PersonId, NoticeKind)> {
    let all = |people: &[PersonId], kind| people.iter().map(|person| (*person, kind)).collect::<Vec<_>>();
    let mut told = match event {
        Event::MemberAdded { person, .. } => vec![(*person, NoticeKind::AddedToGroup)],
        Event::DocumentPlaced { .. } => all(&around.group, NoticeKind::DocumentPlaced),
        Event::VersionPlaced { .. } => all(&around.group, NoticeKind::VersionPlaced),
        Event::DocumentClosed { .. } => all(&around.group, NoticeKind::DocumentArchived),
        Event::RemarkAdded { mentions, .. } => all(mentions, NoticeKind::Mentioned),
        Event::Replied { mentions, .. } => {
            let mut told = all(mentions, NoticeKind::Mentioned);
            told.extend(around.remark_author.map(|author| (author, NoticeKind::Replied)));
            told
        }
        Event::SuggestionDecided { .. } => {
            around.remark_author.map(|author| (author, NoticeKind::SuggestionDecided)).into_iter().collect()
        }
        Event::PollOpened { .. } => all(&around.voters, NoticeKind::PollOpened),
        Event::PollClosed { .. } => all(&around.voters, NoticeKind::PollClosed),
        Event::MeetingScheduled { .. } => all(&around.group, NoticeKind::MeetingScheduled),
        Event::MeetingCancelled { .. } => all(&around.group, NoticeKind::MeetingCancelled),
        Event::ItemPlaced { .. }
        | Event::ItemEdited { .. }
        | Event::ItemMoved { .. }
        | Event::ItemAccessSet { .. } => all(&around.readers, NoticeKind::ReadingAsked),
        Event::CertificateRequested { .. }
        | Event::IdentityChecked { .. }
        | Event::RequestConfirmed { .. } => all(&around.officers, NoticeKind::RequestWaits),
        Event::CertificateIssued { person, .. } => vec![(*person, NoticeKind::CertificateIssued)],
        Event::RequestRefused { person, .. } => vec![(*person, NoticeKind::RequestRefused)],
        Event::CertificateSuspended { person, .. } => vec![(*person, NoticeKind::CertificateSuspended)],
        Event::CertificateResumed { person, .. } => vec![(*person, NoticeKind::CertificateResumed)],
        Event::CertificateRevoked { person, .. } => vec![(*person, NoticeKind::CertificateRevoked)],
        Event::CertificateExpires { person, .. } => vec![(*person, NoticeKind::CertificateExpires)],
        Event::OfficerNamed { person } => vec![(*person, NoticeKind::OfficerNamed)],
        Event::Substituted { substitute, .. } => vec![(*substitute, NoticeKind::SubstituteNamed)],
        _ => Vec::new(),
    };
    let mut seen = Vec::new();
    told.retain(|(person, _)| {
        let new = Some(*person) != actor && !seen.contains(person);
        seen.push(*person);
        new
    });
    told
}
