//! The text of an RTF file, paragraph by paragraph, with the numbers its writer printed.
//!
//! RTF is a program for a typist: every sign changes the state or types a letter. What is typed elsewhere (headers,
//! footers, pictures, comments, deleted and hidden text, generated tables of contents) is left out, as in DOCX.

mod fonts;
mod reader;
mod state;
mod story;
mod styles;
mod token;
mod words;

use std::io::{Read, Seek};

use domain::documents::NoText;

use crate::structure::Piece;
use crate::whole;

/// The paragraphs of the document in reading order.
pub fn read(file: impl Read + Seek) -> Result<Vec<Piece>, NoText> {
    reader::Reader::new(&whole::read(file)?).read()
}
