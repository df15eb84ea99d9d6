use crate::{
    access::{Relation, Relations, Subject},
    id::{DocumentId, PollId},
};
use serde::{Deserialize, Serialize};

/// An act that is signed: what the signature does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SignedAct {
    /// Signs the protocol of a closed vote.
    Protocol {
        /// Of which vote.
        poll: PollId,
    },
    /// Places a version of a document as the final one.
    FinalVersion {
        /// Of which document.
        document: DocumentId,
        /// Which version.
        version: u32,
    },
}

impl SignedAct {
    /// What it is about.
    pub const fn subject(self) -> Subject {
        match self {
            Self::Protocol { poll } => Subject::Poll(poll),
            Self::FinalVersion { document, .. } => Subject::Document(document),
        }
    }

    /// Its name in manifests and tables; never changes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Protocol { .. } => "protocol",
            Self::FinalVersion { .. } => "final-version",
        }
    }
}

/// As what of the group somebody signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignerRole {
    /// Chair.
    Chair,
    /// Secretary.
    Secretary,
    /// Initiator.
    Initiator,
}

impl SignerRole {
    /// Its name in manifests.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chair => "chair",
            Self::Secretary => "secretary",
            Self::Initiator => "initiator",
        }
    }

    /// The relation that lets one sign so.
    pub const fn relation(self) -> Relation {
        match self {
            Self::Chair => Relation::Chair,
            Self::Secretary => Relation::Secretary,
            Self::Initiator => Relation::Initiator,
        }
    }

    /// The first of those that somebody holds.
    pub fn of(standing: Relations) -> Option<Self> {
        [Self::Chair, Self::Secretary, Self::Initiator].into_iter().find(|role| standing.has(role.relation()))
    }
}
