use super::{INSIDE_MAX, Preview};
use crate::{
    access::{Rule, Subject},
    field::{Field, Findings, Flaw},
    id::{AttachmentId, DocumentId, GroupId},
    operation::operation,
};
use serde::{Deserialize, Serialize};

/// Where a stored file hangs: who may see that may see the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum FileSource {
    /// A version of a document.
    Document {
        /// Which.
        document: DocumentId,
        /// Number of the version; none for the one under discussion.
        #[serde(default)]
        version: Option<u32>,
    },
    /// A file attached to a group.
    Attachment {
        /// To which group.
        group: GroupId,
        /// Which.
        attachment: AttachmentId,
    },
}

/// What a file looks like; pages and pictures follow outside the call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewPreview {
    /// The file.
    pub source: FileSource,
    /// Entries of archives to go into, the outermost first; empty for the file itself.
    #[serde(default)]
    pub inside: Vec<u32>,
}
operation!(Query ViewPreview as "view_preview" -> Preview, Rule::GROUP, {
    fn subject(&self) -> Subject {
        match self.source {
            FileSource::Document { document, .. } => Subject::Document(document),
            FileSource::Attachment { group, .. } => Subject::Group(group),
        }
    }
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        let deep = self.inside.len() > INSIDE_MAX as usize;
        found.add_if(deep, Field::File, Flaw::TooMany { max: INSIDE_MAX });
        found
    }
});
