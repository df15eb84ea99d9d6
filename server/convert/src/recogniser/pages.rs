//! The pages of a scan as pictures.

use std::fs::File;
use std::path::Path;

use domain::documents::{FileKind, NoText};
use text::{PictureFault, PicturePage};

use super::{as_file, blocking};
use crate::fault::Fault;
use crate::office::open;
use crate::reader::{Question, Reader, drawn};

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
pub async fn sizes(reader: Option<&Reader>, kind: FileKind, path: &Path) -> Result<Vec<PicturePage>, Fault> {
    let file = open(path).await?;
    let sizes = match reader {
        Some(reader) => reader.pages(kind, file).await?,
        None => blocking(move || text::picture_pages(kind, file)).await?,
    };
    sizes.map_err(fault)
}

/// A page, counted from 1.
pub async fn picture(
    reader: Option<&Reader>,
    kind: FileKind,
    path: &Path,
    (number, size): (u32, PicturePage),
) -> Result<Picture, Fault> {
    let file = open(path).await?;
    let (question, resolution) = match kind {
        FileKind::Pdf => {
            let wanted = u64::from(size.width) * u64::from(RESOLUTION) / u64::from(INCH);
            let width = u32::try_from(wanted).unwrap_or(u32::MAX).clamp(*WIDTHS.start(), *WIDTHS.end());
            // Beyond these Tesseract does not believe it.
            let resolution =
                (width * INCH).checked_div(size.width).filter(|dots| (70..=2_400).contains(dots));
            (Question::PdfPage { page: number, width }, resolution)
        }
        FileKind::Tiff => (Question::TiffPage { page: number }, None),
        // Read in the cell, within its memory.
        FileKind::Jpeg => return Ok(Picture { file, resolution: None }),
        _ => return Err(Fault::KindNotConverted),
    };
    let drawn = match reader {
        Some(reader) => reader.page(question, file).await?,
        None => blocking(move || drawn(question, file)).await?,
    };
    let drawn = drawn.map_err(fault)?;
    Ok(Picture { file: blocking(move || as_file(&drawn)).await??, resolution })
}

fn fault(fault: PictureFault) -> Fault {
    match fault {
        PictureFault::NoPicture => Fault::KindNotConverted,
        PictureFault::TooLarge => Fault::TooLarge,
        PictureFault::Damaged | PictureFault::Absent => Fault::NoText(NoText::Damaged),
        PictureFault::NotDrawn => Fault::Failed,
    }
}
