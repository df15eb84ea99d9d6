//! Lines of a page.

/// A run of text on one baseline.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// The text, spaces as drawn.
    pub text: String,
    /// Where it begins along its direction.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// The baseline, growing downwards.
    pub baseline: f64,
    /// Size of the type.
    pub size: f64,
    /// Direction in degrees, rounded.
    pub angle: i32,
    /// Letters in bold type.
    pub bold_letters: usize,
    /// Letters and digits.
    pub letters: usize,
    /// Drawn invisibly, as recognised text under a scan is.
    pub invisible: bool,
}

impl Line {
    /// Most letters are bold.
    pub fn is_bold(&self) -> bool {
        self.letters > 0 && self.bold_letters * 10 >= self.letters * 9
    }

    /// The middle along its direction.
    pub fn middle(&self) -> f64 {
        f64::midpoint(self.from, self.to)
    }
}

/// What was found on a page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// From 1.
    pub number: u32,
    /// Height in points.
    pub height: f64,
    /// In the order they were drawn.
    pub lines: Vec<Line>,
    /// Pictures drawn.
    pub pictures: usize,
    /// Glyphs whose letter is unknown.
    pub unreadable: usize,
}

impl Page {
    /// Whether there is a letter or digit on it.
    pub fn has_text(&self) -> bool {
        self.lines.iter().any(|line| line.letters > 0)
    }

    /// Whether there is something on it, but nothing to be read.
    pub fn is_pictured(&self) -> bool {
        !self.has_text() && (self.pictures > 0 || self.unreadable > 0)
    }
}
