use super::{Discussion, FileView, Marking};
use crate::{
    access::{IN_GROUP, LEADING, Relation, Relations, Rule, Subject},
    field::{Field, Findings},
    id::{DocumentId, GroupId, IdempotencyKey, UploadId},
    operation::operation,
};
use serde::{Deserialize, Serialize};

/// Places a document before the group, from a file that was sent before (P49).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceDocument {
    /// Before which group.
    pub group: GroupId,
    /// The file.
    pub file: UploadId,
    /// Title as the group sees it.
    pub title: String,
    /// How the document may be handled; anything above open is refused (P3).
    pub marking: Marking,
    /// Marks the act.
    pub key: IdempotencyKey,
}
operation!(Command PlaceDocument as "place_document" -> DocumentId, Rule::group(LEADING), {
    fn subject(&self) -> Subject {
        Subject::Group(self.group)
    }
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.line(Field::Title, &self.title, super::TITLE_MAX);
        found
    }
    fn key(&self) -> Option<IdempotencyKey> {
        Some(self.key)
    }
});

/// The document with everything said and decided about it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewDocument {
    /// Which.
    pub document: DocumentId,
    /// Number of the version to show; none for the one under discussion.
    #[serde(default)]
    pub version: Option<u32>,
}
operation!(Query ViewDocument as "view_document" -> Discussion, Rule::GROUP, {
    fn subject(&self) -> Subject {
        Subject::Document(self.document)
    }
});

/// What is needed to give the document's file back; the bytes follow outside the call.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewFile {
    /// Which document.
    pub document: DocumentId,
    /// Number of the version; none for the one under discussion.
    #[serde(default)]
    pub version: Option<u32>,
}
operation!(Query ViewFile as "view_file" -> FileView, Rule::GROUP, {
    fn subject(&self) -> Subject {
        Subject::Document(self.document)
    }
});

/// Notes that the caller has opened the document, so that it no longer waits for being read.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkRead {
    /// Which.
    pub document: DocumentId,
}
operation!(Command MarkRead as "mark_read" -> (), Rule::group(IN_GROUP).in_person(), {
    fn subject(&self) -> Subject {
        Subject::Document(self.document)
    }
});

/// Closes the document and sends it to the archive: from then on it can only be viewed (P51).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseDocument {
    /// Which.
    pub document: DocumentId,
}
operation!(Command CloseDocument as "close_document" -> (),
    Rule::group(Relations::of(&[Relation::Initiator, Relation::Chair])), {
    fn subject(&self) -> Subject {
        Subject::Document(self.document)
    }
});

/// Has the letters on the pages of a scan recognised, so that there is a text to discuss.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BeginRecognition {
    /// Of which document; the version under discussion is meant.
    pub document: DocumentId,
}
operation!(Command BeginRecognition as "begin_recognition" -> (), Rule::group(LEADING), {
    fn subject(&self) -> Subject {
        Subject::Document(self.document)
    }
});

/// Stops the recognition; what was read so far is dropped.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StopRecognition {
    /// Of which document.
    pub document: DocumentId,
}
operation!(Command StopRecognition as "stop_recognition" -> (), Rule::group(LEADING), {
    fn subject(&self) -> Subject {
        Subject::Document(self.document)
    }
});
