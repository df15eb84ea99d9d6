//! The table that Tesseract writes: a row for each page, block, paragraph, line and word.

use super::columns::Span;
use super::{RecognisedLine, RecognisedPage};

/// The number of columns of the table.
const COLUMNS: usize = 12;

/// A line recognised with less certainty than this is a stain, a stamp or a signature.
const LEAST_CERTAIN: f64 = 0.3;

/// A word without letters and digits that is less certain than this is a stain: real dashes are.
const LEAST_CERTAIN_SIGN: f64 = 0.7;

const PAGE: u32 = 1;
const LINE: u32 = 4;
const WORD: u32 = 5;

struct Row<'t> {
    level: u32,
    left: f64,
    top: f64,
    width: f64,
    height: f64,
    /// In hundredths; -1 where no word is.
    certainty: f64,
    text: &'t str,
}

impl<'t> Row<'t> {
    fn read(line: &'t str) -> Option<Self> {
        let columns: Vec<&str> = line.splitn(COLUMNS, '\t').collect();
        let number = |at: usize| columns.get(at)?.parse::<f64>().ok().filter(|number| number.is_finite());
        Some(Self {
            level: columns.first()?.parse().ok()?,
            left: number(6)?,
            top: number(7)?,
            width: number(8)?,
            height: number(9)?,
            certainty: number(10)?,
            text: columns.get(11).copied().unwrap_or_default(),
        })
    }
}

/// What the table says.
pub struct Table {
    /// The lines, in the order of reading.
    pub page: RecognisedPage,
    /// The places of the words of each of them.
    pub words: Vec<Vec<Span>>,
}

/// A line under way.
struct Open {
    line: RecognisedLine,
    words: Vec<Span>,
}

/// Reads the table. `None` if it is none.
pub fn read(table: &str) -> Option<Table> {
    let mut rows = table.lines().filter_map(Row::read);
    let page = rows.find(|row| row.level == PAGE && row.width > 0.0 && row.height > 0.0)?;
    let mut lines: Vec<Open> = Vec::new();
    for row in rows {
        match row.level {
            LINE => lines.push(Open { line: place(&row, &page), words: Vec::new() }),
            WORD => add_word(lines.last_mut(), &row, &page),
            _ => {}
        }
    }
    for open in &mut lines {
        open.line.certainty /= open.words.len().max(1) as f64;
    }
    lines.retain(|Open { line, .. }| {
        line.text.contains(char::is_alphanumeric) && line.certainty >= LEAST_CERTAIN
    });
    let (lines, words) = lines.into_iter().map(|open| (open.line, open.words)).unzip();
    Some(Table { page: RecognisedPage { width: page.width / page.height, lines }, words })
}

fn place(row: &Row<'_>, page: &Row<'_>) -> RecognisedLine {
    RecognisedLine {
        text: String::new(),
        certainty: 0.0,
        left: row.left / page.width,
        top: row.top / page.height,
        right: (row.left + row.width) / page.width,
        bottom: (row.top + row.height) / page.height,
    }
}

fn add_word(open: Option<&mut Open>, word: &Row<'_>, page: &Row<'_>) {
    let text = word.text.trim();
    let certainty = word.certainty.clamp(0.0, 100.0) / 100.0;
    let stain = !text.contains(char::is_alphanumeric) && certainty < LEAST_CERTAIN_SIGN;
    let Some(open) = open.filter(|_| !text.is_empty() && !stain) else { return };
    if !open.line.text.is_empty() {
        open.line.text.push(' ');
    }
    open.line.text.push_str(text);
    open.line.certainty += certainty;
    open.words.push((word.left / page.width, (word.left + word.width) / page.width));
}

#[cfg(test)]
mod tests {
    use super::{Table, read};

    const TABLE: &str =
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0\t0\t1000\t2000\t-1\t
2\t1\t1\t0\t0\t0\t100\t200\t500\t40\t-1\t
3\t1\t1\t1\t0\t0\t100\t200\t500\t40\t-1\t
4\t1\t1\t1\t1\t0\t100\t200\t500\t40\t-1\t
5\t1\t1\t1\t1\t1\t100\t200\t200\t40\t90.0\t5-бап.
5\t1\t1\t1\t1\t2\t310\t200\t5\t40\t46\t—
5\t1\t1\t1\t1\t3\t320\t200\t280\t40\t96\tҒимарат
4\t1\t1\t1\t2\t0\t0\t1990\t10\t10\t-1\t
5\t1\t1\t1\t2\t1\t0\t1990\t10\t10\t12\tтг
4\t1\t1\t1\t3\t0\t0\t1990\t10\t10\t-1\t
5\t1\t1\t1\t3\t1\t0\t1990\t10\t10\t95\t|
";

    #[test]
    fn words_become_lines_in_parts_of_the_page_and_stains_go() {
        let Table { page, words } = read(TABLE).expect("a table");
        assert_eq!(words, [[(0.1, 0.3), (0.32, 0.6)]]);
        assert!((page.width - 0.5).abs() < 1e-9);
        let [line] = page.lines.as_slice() else { panic!("{:?}", page.lines) };
        assert_eq!(line.text, "5-бап. Ғимарат");
        assert!((line.certainty - 0.93).abs() < 1e-9);
        let place = [line.left, line.top, line.right, line.bottom];
        for (found, wanted) in place.iter().zip([0.1, 0.1, 0.6, 0.12]) {
            assert!((found - wanted).abs() < 1e-9, "{place:?}");
        }
    }

    #[test]
    fn what_is_no_table_is_none() {
        assert!(read("").is_none());
        assert!(read("1\t1\t0\t0\t0\t0\t0\t0\t0\t0\t-1\t").is_none());
        assert!(read("1\tNaN\n5\tinf\t\t\t\t\t\t\t\t\t\t").is_none());
        assert_eq!(read("1\t1\t0\t0\t0\t0\t0\t0\t10\t10\t-1\t").map(|table| table.page.lines.len()), Some(0));
    }
}
