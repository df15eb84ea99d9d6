//! How high rows have to be.
//!
//! Excel finds the height of a row by itself, but not of merged cells; other programs show a row without a height as
//! one line. So heights are proposed, estimated from the words.

use super::looks::{SIZE, TITLE_SIZE};

/// One line of the usual type.
pub const LINE: f64 = 15.0;
/// The highest row the format allows.
const HIGHEST: f64 = 409.0;
/// Empty edges of a cell, in digits.
const EDGES: f64 = 1.0;

/// The height of a text in a cell of this width, which is counted in digits of the usual type.
pub fn text(text: &str, width: f64) -> f64 {
    // More lines than the highest row shows need not be counted.
    let most = (HIGHEST / LINE) as usize;
    let lines = text.split('\n').take(most).map(|line| lines(line, width - EDGES)).sum::<f64>();
    (lines * LINE).min(HIGHEST)
}

/// The height of the title.
pub fn title(title: &str, width: f64) -> f64 {
    (text(title, width * SIZE / TITLE_SIZE) * TITLE_SIZE / SIZE + LINE / 2.0).min(HIGHEST)
}

/// Lines that words fill one after the other; a word wider than the cell goes on in the next line.
fn lines(text: &str, width: f64) -> f64 {
    let width = width.max(1.0);
    let mut lines = 1.0;
    let mut filled = 0.0;
    for word in text.split(' ') {
        let long = word.chars().map(letter).sum::<f64>();
        if filled > 0.0 && filled + long > width {
            lines += 1.0;
            filled = 0.0;
        }
        filled += long;
        let more = (filled / width).ceil() - 1.0;
        if more > 0.0 {
            lines += more;
            filled -= more * width;
        }
        filled += letter(' ');
    }
    lines
}

/// The width of a letter in digits, a little more than it usually is.
fn letter(c: char) -> f64 {
    match c {
        ' ' | '.' | ',' | ';' | ':' | '\'' | '(' | ')' | '-' | 'i' | 'l' | 'і' => 0.55,
        'ш' | 'щ' | 'ж' | 'ю' | 'м' | 'ф' | 'w' | 'm' | '—' => 1.5,
        c if c.is_uppercase() => 1.5,
        _ => 0.92,
    }
}

#[cfg(test)]
mod tests {
    use super::{LINE, text, title};

    #[test]
    fn words_fill_lines() {
        let is = |found: f64, lines: f64| (found - lines * LINE).abs() < 0.01;
        assert!(is(text("", 10.0), 1.0));
        assert!(is(text("один два три", 40.0), 1.0));
        assert!(is(text("один два три", 6.0), 3.0));
        assert!(is(text("первый\nвторой", 40.0), 2.0));
        assert!(is(text(&"а".repeat(100), 22.0), 5.0));
        assert!(text(&"слово ".repeat(10_000), 10.0) < 410.0);
        assert!(title("Таблица", 100.0) > LINE);
    }
}
