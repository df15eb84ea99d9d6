//! The library: documents placed for reading, in folders, each for those who may read it (DOC-7; P59.5).

mod access;
mod folders;
mod item;
mod item_operations;
mod operations;
mod views;

pub use access::{Access, Grant, PortalRole, Reader, Scope, may_read};
pub use folders::{DEPTH_MAX, Tree, create_folder, delete_folder, move_folder};
pub use item::{Validity, acknowledge, replace, validity, withdraw};
pub use item_operations::{
    AcknowledgeItem, EditItem, MoveItem, PlaceItem, ReplaceItem, Requisites, SetItemAccess, ViewAcknowledged,
    ViewItem, ViewItemFile, WithdrawItem,
};
pub use operations::{
    CreateFolder, CreateSection, DeleteFolder, MoveFolder, READING, RenameFolder, SetFolderAccess,
    ViewFolder, ViewLibrary,
};
pub use views::{
    AccessView, Acknowledged, AcknowledgedRow, Acknowledgement, BodyChoice, FolderChoice, FolderRow,
    FolderView, ItemLink, ItemRow, ItemView, Keeping, LibraryView,
};

/// Longest name of a folder.
pub const FOLDER_NAME_MAX: u32 = 200;
/// Longest number of an act.
pub const NUMBER_MAX: u32 = 100;
/// Longest description of an item.
pub const DESCRIPTION_MAX: u32 = 4_000;
/// Most entries of a list.
pub const GRANTS_MAX: u32 = 1_000;
/// Items that are shown as the latest.
pub const LATEST_ROWS: usize = 10;
/// Most people who get a notice of one item; what waits for a person does not depend on notices.
pub const TOLD_MAX: usize = 5_000;
