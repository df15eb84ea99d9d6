use super::Compared;
use crate::{
    directory::PersonName,
    documents::{FileKind, NoText, Recognition},
    id::{DocumentId, VersionId},
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// Two versions of a document side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// Which document.
    pub document: DocumentId,
    /// Its title.
    pub title: String,
    /// The version that is compared with.
    pub from: VersionView,
    /// The version whose changes are shown.
    pub to: VersionView,
    /// How many versions there are.
    pub versions: u32,
    /// The texts, row by row.
    pub rows: Vec<Compared>,
}

/// A version of a document. It never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionView {
    /// Which.
    pub id: VersionId,
    /// Its number in the document, from 1.
    pub number: u32,
    /// Who placed it.
    pub placed_by: PersonName,
    /// When.
    pub placed: Moment,
    /// Name of the file as sent.
    pub file_name: String,
    /// Kind by content.
    pub kind: FileKind,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of the bytes, hexadecimal.
    pub sha256: String,
    /// Why there is no text to discuss.
    pub no_text: Option<NoText>,
    /// Pages of the file, by number, that are nothing but pictures among pages with a text: what they show is not in it.
    pub pictured: Vec<u32>,
    /// How far the recognition of its scanned pages is; with [`crate::documents::RecognitionState::Done`] the text is recognised.
    pub recognition: Option<Recognition>,
    /// Whose suggestions it was made of; nobody's when its file was sent.
    pub suggested_by: Vec<PersonName>,
}
