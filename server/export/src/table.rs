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
        Self { paragraphs: lines.collect() }
    }

    /// A cell of one paragraph with marked spans.
    pub fn of(spans: Vec<Span>) -> Self {
        Self { paragraphs: vec![spans] }
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

impl Table {
    /// The columns' shares of `total`, each at least `least`; together they may be wider than `total`.
    pub(crate) fn widths(&self, total: f64, least: f64) -> Vec<f64> {
        let width = |column: &Column| f64::from(column.width.max(1));
        let sum: f64 = self.columns.iter().map(width).sum();
        self.columns.iter().map(|column| (total * width(column) / sum).max(least)).collect()
    }
}
