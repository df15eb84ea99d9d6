//! Pages of `domain::drafts`: writing a text on the portal, block by block.

mod add;
mod block;
mod calls;
mod clipboard;
mod desk;
mod draft_page;
mod editor;
mod head;
mod look;
mod new_page;
mod next_version;
mod place;
mod revisions_page;
mod rich;
mod rivals;
mod rows;
mod shelf;
mod unsaved;

pub use draft_page::DraftPage;
pub use new_page::NewDraftPage;
pub(crate) use next_version::WriteNextVersion;
pub use revisions_page::RevisionsPage;
