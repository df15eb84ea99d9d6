//! A drawing surface that draws nothing and remembers the letters.

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

use super::line::{Line, Page};
use crate::aside::Stopped;
use crate::limits::{MAX_DRAWING_STEPS, MAX_DRAWN_PIXELS, MAX_DRAWN_STEPS, MAX_FORMS, MAX_GLYPHS};

/// Parts of the type size.
const SPACE: f64 = 0.15;
const BREAK: f64 = 3.0;
const BACK: f64 = 0.5;
const SAME_BASELINE: f64 = 0.35;
const SAME_PLACE: f64 = 0.08;

/// Raised or lowered signs: how much smaller, how far from the baseline, how near to the word.
const SMALLER: f64 = 0.8;
const RAISED: f64 = 0.65;
const NEAR: f64 = 0.6;

/// Units of a glyph's own coordinates in the size of the type.
const UNITS: f64 = 1000.0;

/// Collects the lines of one page after the other.
#[derive(Default)]
pub struct Collector {
    page: Page,
    current: Option<Line>,
    last: Option<(String, f64)>,
    glyphs: usize,
    steps: usize,
    forms: usize,
    pixels: u64,
    limits: Limits,
}

/// When the interpreter is stopped.
struct Limits {
    steps: usize,
    pixels: u64,
}

impl Default for Limits {
    fn default() -> Self {
        // Pictures are not decoded here.
        Self { steps: MAX_DRAWING_STEPS, pixels: u64::MAX }
    }
}

struct Placed {
    text: String,
    from: f64,
    to: f64,
    baseline: f64,
    size: f64,
    angle: i32,
}

impl Collector {
    /// Goes ahead of drawing, and stops where drawing would cost too much.
    pub fn ahead_of_drawing() -> Self {
        let limits = Limits { steps: MAX_DRAWN_STEPS, pixels: MAX_DRAWN_PIXELS };
        Self { limits, ..Self::default() }
    }

    /// What the page held. The counts of the limits go on.
    pub fn finish_page(&mut self, number: u32, height: f64) -> Page {
        self.finish_line();
        let mut page = std::mem::take(&mut self.page);
        page.number = number;
        page.height = height;
        // Invisible text is what was recognised under a scan; beside visible text it is hidden, and hidden is not read.
        let visible = page.lines.iter().any(|line| !line.invisible && line.letters > 0);
        if visible || page.pictures == 0 {
            page.lines.retain(|line| !line.invisible);
        }
        page
    }

    fn finish_line(&mut self) {
        self.last = None;
        if let Some(line) = self.current.take().filter(|line| !line.text.trim().is_empty()) {
            self.page.lines.push(line);
        }
    }

    fn count(&mut self) {
        self.steps += 1;
        if self.steps > self.limits.steps
            || self.pixels > self.limits.pixels
            || self.glyphs > MAX_GLYPHS
            || self.forms > MAX_FORMS
        {
            std::panic::resume_unwind(Box::new(Stopped));
        }
    }

    fn place(&mut self, glyph: Placed, bold: bool, invisible: bool) {
        let size = glyph.size;
        let fits = self.current.as_ref().is_some_and(|line| {
            let gap = glyph.from - line.to;
            let (smaller, larger) = (line.size.min(size), line.size.max(size));
            let reach =
                if smaller < SMALLER * larger && gap.abs() < NEAR * larger { RAISED } else { SAME_BASELINE };
            line.angle == glyph.angle
                && line.invisible == invisible
                && (line.baseline - glyph.baseline).abs() <= reach * larger
                && gap <= BREAK * line.size.max(size)
                && gap >= -BACK * line.size.max(size)
        });
        // Bold type is sometimes faked by drawing twice.
        let repeated = self.last.as_ref().is_some_and(|(text, from)| {
            *text == glyph.text && (from - glyph.from).abs() < SAME_PLACE * size && text != " "
        });
        if repeated
            && self.current.as_ref().is_some_and(|line| (line.baseline - glyph.baseline).abs() < size * 0.1)
        {
            return;
        }
        if !fits {
            self.finish_line();
        }
        let line = self.current.get_or_insert_with(|| Line {
            from: glyph.from,
            to: glyph.from,
            baseline: glyph.baseline,
            size,
            angle: glyph.angle,
            invisible,
            ..Line::default()
        });
        let gap = glyph.from - line.to;
        if gap > SPACE * size
            && !line.text.ends_with(' ')
            && !line.text.is_empty()
            && !glyph.text.starts_with(' ')
        {
            line.text.push(' ');
        }
        let raised = |small: f64, small_at: f64, large: f64, large_at: f64| {
            small < SMALLER * large && large_at - small_at > 0.2 * large
        };
        if raised(size, glyph.baseline, line.size, line.baseline) {
            line.text.extend(glyph.text.chars().map(superscript));
        } else {
            if line.letters <= 3 && raised(line.size, line.baseline, size, glyph.baseline) {
                line.text = line.text.chars().map(superscript).collect();
            }
            line.text.push_str(&glyph.text);
        }
        line.to = line.to.max(glyph.to);
        if size > line.size && glyph.text.contains(char::is_alphanumeric) {
            line.size = size;
            line.baseline = glyph.baseline;
        }
        let letters = glyph.text.chars().filter(|c| c.is_alphanumeric()).count();
        line.letters += letters;
        line.bold_letters += if bold { letters } else { 0 };
        self.last = Some((glyph.text, glyph.from));
    }
}

