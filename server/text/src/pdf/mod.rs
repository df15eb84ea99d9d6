//! The text layer of a PDF: glyphs to lines, lines to paragraphs.
//!
//! The interpreter of a PDF is a large program run on foreign input. It works on its own thread with a stack of known
//! size, a panic in it means a damaged file, and drawing beyond the limits stops it.

mod device;
mod draw;
mod furniture;
mod hyphens;
mod line;
mod paragraphs;
mod unfold;

use std::io::{Read, Seek};

use domain::documents::NoText;
use hayro_interpret::font::FontQuery;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, RenderContent, interpret_page};

use self::device::Collector;
use crate::aside::aside;
use crate::limits::{MAX_PAGES, PDF_TAIL};
use crate::structure::Piece;
use crate::whole;

pub use draw::{draw, sizes};
pub use line::{Line, Page};

/// The paragraphs of the document in reading order, and the numbers of pages that are pictures without a letter.
pub fn read(file: impl Read + Seek) -> Result<(Vec<Piece>, Vec<u32>), NoText> {
    let bytes = whole::read(file)?;
    if !is_whole(&bytes) {
        return Err(NoText::Damaged);
    }
    unfold::check(&bytes)?;
    let pages = aside(move || pages(bytes))??;
    let pictured: Vec<u32> = pages.iter().filter(|page| page.is_pictured()).map(|page| page.number).collect();
    if !pages.iter().any(Page::has_text) {
        return Err(if pictured.is_empty() { NoText::Empty } else { NoText::Scanned });
    }
    // A text whose letters are mostly unknown is a picture of a text.
    let (known, unknown) = pages.iter().fold((0, 0), |(known, unknown), page| {
        (
            known + page.lines.iter().map(|line| line.text.chars().count()).sum::<usize>(),
            unknown + page.unreadable,
        )
    });
    if unknown > known / 3 {
        return Err(NoText::Scanned);
    }
    Ok((paragraphs_of(pages)?, pictured))
}

/// The paragraphs of pages whose lines are known, without headers and footers.
pub fn paragraphs_of(pages: Vec<Page>) -> Result<Vec<Piece>, NoText> {
    paragraphs::assemble(furniture::remove(pages))
}

/// Whether the file opens only with a password.
pub fn asks_for_password(bytes: Vec<u8>) -> bool {
    unfold::check(&bytes).is_ok()
        && matches!(
            aside(move || Pdf::new(bytes).map(drop)),
            Ok(Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)))
        )
}

/// The closing marks are there. Without them the text may be a part of what was written.
fn is_whole(bytes: &[u8]) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(PDF_TAIL as usize)..).unwrap_or_default();
    [&b"startxref"[..], b"%%EOF"].iter().any(|mark| tail.windows(mark.len()).any(|window| window == *mark))
}

fn pages(bytes: Vec<u8>) -> Result<Vec<Page>, NoText> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => NoText::Encrypted,
        LoadPdfError::Invalid => NoText::Damaged,
    })?;
    if pdf.pages().len() > MAX_PAGES {
        return Err(NoText::TooLong);
    }
    // Notes stuck on the pages are not the text.
    let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..settings() };
    let cache = InterpreterCache::new();
    let mut collector = Collector::default();
    let mut pages = Vec::new();
    for (number, page) in (1..).zip(pdf.pages().iter()) {
        let height = page.render_dimensions().1;
        collect(page, pdf.xref(), &cache, &settings, &mut collector);
        pages.push(collector.finish_page(number, f64::from(height)));
    }
    Ok(pages)
}

/// Interprets a page for the collector.
fn collect<'p>(
    page: &'p hayro_interpret::hayro_syntax::page::Page<'p>,
    xref: &'p hayro_interpret::hayro_syntax::xref::XRef,
    cache: &InterpreterCache<'p>,
    settings: &InterpreterSettings,
    collector: &mut Collector,
) {
    let (width, height) = page.render_dimensions();
    let transform = Affine::new(page.initial_transform(true).as_coeffs());
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut context = Context::new(transform, bounds, cache, xref, settings.clone());
    interpret_page(page, &mut context, collector);
}

/// Standard fonts take the place of those that are not embedded.
fn settings() -> InterpreterSettings {
    InterpreterSettings {
        font_resolver: std::sync::Arc::new(|query| match query {
            FontQuery::Standard(font) => Some(font.get_font_data()),
            FontQuery::Fallback(font) => Some(font.pick_standard_font().get_font_data()),
        }),
        ..InterpreterSettings::default()
    }
}
