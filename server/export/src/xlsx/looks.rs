//! How a sheet looks.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatPattern, FormatUnderline};

use crate::colours;
use crate::table::Mark;

/// On every computer the state works with.
const FONT: &str = "Times New Roman";
const SIZE: f64 = 11.0;
const TITLE_SIZE: f64 = 14.0;
/// Points a line takes, for each point of the type.
const LEADING: f64 = 1.35;

/// The formats of a sheet.
pub struct Looks {
    /// The title.
    pub title: Format,
    /// A line about the table.
    pub about: Format,
    /// A heading.
    pub heading: Format,
    /// A cell.
    pub cell: Format,
    /// A cell whose text begins like a formula.
    pub quoted: Format,
    /// The identifier of a row, unseen.
    pub id: Format,
    plain: Format,
    bold: Format,
    struck: Format,
    inserted: Format,
}

impl Looks {
    /// The formats.
    pub fn new() -> Self {
        let type_of = |size: f64| Format::new().set_font_name(FONT).set_font_size(size);
        let wrapped = type_of(SIZE).set_text_wrap();
        let cell = wrapped.clone().set_align(FormatAlign::Top).set_border(FormatBorder::Thin);
        Self {
            title: type_of(TITLE_SIZE).set_bold().set_text_wrap().set_align(FormatAlign::VerticalCenter),
            about: wrapped.clone().set_align(FormatAlign::Top),
            heading: wrapped
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_border(FormatBorder::Thin)
                .set_pattern(FormatPattern::Solid)
                .set_background_color(Color::RGB(colours::HEADING)),
            quoted: cell.clone().set_quote_prefix(),
            cell,
            id: Format::new(),
            plain: type_of(SIZE),
            bold: type_of(SIZE).set_bold(),
            struck: type_of(SIZE).set_font_strikethrough().set_font_color(Color::RGB(colours::STRUCK)),
            inserted: type_of(SIZE)
                .set_underline(FormatUnderline::Single)
                .set_font_color(Color::RGB(colours::INSERTED)),
        }
    }

    /// The format of marked text in a cell.
    pub fn of(&self, mark: Mark) -> &Format {
        match mark {
            Mark::Plain => &self.plain,
            Mark::Bold => &self.bold,
            Mark::Struck => &self.struck,
            Mark::Inserted => &self.inserted,
        }
    }
}

/// How high the row of the title is. Programs find the height of a row by themselves, but not of merged cells.
pub fn title_height(text: &str, width: f64) -> f64 {
    height(text, width, TITLE_SIZE) + TITLE_SIZE / 2.0
}

/// How high the row of a line about the table is.
pub fn about_height(text: &str, width: f64) -> f64 {
    height(text, width, SIZE)
}

/// Estimated: `width` counts digits of the usual size, and a letter takes about as much as a digit.
fn height(text: &str, width: f64, size: f64) -> f64 {
    const HIGHEST: f64 = 409.0;
    let letters = u32::try_from(text.chars().count()).map_or(f64::MAX, f64::from);
    let lines = (letters * size / SIZE / width).ceil().max(1.0);
    (lines * size * LEADING).min(HIGHEST)
}
