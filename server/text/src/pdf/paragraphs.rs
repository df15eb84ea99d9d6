//! Lines to paragraphs: by distance, indent, length of the line before, type, and numbers at the beginning.

use std::collections::HashMap;

use domain::documents::{NoText, PagePlace};

use super::hyphens::Words;
use super::line::{Line, Page};
use crate::label;
use crate::normalise::normalise;
use crate::structure::{Piece, Pieces};

/// Lines before and after one that show how wide its column is.
const NEIGHBOURS: usize = 15;

/// Type this much larger than the usual one makes a heading.
const LARGER: f64 = 1.15;

/// Levels of headings told by their size.
const MAX_SIZES: usize = 4;

/// The edges of the column a line stands in.
#[derive(Clone, Copy)]
struct Column {
    left: f64,
    right: f64,
}

struct Placed<'p> {
    line: &'p Line,
    page: u32,
    /// Where its upper edge is, in thousandths of the page's height.
    top: u16,
    column: Column,
    /// The edges of all text of the page in its direction.
    text: Column,
    leading: f64,
}

impl Placed<'_> {
    fn is_centred(&self) -> bool {
        let middle = f64::midpoint(self.text.left, self.text.right);
        let margin = 1.5 * self.line.size;
        (self.line.middle() - middle).abs() < 0.8 * self.line.size
            && self.line.from > self.text.left + margin
            && self.line.to < self.text.right - margin
    }

    /// Ends so early that the first word of the next line would have found room.
    fn is_short_before(&self, next: &Line) -> bool {
        let letter = (next.to - next.from) / next.text.chars().count().max(1) as f64;
        let word = next.text.split_whitespace().next().map_or(0, |word| word.chars().count() + 1);
        self.column.right - self.line.to > (letter * word as f64 * 1.2).max(1.5 * self.line.size)
    }

    fn ends_sentence(&self) -> bool {
        let text = self.line.text.trim_end().trim_end_matches(['»', '"', ')', '”']);
        text.ends_with(['.', ';', ':', '!', '?'])
    }
}

/// The paragraphs of all pages.
pub fn assemble(pages: Vec<Page>) -> Result<Vec<Piece>, NoText> {
    let words = Words::learn(pages.iter().flat_map(|page| page.lines.iter()).map(|line| line.text.as_str()));
    let sizes = heading_sizes(&pages);
    let larger = sizes.last().map_or(f64::INFINITY, |size| size * 0.97);
    let mut pieces = Pieces::default();
    let mut paragraph: Vec<Placed<'_>> = Vec::new();
    for page in &pages {
        let leading = usual_leading(page);
        let edges = edges(page);
        for (at, line) in page.lines.iter().enumerate() {
            let column = column(page, at);
            let text = edges.get(&line.angle).copied().unwrap_or(column);
            let next = Placed { line, page: page.number, top: top(line, page), column, text, leading };
            if !paragraph.is_empty() && !continues(&paragraph, &next, larger) {
                pieces.push(piece(&paragraph, &words, &sizes))?;
                paragraph.clear();
            }
            paragraph.push(next);
        }
    }
    pieces.push(piece(&paragraph, &words, &sizes))?;
    Ok(pieces.into_inner())
}

/// How far a line's upper edge is below that of its page, in thousandths of the page's height.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1000")]
fn top(line: &Line, page: &Page) -> u16 {
    ((line.baseline - line.size) / page.height.max(1.0) * 1_000.0).clamp(0.0, 1_000.0) as u16
}

