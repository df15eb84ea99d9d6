//! The pages of a scan as pictures.

use std::fs::File;
use std::path::{Path, PathBuf};

use domain::documents::{FileKind, NoText};
use text::{PictureFault, PicturePage};

use super::{as_file, blocking};
use crate::fault::Fault;

/// Dots per inch that a page of a PDF is drawn with: what recognisers are trained for.
const RESOLUTION: u32 = 300;

/// Points of an inch.
const INCH: u32 = 72;

/// Widths that a page of a PDF is drawn with: narrower is unreadable, wider is not drawn.
const WIDTHS: std::ops::RangeInclusive<u32> = 1_000..=3_400;

/// A page as a picture.
pub struct Picture {
    /// PNG or JPEG.
    pub file: File,
    /// In dots per inch, if it is known.
    pub resolution: Option<u32>,
}

/// The sizes of all pages.
pub async fn sizes(kind: FileKind, path: PathBuf) -> Result<Vec<PicturePage>, Fault> {
    blocking(move || text::picture_pages(kind, File::open(path)?).map_err(fault)).await?
}

/// A page, counted from 1. Blocks.
pub fn picture(kind: FileKind, path: &Path, number: u32, size: PicturePage) -> Result<Picture, Fault> {
    let file = File::open(path)?;
    match kind {
        FileKind::Pdf => {
            let wanted = u64::from(size.width) * u64::from(RESOLUTION) / u64::from(INCH);
            let width = u32::try_from(wanted).unwrap_or(u32::MAX).clamp(*WIDTHS.start(), *WIDTHS.end());
            let drawn = text::pdf_page(file, number, width).map_err(fault)?;
            // Beyond these Tesseract does not believe it.
            let resolution =
                (width * INCH).checked_div(size.width).filter(|dots| (70..=2_400).contains(dots));
            Ok(Picture { file: as_file(&drawn)?, resolution })
        }
        FileKind::Tiff => {
            let drawn = text::tiff_page(file, number).map_err(fault)?;
            Ok(Picture { file: as_file(&drawn)?, resolution: None })
        }
        // Read in the cell, within its memory.
        FileKind::Jpeg => Ok(Picture { file, resolution: None }),
        _ => Err(Fault::KindNotConverted),
    }
}

fn fault(fault: PictureFault) -> Fault {
    match fault {
        PictureFault::NoPicture => Fault::KindNotConverted,
        PictureFault::TooLarge => Fault::TooLarge,
        PictureFault::Damaged | PictureFault::Absent => Fault::NoText(NoText::Damaged),
        PictureFault::NotDrawn => Fault::Failed,
    }
}
