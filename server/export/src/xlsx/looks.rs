//! How a sheet looks.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatPattern, FormatUnderline};

use crate::colours;
use crate::table::Mark;

/// On every computer the state works with.
const FONT: &str = "Times New Roman";
/// Size of the type.
pub const SIZE: f64 = 11.0;
/// Height of a row and width of a column in that type where nothing else is said, in pixels.
pub const ROW_PIXELS: u32 = 20;
pub const COLUMN_PIXELS: u32 = 64;
/// Size of the type of the title.
pub const TITLE_SIZE: f64 = 14.0;

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
    /// A cell with a number: it stands where a text would.
    pub number: Format,
    /// Anything else: widths of columns are counted in its digits.
    pub usual: Format,
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
            number: cell.clone().set_align(FormatAlign::Left),
            cell,
            usual: type_of(SIZE),
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
            Mark::Plain => &self.usual,
            Mark::Bold => &self.bold,
            Mark::Struck => &self.struck,
            Mark::Inserted => &self.inserted,
        }
    }
}
