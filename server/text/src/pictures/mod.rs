//! Pictures: how many pages, how large, and a page of a TIFF in a form that browsers show.

mod directories;
mod jpeg;
mod tiff;

use std::io::{Read, Seek};

use domain::documents::{FileKind, NoText};
use serde::{Deserialize, Serialize};

use crate::aside::aside;
use crate::pdf;
use crate::structure::Piece;
use crate::whole;

/// The size of one page in pixels, as the file claims it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PicturePage {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

/// Why a picture cannot be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PictureFault {
    /// The file is no picture.
    NoPicture,
    /// The file ends too early or contradicts itself.
    Damaged,
    /// It has too many pages or pixels.
    TooLarge,
    /// There is no such page.
    Absent,
    /// It is coloured or packed in a way that is not drawn here.
    NotDrawn,
}

/// The pages of a TIFF or JPEG in pixels, of a PDF in points.
///
/// # Errors
///
/// The reason why the pages are not known.
pub fn picture_pages(kind: FileKind, file: impl Read + Seek) -> Result<Vec<PicturePage>, PictureFault> {
    match kind {
        FileKind::Tiff => directories::pages(file),
        FileKind::Pdf => pdf::sizes(whole::read(file).map_err(fault)?),
        FileKind::Jpeg => jpeg::page(file).map(|page| vec![page]),
        _ => Err(PictureFault::NoPicture),
    }
}

/// A page of a TIFF, counted from 1, as a PNG.
///
/// # Errors
///
/// The reason why the page cannot be drawn.
pub fn tiff_page(file: impl Read + Seek, page: u32) -> Result<Vec<u8>, PictureFault> {
    let bytes = whole::read(file).map_err(fault)?;
    let index = (page as usize).checked_sub(1).ok_or(PictureFault::Absent)?;
    let pages = directories::pages(std::io::Cursor::new(&bytes))?;
    let size = *pages.get(index).ok_or(PictureFault::Absent)?;
    aside(move || tiff::draw(bytes, index, size)).map_err(fault)?
}

/// A page of a PDF, counted from 1, as a PNG of this width: for a preview, and for whoever recognises letters.
///
/// # Errors
///
/// The reason why the page cannot be drawn.
pub fn pdf_page(file: impl Read + Seek, page: u32, width: u32) -> Result<Vec<u8>, PictureFault> {
    let index = (page as usize).checked_sub(1).ok_or(PictureFault::Absent)?;
    pdf::draw(whole::read(file).map_err(fault)?, index, width)
}

/// Pictures have no text: their pages are what a scan is, unless the file is damaged.
pub fn no_text(kind: FileKind, file: impl Read + Seek) -> Result<Vec<Piece>, NoText> {
    Err(match picture_pages(kind, file) {
        Ok(_) => NoText::Scanned,
        Err(PictureFault::TooLarge) => NoText::TooLong,
        Err(_) => NoText::Damaged,
    })
}

/// A reason why there is no text as a reason why there is no picture.
pub const fn fault(reason: NoText) -> PictureFault {
    match reason {
        NoText::TooLong => PictureFault::TooLarge,
        _ => PictureFault::Damaged,
    }
}
