//! Reads files: which kind they are, and their text as blocks.
//!
//! Everything here works on what it is given and trusts none of it: lengths, counts and depths in a file are claims,
//! and every walk over them ends at a constant of [`limits`]. Nothing here knows the clock, the disk or the network.
//! Reading can take seconds for a large file, so the caller runs it where blocking is allowed.

mod archives;
mod aside;
mod bytes;
mod charset;
mod compound;
mod doc;
mod docx;
mod label;
pub mod limits;
mod lists;
mod named_rows;
mod normalise;
mod number_format;
mod ooxml;
mod pdf;
mod pictures;
mod recognise;
mod rtf;
mod scanned;
mod sheets;
mod slides;
mod structure;
mod styled;
mod symbols;
mod whole;
mod zips;

use std::io::{Read, Seek};

pub use archives::{ArchiveEntry, ArchiveFault, list_archive, open_entry};
pub use named_rows::{NamedRow, NamedTable, RowNames, read_named_rows};
pub use normalise::normalise;
pub use pdf::asks_for_password;
pub use pictures::{PictureFault, PicturePage, pdf_page, picture_pages, tiff_page};
pub use recognise::{Recognised, recognise, recognise_asking};
pub use scanned::{ScannedLine, ScannedPage, scanned_blocks};

use domain::documents::{FileKind, NoText, StyledBlock, TextBlock};
use serde::{Deserialize, Serialize};

/// The text of a file as a tree of blocks in reading order.
///
/// `kind` and `protected` are what [`recognise`] said about the same bytes. Kinds that hold no text of their own
/// (archives) are stored and offered for download. The blocks of one table cell are the paragraphs of that cell, each with
/// the same [`domain::documents::CellPlace`]. A footnote follows the paragraph that refers to it, as a paragraph one
/// level deeper whose label is the note's number.
///
/// # Errors
///
/// The reason why there is no text to discuss. A file that can be read only in part has no text: a discussion of half
/// a law is worse than none.
pub fn read_blocks<R: Read + Seek>(
    kind: FileKind,
    protected: bool,
    file: R,
) -> Result<Vec<TextBlock>, NoText> {
    let FileText { blocks, .. } = read_styled(kind, protected, file)?;
    Ok(blocks.into_iter().map(|styled| styled.block).collect())
}

/// How many pictures, charts and diagrams stand in the text of a DOCX, which its blocks say nothing of. Of other kinds
/// nothing is known.
///
/// # Errors
///
/// When the file can't be read.
pub fn count_pictures<R: Read + Seek>(kind: FileKind, file: R) -> Result<u32, NoText> {
    if kind == FileKind::Docx { docx::count_pictures(file) } else { Ok(0) }
}

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileText {
    /// Its text with what stands out in it.
    pub blocks: Vec<StyledBlock>,
    /// Pages, by number, that are nothing but pictures among pages with a text: what they show is not in it. Known of a
    /// PDF.
    pub pictured: Vec<u32>,
}

impl From<Vec<StyledBlock>> for FileText {
    fn from(blocks: Vec<StyledBlock>) -> Self {
        Self { blocks, pictured: Vec::new() }
    }
}

/// The same blocks with the words that are bold or italic in them, as far as the reader of the kind knows it: DOC,
/// DOCX and RTF. What a style says counts like what a run says. Headings are bold by themselves: one that is bold as a
/// whole has no bold words.
///
/// # Errors
///
/// As [`read_blocks`].
pub fn read_styled<R: Read + Seek>(kind: FileKind, protected: bool, file: R) -> Result<FileText, NoText> {
    if protected && !matches!(kind, FileKind::Zip | FileKind::Rar) {
        return Err(NoText::Encrypted);
    }
    let pieces = match kind {
        FileKind::Doc => doc::read(file),
        FileKind::Docx => docx::read(file),
        FileKind::Pdf => {
            let (pieces, pictured) = pdf::read(file)?;
            return Ok(FileText { blocks: structure::blocks(pieces)?, pictured });
        }
        FileKind::Rtf => rtf::read(file),
        FileKind::Xls => sheets::read_xls(file),
        FileKind::Ppt => slides::read_ppt(file),
        FileKind::Pptx => slides::read_pptx(file),
        FileKind::Xlsx => sheets::read_xlsx(file),
        FileKind::Tiff | FileKind::Jpeg => pictures::no_text(kind, file),
        FileKind::Zip | FileKind::Rar => Err(NoText::KindNotRead),
    };
    pieces.and_then(structure::blocks).map(FileText::from)
}
