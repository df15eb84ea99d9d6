//! Headers, footers and page numbers: what repeats on the pages and is no part of the text.

use std::collections::HashMap;

use super::line::{Line, Page};

/// Fewer pages than this prove no repetition.
const MIN_PAGES: usize = 3;

/// The part of a page at its top and at its bottom where furniture stands.
const MARGIN: f64 = 0.14;

/// Lines at an edge of a page that are looked at.
const EDGE_LINES: usize = 6;

/// The pages without furniture. A line goes only if its like stands at the same height on two pages of five,
/// which left and right pages with headers of their own reach.
pub fn remove(mut pages: Vec<Page>) -> Vec<Page> {
    if pages.len() < MIN_PAGES {
        return pages;
    }
    let mut seen: HashMap<(String, i64), usize> = HashMap::new();
    for page in &pages {
        let mut keys: Vec<_> =
            edge_lines(page).into_iter().filter_map(|at| Some(key(page.lines.get(at)?))).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            *seen.entry(key).or_default() += 1;
        }
    }
    let enough = (pages.len() * 2).div_ceil(5).max(MIN_PAGES);
    for page in &mut pages {
        let furniture: Vec<usize> = edge_lines(page)
            .into_iter()
            .filter(|at| {
                page.lines.get(*at).is_some_and(|line| {
                    let (text, height) = key(line);
                    // The same line may stand a little higher or lower.
                    let count: usize = (height - 1..=height + 1)
                        .filter_map(|height| seen.get(&(text.clone(), height)))
                        .sum();
                    count >= enough
                })
            })
            .collect();
        let mut at = 0;
        page.lines.retain(|_| {
            at += 1;
            !furniture.contains(&(at - 1))
        });
    }
    pages
}

/// Indices of the lines nearest to the upper and lower edge, inside the margins.
fn edge_lines(page: &Page) -> Vec<usize> {
    let mut by_height: Vec<usize> = (0..page.lines.len()).collect();
    let baseline = |at: &usize| page.lines.get(*at).map_or(0.0, |line| line.baseline);
    by_height.sort_by(|a, b| baseline(a).total_cmp(&baseline(b)));
    let upper = by_height.iter().take(EDGE_LINES).filter(|at| baseline(at) < page.height * MARGIN);
    let lower =
        by_height.iter().rev().take(EDGE_LINES).filter(|at| baseline(at) > page.height * (1.0 - MARGIN));
    let mut edges: Vec<usize> = upper.chain(lower).copied().collect();
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// Lines that differ only in numbers, as page numbers do, are alike.
fn key(line: &Line) -> (String, i64) {
    let mut text = String::new();
    for c in line.text.chars().filter(|c| !c.is_whitespace()) {
        let c = if c.is_ascii_digit() { '#' } else { c };
        if !(c == '#' && text.ends_with('#')) {
            text.push(c);
        }
    }
    // Ten points of height are one step.
    (text, (line.baseline / 10.0).round() as i64)
}
