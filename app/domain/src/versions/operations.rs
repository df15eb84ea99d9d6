use super::Comparison;
use crate::{
    access::{LEADING, Rule, Subject},
    documents::Marking,
    field::{Field, Findings, Flaw},
    id::{DocumentId, IdempotencyKey, RemarkId, UploadId, VersionId},
    operation::operation,
    remarks::ANSWERS_MAX,
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

/// Puts suggested wordings into the text of the version under discussion: the next version is made of them, and their
/// remarks are settled. What wanted the same words is settled too, as superseded.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeSuggestions {
    /// Of which document.
    pub document: DocumentId,
    /// The remarks whose wordings are taken.
    #[serde(default)]
    pub remarks: Vec<RemarkId>,
    /// Marks the act.
    pub key: IdempotencyKey,
}
operation!(Command TakeSuggestions as "take_suggestions" -> VersionId, Rule::group(LEADING), {
    fn subject(&self) -> Subject {
        Subject::Document(self.document)
    }
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.add_if(self.remarks.is_empty(), Field::Remarks, Flaw::Missing);
        let many = self.remarks.len() > ANSWERS_MAX as usize;
        found.add_if(many, Field::Remarks, Flaw::TooMany { max: ANSWERS_MAX });
        found
    }
    fn key(&self) -> Option<IdempotencyKey> {
        Some(self.key)
    }
});

/// How many pictures of the file under discussion are left out when a version is made of its text. Known of DOCX;
/// of other files nothing is said.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountPictures {
    /// Of which document.
    pub document: DocumentId,
}
operation!(Query CountPictures as "count_pictures" -> u32, Rule::group(LEADING), {
    fn subject(&self) -> Subject {
        Subject::Document(self.document)
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