/// Whether a line goes on with the paragraph before it. `larger` is the size where headings begin.
fn continues(paragraph: &[Placed<'_>], next: &Placed<'_>, larger: f64) -> bool {
    let (Some(first), Some(last)) = (paragraph.first(), paragraph.last()) else { return false };
    let size = last.line.size.max(next.line.size);
    if (last.line.size - next.line.size).abs() > 0.15 * size || last.line.angle != next.line.angle {
        return false;
    }
    let text = normalise(&next.line.text);
    let gap = next.line.baseline - last.line.baseline;
    let same_page = last.page == next.page;
    if same_page && gap.abs() <= 0.3 * size {
        // The same baseline: the text after a number, or another cell.
        return label::read(&normalise(&last.line.text), true).is_some_and(|label| label.rest.is_empty());
    }
    let below = same_page && gap > 0.0;
    if below && gap > 1.3 * last.leading.max(size) {
        return false;
    }
    let overlaps = last.line.from < next.line.to && next.line.from < last.line.to;
    if below && !overlaps {
        return false;
    }
    let starts_item = label::read(&text, false).is_some();
    let headings = last.line.size >= larger && next.line.size >= larger;
    if headings || (last.is_centred() && next.is_centred()) {
        return below && !starts_item;
    }
    if below && !starts_item && !last.ends_sentence() && text.starts_with(char::is_lowercase) {
        return true;
    }
    let short = last.is_short_before(next.line);
    if last.line.is_bold() != next.line.is_bold() && (short || last.is_centred()) {
        return false;
    }
    let moved = (next.line.from - continuation(first, last)).abs() > 0.7 * size;
    if starts_item && (last.ends_sentence() || short || moved) {
        return false;
    }
    if short || (last.ends_sentence() && !below) {
        return false;
    }
    if !below {
        // A new page or column: only a line that is no beginning continues.
        return text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    }
    let indented = next.line.from > continuation(first, last) + 0.7 * size;
    let hanging = paragraph.len() == 1 && label::read(&normalise(&first.line.text), false).is_some();
    !indented || hanging
}

/// Where the next line of the paragraph is expected to begin.
fn continuation(first: &Placed<'_>, last: &Placed<'_>) -> f64 {
    if std::ptr::eq(first.line, last.line) { first.column.left.min(first.line.from) } else { last.line.from }
}

fn piece(paragraph: &[Placed<'_>], words: &Words, sizes: &[f64]) -> Piece {
    let mut text = String::new();
    for placed in paragraph {
        words.join(&mut text, &placed.line.text);
    }
    let text = normalise(&text);
    let size = paragraph.iter().map(|placed| placed.line.size).fold(0.0, f64::max);
    let heading = label::is_short(&text) && !label::ends_like_sentence(&text) && text.chars().count() > 2;
    let level = sizes.iter().position(|larger| size >= larger * 0.97).filter(|_| heading);
    Piece {
        text,
        outline: level.and_then(|level| u8::try_from(level).ok()),
        centred: paragraph.iter().all(Placed::is_centred),
        bold: paragraph.iter().all(|placed| placed.line.is_bold()),
        page: paragraph.first().map(|placed| PagePlace { number: placed.page, top: placed.top }),
        ..Piece::default()
    }
}

/// Sizes of type clearly above the usual one, the largest first.
fn heading_sizes(pages: &[Page]) -> Vec<f64> {
    let lines = || pages.iter().flat_map(|page| page.lines.iter());
    let mut by_size: Vec<(f64, usize)> = lines().map(|line| (line.size, line.letters)).collect();
    by_size.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = by_size.iter().map(|(_, letters)| letters).sum::<usize>() / 2;
    let mut sum = 0;
    let usual = by_size.iter().find(|(_, letters)| {
        sum += letters;
        sum > half
    });
    let Some((usual, _)) = usual else { return Vec::new() };
    let mut sizes: Vec<f64> = Vec::new();
    for (size, letters) in by_size.iter().rev() {
        let new = sizes.last().is_none_or(|last| *size < last * 0.97);
        if *size > usual * LARGER && *letters > 2 && new && sizes.len() < MAX_SIZES {
            sizes.push(*size);
        }
    }
    sizes
}

/// The usual distance between baselines of a page.
fn usual_leading(page: &Page) -> f64 {
    let mut gaps: Vec<f64> = page
        .lines
        .iter()
        .zip(page.lines.iter().skip(1))
        .map(|(a, b)| (b.baseline - a.baseline, a.size))
        .filter(|(gap, size)| *gap > 0.5 * size && *gap < 3.0 * size)
        .map(|(gap, _)| gap)
        .collect();
    gaps.sort_by(f64::total_cmp);
    gaps.get(gaps.len() / 2).copied().unwrap_or(0.0)
}

/// The column around a line: the reach of the lines above and below it that are set like it.
fn column(page: &Page, at: usize) -> Column {
    let Some(line) = page.lines.get(at) else { return Column { left: 0.0, right: 0.0 } };
    let (above, below) = page.lines.split_at(at);
    let mut column = Column { left: line.from, right: line.to };
    let mut grow = |neighbours: &mut dyn Iterator<Item = &Line>| {
        let mut nearest = line;
        for other in neighbours.take(NEIGHBOURS) {
            let alike = other.angle == line.angle && (other.size - line.size).abs() < 0.1 * line.size;
            let near = (other.baseline - nearest.baseline).abs() < 3.0 * line.size;
            if !(alike && near && other.from < line.to && other.to > line.from) {
                break;
            }
            column = Column { left: column.left.min(other.from), right: column.right.max(other.to) };
            nearest = other;
        }
    };
    grow(&mut above.iter().rev());
    grow(&mut below.iter().skip(1));
    column
}

/// The edges of all text of a page, by its direction.
fn edges(page: &Page) -> HashMap<i32, Column> {
    let mut edges: HashMap<i32, Column> = HashMap::new();
    for line in &page.lines {
        let column = edges.entry(line.angle).or_insert(Column { left: line.from, right: line.to });
        *column = Column { left: column.left.min(line.from), right: column.right.max(line.to) };
    }
    edges
}
