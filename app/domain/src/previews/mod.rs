//! Previews: what a file looks like, shown in the browser without downloading it (DOC-5).

mod operations;
mod views;

pub use operations::{FileSource, ViewItemPreview, ViewPreview};
pub use views::{ArchiveEntryView, NotShown, PageSize, Preview, PreviewOf, Shown};

/// How many archives may lie in one another on the way to a file.
pub const INSIDE_MAX: u32 = 5;
