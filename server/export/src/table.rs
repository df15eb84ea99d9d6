//! A table to take away: of remarks, of differences between two wordings, of votes.

use domain::lang::Lang;

/// A table with a title, ready to be written in any format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Language most of the text is in: told to programs that check spelling or read aloud.
    pub lang: Lang,
    /// What the table is.
    pub title: String,
    /// Lines below the title: which draft, which version, as of when.
    pub about: Vec<String>,
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// The rows from top to bottom.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The heading, a line for each language.
    pub heading: Vec<String>,
    /// How wide the column is compared with the others; zero counts as one.
    pub width: u16,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What finds the row again when the filled table comes back. It is written where a reader does not see it.
    pub id: String,
    /// A cell for each column; missing ones are empty, those beyond the last column are left out.
    pub cells: Vec<Cell>,
}

/// The text of a cell: paragraphs of spans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The paragraphs from top to bottom.
    pub paragraphs: Vec<Vec<Span>>,
    /// The number the text stands for, if it is one: a spreadsheet sorts it as such, and counts with it.
    pub number: Option<u32>,
}

/// A stretch of text marked in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The text.
    pub text: String,
    /// How it is marked.
    pub mark: Mark,
}

/// How a stretch of text is marked. Struck and inserted text differ by a line as well as by colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// Not at all.
    #[default]
    Plain,
    /// In bold type.
    Bold,
    /// Struck out: a wording that goes.
    Struck,
    /// Underlined: a wording that comes.
    Inserted,
}

impl Cell {
    /// A cell of plain text: every line is a paragraph.
    pub fn plain(text: &str) -> Self {
        let lines = text.split('\n').map(|line| vec![Span::new(line.trim_end_matches('\r'), Mark::Plain)]);
        Self { paragraphs: lines.collect(), number: None }
    }

    /// A cell that holds a number.
    pub fn number(number: u32) -> Self {
        Self { number: Some(number), ..Self::plain(&number.to_string()) }
    }

    /// A cell of one paragraph with marked spans.
    pub fn of(spans: Vec<Span>) -> Self {
        Self { paragraphs: vec![spans], number: None }
    }

    /// The text without marks, a line for each paragraph.
    pub fn text(&self) -> String {
        let paragraph = |spans: &Vec<Span>| spans.iter().map(|span| span.text.as_str()).collect::<String>();
        self.paragraphs.iter().map(paragraph).collect::<Vec<_>>().join("\n")
    }
}

impl Span {
    /// Text marked in this way.
    pub fn new(text: impl Into<String>, mark: Mark) -> Self {
        Self { text: text.into(), mark }
    }
}

impl Column {
    /// Letters of the longest word of the heading.
    fn longest_word(&self) -> f64 {
        let words = self.heading.iter().flat_map(|line| line.split_whitespace());
        let letters = words.map(|word| word.chars().count()).max().unwrap_or(0);
        f64::from(u32::try_from(letters).unwrap_or(u32::MAX))
    }
}

impl Table {
    /// The widths of the columns, `total` together: their shares, but a word of a heading is not torn where there is
    /// room for it. `letter` is the width of a letter, `edges` that of the empty edges of a cell.
    pub(crate) fn widths(&self, total: f64, letter: f64, edges: f64) -> Vec<f64> {
        let shares: Vec<f64> = self.columns.iter().map(|column| f64::from(column.width.max(1))).collect();
        let all: f64 = shares.iter().sum();
        let most = total / self.columns.len().max(1) as f64;
        let least = |column: &Column| (column.longest_word() * letter + edges).min(most);
        let mut widths: Vec<f64> = shares.iter().map(|share| total * share / all).collect();
        // What the narrow ones lack the others give, each in proportion to what it can spare.
        let spare = |width: f64, column: &Column| (width - least(column)).max(0.0);
        let pairs = || widths.iter().zip(&self.columns);
        let lacking: f64 = pairs().map(|(width, column)| (least(column) - width).max(0.0)).sum();
        let spared: f64 = pairs().map(|(width, column)| spare(*width, column)).sum();
        for (width, column) in widths.iter_mut().zip(&self.columns) {
            let given = if spared > 0.0 { spare(*width, column) * lacking / spared } else { 0.0 };
            *width = width.max(least(column)) - given;
        }
        widths
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, Table};
    use domain::lang::Lang;

    #[test]
    fn a_word_of_a_heading_is_not_torn() {
        let column = |word: &str, width| Column { heading: vec![word.to_owned()], width };
        let columns = vec![column("№", 1), column("Обоснование", 1), column("Замечание", 8)];
        let table =
            Table { lang: Lang::Ru, title: String::new(), about: Vec::new(), columns, rows: Vec::new() };
        let widths = table.widths(100.0, 2.0, 1.0);
        assert!((widths.iter().sum::<f64>() - 100.0).abs() < 1e-9, "{widths:?}");
        assert!((widths[1] - 23.0).abs() < 1e-9, "{widths:?}");
        assert!(widths[0] < 10.0 && widths[2] > 60.0, "{widths:?}");
    }
}
