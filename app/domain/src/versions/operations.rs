use super::Comparison;
use crate::{
    access::{LEADING, Rule, Subject},
    documents::Marking,
    id::{DocumentId, IdempotencyKey, UploadId, VersionId},
    operation::operation,
};
use serde::{Deserialize, Serialize};

/// Places the next version of a document, from a file that was sent before (P19). Remarks are carried over to it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceVersion {
    /// Of which document.
    pub document: DocumentId,
    /// The file.
    pub file: UploadId,
    /// How the version may be handled; anything above open is refused (P3).
    pub marking: Marking,
    /// Marks the act.
    pub key: IdempotencyKey,
}
operation!(Command PlaceVersion as "place_version" -> VersionId, Rule::group(LEADING), {
    fn subject(&self) -> Subject {
        Subject::Document(self.document)
    }
    fn key(&self) -> Option<IdempotencyKey> {
        Some(self.key)
    }
});

/// Two versions of a document, compared.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompareVersions {
    /// Of which document.
    pub document: DocumentId,
    /// Number of the version that is compared with; none for the one before.
    #[serde(default)]
    pub from: Option<u32>,
    /// Number of the version whose changes are shown; none for the one under discussion.
    #[serde(default)]
    pub to: Option<u32>,
    /// Whether what is the same is left out.
    #[serde(default)]
    pub only_changes: bool,
}
operation!(Query CompareVersions as "compare_versions" -> Comparison, Rule::GROUP, {
    fn subject(&self) -> Subject {
        Subject::Document(self.document)
    }
});
