//! Pages of `domain::documents`.

mod calls;
mod card;
mod document_page;
mod file_drop;
mod marking;
mod place;
mod points;
mod segments;
mod selection;
mod sheet;

pub use document_page::DocumentPage;
pub(crate) use document_page::{Desk, Writing};
pub use file_drop::FileDrop;
pub use marking::MarkingFields;
pub(crate) use place::Places;
