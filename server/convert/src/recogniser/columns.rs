//! Whether a page is set in columns.
//!
//! Tesseract either takes a page for one column, or looks for columns itself. Looking, it takes numbers that hang out
//! to the left of their paragraphs for a column of their own and loses some of them, which a law cannot afford. Not
//! looking, it reads across real columns. So a page is read as one column first, and again if its words leave a gutter
//! free.

/// Where a word stands: its left and right edge in parts of the page.
pub type Span = (f64, f64);

/// The middle of the page in hundredths: numbers hang out left of it.
const MIDDLE: std::ops::RangeInclusive<u32> = 30..=70;

/// A space between words at least this wide may be a gutter.
const GUTTER: f64 = 0.012;

/// So many lines must stand on each side.
const LINES: usize = 8;

/// Of so many lines on one side, one may go across: a heading over both columns.
const ONE_IN: usize = 4;

/// Whether the words of these lines leave a gutter free.
pub fn has_gutter(lines: &[Vec<Span>]) -> bool {
    MIDDLE.map(|hundredth| f64::from(hundredth) / 100.0).any(|x| {
        let count = |is: &dyn Fn(&[Span]) -> bool| lines.iter().filter(|line| is(line)).count();
        let left = count(&|line| line.iter().any(|word| word.1 < x));
        let right = count(&|line| line.iter().any(|word| word.0 > x));
        let across = count(&|line| goes_across(line, x));
        let fewer = left.min(right);
        fewer >= LINES && across * ONE_IN <= fewer
    })
}

/// Whether a word, or a space between words of a sentence, lies at `x`.
fn goes_across(line: &[Span], x: f64) -> bool {
    let before = line.iter().map(|word| word.1).filter(|right| *right <= x).fold(None, larger);
    let after = line.iter().map(|word| word.0).filter(|left| *left >= x).fold(None, smaller);
    let covered = line.iter().any(|word| word.0 < x && x < word.1);
    covered || matches!((before, after), (Some(before), Some(after)) if after - before < GUTTER)
}

fn larger(most: Option<f64>, next: f64) -> Option<f64> {
    Some(most.map_or(next, |most| most.max(next)))
}

fn smaller(least: Option<f64>, next: f64) -> Option<f64> {
    Some(least.map_or(next, |least| least.min(next)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of this width, a hundredth apart.
    fn words(from: f64, to: f64, width: f64) -> Vec<Span> {
        let count = ((to - from) / (width + 0.01)) as u32;
        (0..count).map(|at| from + f64::from(at) * (width + 0.01)).map(|left| (left, left + width)).collect()
    }

    #[test]
    fn columns_have_a_gutter_and_running_text_has_none() {
        let text: Vec<_> = (0..30).map(|line| words(0.12, 0.9, 0.05 + f64::from(line % 7) * 0.01)).collect();
        assert!(!has_gutter(&text));
        let hanging = text.iter().cloned().map(|mut line| {
            line.insert(0, (0.05, 0.07));
            line
        });
        assert!(!has_gutter(&hanging.collect::<Vec<_>>()), "numbers are no column");
        let columns: Vec<_> = (0..30)
            .map(|line| {
                let width = 0.05 + f64::from(line % 7) * 0.01;
                [words(0.1, 0.47, width), words(0.53, 0.9, width)].concat()
            })
            .collect();
        assert!(has_gutter(&columns));
        let headed = [text.get(..5).unwrap_or_default(), &columns].concat();
        assert!(has_gutter(&headed));
        let apart: Vec<_> = columns
            .iter()
            .flat_map(|line| {
                let (left, right): (Vec<_>, Vec<_>) = line.iter().copied().partition(|word| word.1 < 0.5);
                [left, right]
            })
            .collect();
        assert!(has_gutter(&apart), "lines of the columns at different heights");
        assert!(!has_gutter(&[]));
        assert!(!has_gutter(columns.get(..5).unwrap_or_default()), "signatures are no columns");
    }
}
