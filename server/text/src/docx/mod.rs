//! The text of a DOCX file, paragraph by paragraph, with the numbers Word would print.
//!
//! Read is what a reader of the final wording sees: insertions are kept and deletions dropped, of a field only its
//! result counts, hidden text, comments, headers, footers and generated tables of contents are left out.

mod body;
mod named_rows;
mod note;
mod numbering;
mod package;
mod paragraph;
mod pictures;
mod styles;

use std::io::{Read, Seek};

use domain::documents::NoText;

pub use named_rows::read as read_named_rows;
pub use pictures::count as count_pictures;

use crate::structure::Piece;

/// The paragraphs of the document in reading order.
pub fn read(file: impl Read + Seek) -> Result<Vec<Piece>, NoText> {
    let package = package::Package::open(file)?;
    let styles = styles::Styles::read(package.styles.as_deref())?;
    let lists = numbering::Numbering::read(package.numbering.as_deref(), &styles)?;
    let notes = note::Notes::read(&package, &styles)?;
    body::Body::new(&styles, lists, &notes).read(&package.document)
}
