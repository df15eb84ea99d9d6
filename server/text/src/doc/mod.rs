//! The text of a DOC file (Word 97–2003; of Word 6 and 95 the plain text).
//!
//! The text lies in pieces all over the main stream; where, says a table. Properties of letters and paragraphs are
//! looked up by the place of the letter in the stream, lists are counted as in DOCX. Read is what DOCX shows too:
//! no deleted or hidden text, no generated tables of contents, of a field only its result. Text boxes follow at the
//! end, since where they are anchored is known only to the drawing.
//!
//! Not looked at: changes of properties that a quick save notes beside a piece.

mod fib;
mod lists;
mod old;
mod pieces;
mod properties;
mod sprm;
mod story;
mod styles;

use std::io::{Read, Seek};

use domain::documents::NoText;

use self::fib::Fib;
use self::pieces::PieceTable;
use self::properties::Properties;
use self::story::Story;
use self::styles::Styles;
use crate::compound;
use crate::structure::Piece;

/// The paragraphs of the document in reading order.
pub fn read(file: impl Read + Seek) -> Result<Vec<Piece>, NoText> {
    let mut compound = compound::open(file)?;
    let main = compound::stream(&mut compound, "/WordDocument")?.ok_or(NoText::Damaged)?;
    let fib = Fib::read(&main)?;
    if fib.is_old {
        return old::read(&main, &fib);
    }
    let table = if fib.second_table { "/1Table" } else { "/0Table" };
    let table = compound::stream(&mut compound, table)?.ok_or(NoText::Damaged)?;
    let pieces = PieceTable::read(fib.part(&table, fib::CLX)?, &main, fib.language)?;
    let styles = Styles::read(fib.part(&table, fib::STYLES)?);
    let properties = Properties::read(&main, &table, &fib)?;
    let lists = lists::read(&table, &fib);
    Story::new(&pieces, &properties, &styles, lists).read(&table, &fib)
}
