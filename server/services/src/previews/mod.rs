//! Use cases of `domain::previews`: a stored file, or what lies in an archive, made ready to be looked at.

mod given;
mod kept;
mod pages_read;
mod reach;
mod sql;
mod view_preview;

pub use given::{Picture, PreviewFile};
pub use kept::Previews;
