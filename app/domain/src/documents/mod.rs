//! Documents: files as received, their text, their state (DOC-1, 2, 3, 8).

mod blocks;
mod emphasis;
mod kind;
mod operations;
mod recognition;
mod sentences;
mod state;
mod views;

pub use blocks::{BlockKind, CellPlace, NoText, PagePlace, TextBlock};
pub use emphasis::{Emphasis, StyledBlock, still_emphasised};
pub use kind::{FileKind, FileRefusal};
pub use operations::{
    BeginRecognition, CloseDocument, MarkRead, PlaceDocument, StopRecognition, ViewDocument, ViewFile,
};
pub use recognition::{Recognition, RecognitionState, begin_recognition, stop_recognition};
pub use sentences::sentences;
pub use state::{DocumentState, Marking, close};
pub use views::{BlockView, Discussion, DocumentCard, DocumentRow, FileView, UploadPurpose, Uploaded};

/// Largest file in bytes: 60 megabytes (P9).
pub const FILE_MAX: u64 = 60 * 1024 * 1024;
/// Largest table of people in bytes: 5 megabytes.
pub const IMPORT_MAX: u64 = 5 * 1024 * 1024;
/// How long a file waits to be used, in microseconds: a day.
pub const UPLOAD_KEPT: i64 = crate::time::DAY;
/// Longest title of a document.
pub const TITLE_MAX: u32 = 500;
/// Longest name of a file.
pub const FILE_NAME_MAX: u32 = 255;
