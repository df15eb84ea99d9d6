//! Pages as pictures.
//!
//! Drawing cannot be stopped. So the page is first interpreted without drawing, within limits of its own: what passes
//! that is drawn. What the pictures on the page really unfold to is known only to their decoders; whoever needs to be
//! safe from that runs the drawing in a child process with a limit on memory and time.

use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use hayro_interpret::InterpreterCache;
use hayro_interpret::hayro_syntax::Pdf;

use super::device::Collector;
use super::{collect, settings, unfold};
use crate::aside::aside;
use crate::limits::{MAX_DRAWN_HEIGHT, MAX_DRAWN_WIDTH, MAX_PAGES};
use crate::pictures::{PictureFault, PicturePage, fault};

/// The sizes of the pages in points.
pub fn sizes(bytes: Vec<u8>) -> Result<Vec<PicturePage>, PictureFault> {
    unfold::check(&bytes).map_err(fault)?;
    aside(move || {
        let pdf = Pdf::new(bytes).map_err(|_| PictureFault::Damaged)?;
        if pdf.pages().len() > MAX_PAGES {
            return Err(PictureFault::TooLarge);
        }
        // Points of a page fit; what does not is cut off by the conversion.
        let size = |(width, height): (f32, f32)| PicturePage {
            width: width.round() as u32,
            height: height.round() as u32,
        };
        Ok(pdf.pages().iter().map(|page| size(page.render_dimensions())).collect())
    })
    .map_err(fault)?
}

/// The page at `index` as a PNG of this width.
pub fn draw(bytes: Vec<u8>, index: usize, width: u32) -> Result<Vec<u8>, PictureFault> {
    if width == 0 || width > MAX_DRAWN_WIDTH {
        return Err(PictureFault::TooLarge);
    }
    unfold::check(&bytes).map_err(fault)?;
    aside(move || {
        let pdf = Pdf::new(bytes).map_err(|_| PictureFault::Damaged)?;
        let page = pdf.pages().get(index).ok_or(PictureFault::Absent)?;
        let (page_width, page_height) = page.render_dimensions();
        // Half a pixel more, or rounding down would lose one.
        let scale = (width as f32 + 0.5) / page_width;
        let height = page_height * scale;
        if !(scale.is_finite() && (1.0..=MAX_DRAWN_HEIGHT as f32).contains(&height)) {
            return Err(PictureFault::TooLarge);
        }
        let settings = settings();
        collect(page, pdf.xref(), &InterpreterCache::new(), &settings, &mut Collector::ahead_of_drawing());
        let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        let picture = render(page, &RenderCache::new(), &settings, &RenderSettings::default(), &size);
        picture.into_png().map_err(|_| PictureFault::Damaged)
    })
    .map_err(fault)?
}
