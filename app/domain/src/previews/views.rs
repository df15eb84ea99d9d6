use crate::{
    documents::{FileKind, FileRefusal, TextBlock},
    id::GroupId,
};
use serde::{Deserialize, Serialize};

/// A file as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// What the file belongs to.
    pub of: PreviewOf,
    /// Names from the stored file to the entry shown, each inside the one before; never empty.
    pub names: Vec<String>,
    /// Kind by content; none where it could not be told.
    pub kind: Option<FileKind>,
    /// Size in bytes.
    pub size: u64,
    /// How it is shown.
    pub shown: Shown,
}

/// What a previewed file belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PreviewOf {
    /// A working group.
    Group {
        /// Which.
        group: GroupId,
        /// Its name.
        name: String,
        /// Title of the document and number of its version; none for a file of the group.
        document: Option<(String, u32)>,
    },
    /// The library.
    Library {
        /// Title of the item.
        title: String,
    },
}

/// How a file is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// Pages of PDF: of the file itself, or made of it.
    Pages {
        /// Whether they have to be made first, which takes seconds.
        made: bool,
    },
    /// Pictures, one to a page.
    Pictures(Vec<PageSize>),
    /// The text with its tables.
    Text {
        /// The text.
        blocks: Vec<TextBlock>,
        /// It would have pages if the program that makes them were installed on the server.
        instead_of_pages: bool,
    },
    /// What lies in an archive.
    Entries(Vec<ArchiveEntryView>),
    /// Nothing.
    Nothing(NotShown),
}

/// Pixels of a picture, as its file claims them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageSize {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

/// An entry of an archive; its place in the list is its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveEntryView {
    /// Name with folders, made harmless.
    pub path: String,
    /// Unpacked size in bytes, as the archive claims it.
    pub size: u64,
    /// The kind its name claims; none for kinds that are not accepted.
    pub kind: Option<FileKind>,
    /// It is a folder.
    pub is_folder: bool,
    /// It asks for a password.
    pub encrypted: bool,
    /// It can be opened here.
    pub openable: bool,
}

/// Why a file is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotShown {
    /// It asks for a password.
    Encrypted,
    /// It ends too early or contradicts itself.
    Damaged,
    /// It is larger than what is shown, or takes too long.
    TooLarge,
    /// It holds nothing.
    Empty,
    /// It is packed or coloured in a way that is not read here.
    NotRead,
    /// An entry of an archive that would not be accepted by itself.
    Refused(FileRefusal),
}
