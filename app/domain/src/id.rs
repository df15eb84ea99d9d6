//! Identifiers: one newtype per kind of thing, so that a poll can't be mistaken for a person.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};
pub use ulid::Ulid;

/// What [`FromStr`] answers to a text that is no identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an identifier")
    }
}

impl std::error::Error for NotAnId {}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Ulid);

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
            }
        }

        impl From<Ulid> for $name {
            fn from(ulid: Ulid) -> Self {
                Self(ulid)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Ulid::from_string(text).map(Self).map_err(|_| NotAnId)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }
    )*};
}

ids! {
    /// A state body.
    BodyId
    /// A department or another unit of a body.
    UnitId
    /// A person, whatever the posts.
    PersonId
    /// A post a person holds in a body.
    AppointmentId
    /// A period in which one person acts for another.
    SubstitutionId
    /// A signed-in browser.
    SessionId
    /// A file that has arrived and waits to be used.
    UploadId
    /// A working group.
    GroupId
    /// A file attached to a group.
    AttachmentId
    /// A meeting of a group.
    MeetingId
    /// A document under discussion.
    DocumentId
    /// A version of a document.
    VersionId
    /// A block of a version's or a draft's text.
    BlockId
    /// A text that is being written on the portal.
    DraftId
    /// A remark on a document.
    RemarkId
    /// A reply to a remark.
    ReplyId
    /// A vote on a document or on one of its points.
    PollId
    /// A folder of the library.
    FolderId
    /// What is placed in the library.
    LibraryItemId
    /// A request for a certificate.
    CertificateRequestId
    /// A person's certificate.
    CertificateId
    /// A signature.
    SignatureId
    /// A notice to a person.
    NoticeId
    /// Marks one intended act, so that sending it twice does it once.
    IdempotencyKey
}
