//! Pages of `domain::documents`.

mod calls;
mod card;
mod document_page;
mod file_drop;
mod marking;
mod marks;
mod paper;
mod place;
mod points;
mod recognition;
mod segments;
mod selection;
mod sheet;
mod transfer;

pub use document_page::DocumentPage;
pub(crate) use document_page::{Desk, Writing};
pub use file_drop::FileDrop;
pub(crate) use file_drop::size;
pub use marking::MarkingFields;
pub(crate) use paper::plain_html;
pub(crate) use place::Places;
