use super::{INSIDE_MAX, Preview};
use crate::{
    access::{Rule, Subject},
    field::{Field, Findings, Flaw},
    id::{AttachmentId, DocumentId, GroupId, LibraryItemId},
    library::READING,
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
    /// An item of the library.
    Item {
        /// Which.
        item: LibraryItemId,
    },
}

impl FileSource {
    const fn subject(self) -> Subject {
        match self {
            Self::Document { document, .. } => Subject::Document(document),
            Self::Attachment { group, .. } => Subject::Group(group),
            Self::Item { item } => Subject::LibraryItem(item),
        }
    }
}

/// What a file of a group or a document looks like; pages and pictures follow outside the call.
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
        self.source.subject()
    }
    fn check(&self) -> Findings {
        check_depth(&self.inside)
    }
});

fn check_depth(inside: &[u32]) -> Findings {
    let mut found = Findings::new();
    found.add_if(inside.len() > INSIDE_MAX as usize, Field::File, Flaw::TooMany { max: INSIDE_MAX });
    found
}

/// What the file of a library item looks like. An operation of its own, because others may see it than see a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewItemPreview {
    /// Which item.
    pub item: LibraryItemId,
    /// Entries of archives to go into, the outermost first; empty for the file itself.
    #[serde(default)]
    pub inside: Vec<u32>,
}
operation!(Query ViewItemPreview as "view_item_preview" -> Preview, READING, {
    fn subject(&self) -> Subject {
        Subject::LibraryItem(self.item)
    }
    fn check(&self) -> Findings {
        check_depth(&self.inside)
    }
});
