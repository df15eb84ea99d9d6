//! Pages that a program has recognised: lines with their places, which go the way of the lines of a PDF.

use domain::documents::{NoText, TextBlock};

use crate::pdf::{self, Line, Page};
use crate::structure;

/// Points of a page of A4 from top to bottom: the rules for lines are written for pages of about this size.
const HEIGHT: f64 = 842.0;

/// A line is a heading only if it is this much higher than most. A line without tall letters is lower than its
/// neighbours in the same type, one with brackets higher.
const CLEARLY_HIGHER: f64 = 1.45;

/// The part of the height of a line that lies above its baseline, roughly.
const ABOVE_BASELINE: f64 = 0.8;

/// The part of a page at its top and its bottom where its number stands.
const MARGIN: f64 = 0.1;

/// A line of a recognised page. Its place is given in parts of the page: 0 is the left or upper edge, 1 the right or
/// lower one.
#[derive(Clone, Debug, PartialEq)]
pub struct ScannedLine {
    /// The text.
    pub text: String,
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// The right edge.
    pub right: f64,
    /// The lower edge.
    pub bottom: f64,
}

/// A recognised page, its lines in reading order.
#[derive(Clone, Debug, PartialEq)]
pub struct ScannedPage {
    /// From 1.
    pub number: u32,
    /// Its width, if its height is one.
    pub width: f64,
    /// The lines.
    pub lines: Vec<ScannedLine>,
}

/// The text of recognised pages as a tree of blocks: lines joined to paragraphs, words broken at the end of a line
/// mended, what repeats at the edges of the pages and their numbers left out.
///
/// # Errors
///
/// The reason why there is no text to discuss.
pub fn scanned_blocks(pages: Vec<ScannedPage>) -> Result<Vec<TextBlock>, NoText> {
    let usual = usual_height(&pages);
    let pages = pages.into_iter().map(|page| as_drawn(page, usual)).collect();
    let blocks = structure::blocks(pdf::paragraphs_of(pages)?)?;
    Ok(blocks.into_iter().map(|styled| styled.block).collect())
}

/// The height of a line that half of all lines do not reach.
fn usual_height(pages: &[ScannedPage]) -> f64 {
    let lines = pages.iter().flat_map(|page| &page.lines);
    let mut heights: Vec<f64> = lines.map(|line| (line.bottom - line.top) * HEIGHT).collect();
    heights.sort_by(f64::total_cmp);
    heights.get(heights.len() / 2).copied().unwrap_or(0.0)
}

/// The page as if it had been drawn by a PDF.
fn as_drawn(page: ScannedPage, usual: f64) -> Page {
    let ScannedPage { number, width, lines } = page;
    let width = width * HEIGHT;
    let lines = lines
        .into_iter()
        .filter(|line| !is_page_number(line))
        .map(|line| {
            let height = (line.bottom - line.top) * HEIGHT;
            Line {
                from: line.left * width,
                to: line.right * width,
                baseline: line.top * HEIGHT + height * ABOVE_BASELINE,
                size: if height > usual * CLEARLY_HIGHER { height } else { usual },
                letters: line.text.chars().filter(|c| c.is_alphanumeric()).count(),
                text: line.text,
                ..Line::default()
            }
        })
        .collect();
    Page { number, height: HEIGHT, lines, ..Page::default() }
}

/// A number alone at the edge of the page, perhaps between dashes or with the number of all pages: "- 2 -", "2 / 14".
fn is_page_number(line: &ScannedLine) -> bool {
    let at_edge = line.bottom < MARGIN || line.top > 1.0 - MARGIN;
    let text: String = line.text.split_whitespace().collect();
    let text = text.trim_matches(['-', '–', '—']);
    let is_number = |text: &str| (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    at_edge && text.splitn(2, ['/', '|']).all(is_number)
}