impl<'a> Device<'a> for Collector {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.count();
        let bold = run.glyphs().first().is_some_and(|glyph| is_bold(glyph));
        let invisible = matches!(mode, DrawMode::Invisible);
        for glyph in run.glyphs() {
            self.glyphs += 1;
            self.count();
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(text)) => text,
                None => String::new(),
            };
            let private = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fffd}');
            if text.is_empty() || text.chars().all(private) {
                self.page.unreadable += 1;
                continue;
            }
            let text: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
            if let Some(placed) = placed(text, props.transform * glyph.transform(), advance(glyph)) {
                self.place(placed, bold, invisible);
            }
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, _: ImageDrawProps<'a>) {
        let pixels = u64::from(image.width()) * u64::from(image.height());
        self.pixels = self.pixels.saturating_add(pixels);
        self.page.pictures += 1;
        self.count();
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.count();
    }

    /// Every form begins with this call; other clips that are no rectangle are rare.
    fn push_clip_path(&mut self, _: &ClipPath) {
        self.forms += 1;
        self.count();
    }

    fn push_clip_rect(&mut self, _: &Rect) {
        self.count();
    }

    fn draw_rect(&mut self, _: &Rect, _: DrawProps<'a>, _: &DrawMode) {
        self.count();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.count();
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

/// Raised digits keep apart from the word or number they stand at: marks of notes, squares and cubes.
const fn superscript(c: char) -> char {
    match c {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        other => other,
    }
}

fn advance(glyph: &Glyph<'_>) -> f64 {
    let width = match glyph {
        Glyph::Outline(glyph) => glyph.advance_width(),
        Glyph::Type3(glyph) => glyph.advance_width(),
    };
    width.map_or(UNITS / 2.0, f64::from)
}

/// Turns a glyph's place so that its line runs along the first coordinate.
fn placed(text: String, transform: Affine, advance: f64) -> Option<Placed> {
    let origin = transform * Point::ZERO;
    let along = transform * Point::new(UNITS, 0.0) - origin;
    let up = transform * Point::new(0.0, UNITS) - origin;
    let (length, size) = (along.hypot(), up.hypot());
    if !(length.is_finite() && size.is_finite() && origin.x.is_finite() && origin.y.is_finite())
        || length <= 0.0
    {
        return None;
    }
    let direction = along / length;
    let from = origin.x * direction.x + origin.y * direction.y;
    let baseline = origin.y * direction.x - origin.x * direction.y;
    // Degrees of a direction: between -180 and 180.
    let angle = direction.y.atan2(direction.x).to_degrees().round() as i32;
    Some(Placed { text, from, to: from + advance / UNITS * length, baseline, size, angle })
}

fn is_bold(glyph: &Glyph<'_>) -> bool {
    let Glyph::Outline(glyph) = glyph else { return false };
    glyph.font_data().is_some_and(|font| {
        font.weight.is_some_and(|weight| weight >= 600)
            || font.postscript_name.is_some_and(|name| name.contains("Bold") || name.contains("Heavy"))
    })
}
