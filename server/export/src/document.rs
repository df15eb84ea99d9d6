//! A document to take away, and how its blocks are printed.

use std::collections::BTreeSet;

use domain::documents::{BlockKind, CellPlace, StyledBlock, TextBlock};
use domain::lang::Lang;

use crate::clean::clean_line;
use crate::passage::Passage;

/// A whole document: its text as the discussion has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Language most of the text is in: told to programs that check spelling or read aloud.
    pub lang: Lang,
    /// What the document is called; stands above the text in small type, and in the properties of the file.
    pub title: String,
    /// Lines about the document, below that: which version, as of when.
    pub about: Vec<String>,
    /// The text.
    pub blocks: Vec<StyledBlock>,
}

/// A part of a document as printed.
#[derive(Debug, PartialEq, Eq)]
pub enum Printed<'t> {
    /// The title.
    Title(Passage<'t>),
    /// A heading.
    Heading {
        /// From zero.
        level: u8,
        /// Chapters stand in the middle, articles at the edge.
        centred: bool,
        /// Number and name.
        text: Passage<'t>,
    },
    /// A paragraph with its number hanging out.
    Numbered {
        /// How deep among numbered paragraphs, from zero.
        indent: u8,
        /// The number.
        label: String,
        /// The text after it.
        text: Passage<'t>,
    },
    /// A paragraph without a number; `indent` is zero for running text.
    Plain {
        /// How deep among numbered paragraphs, from zero.
        indent: u8,
        /// The text.
        text: Passage<'t>,
    },
    /// A note: its mark and its text.
    Note {
        /// The mark.
        mark: &'t str,
        /// The text.
        text: Passage<'t>,
    },
    /// A table: every row has as many cells.
    Table(Vec<TableRow<'t>>),
}

/// A row of a table: cells of paragraphs.
pub type TableRow<'t> = Vec<Vec<Passage<'t>>>;

/// Deepest step to the right; what is deeper stands there too.
const DEEPEST: u8 = 8;

/// The blocks as printed; a table has at most `most_columns`.
pub fn printed(blocks: &[StyledBlock], most_columns: usize) -> Vec<Printed<'_>> {
    let mut all = Vec::new();
    let mut rest = blocks;
    // Depth of text directly below the last heading.
    let mut base = 0;
    while let Some((styled, after)) = rest.split_first() {
        let block = &styled.block;
        if let Some(place) = block.cell {
            let cells = rest.iter().take_while(|styled| is_in_table(&styled.block, place.table)).count();
            let (table, after) = rest.split_at(cells);
            all.push(Printed::Table(rows(table, most_columns)));
            rest = after;
            continue;
        }
        let heading = matches!(block.kind, BlockKind::Title | BlockKind::Chapter | BlockKind::Article);
        base = if heading { block.depth.saturating_add(1) } else { base.min(block.depth) };
        if block.kind == BlockKind::Title {
            base = block.depth;
        }
        all.push(one(styled, (block.depth.saturating_sub(base)).min(DEEPEST)));
        rest = after;
    }
    all
}

fn is_in_table(block: &TextBlock, table: u32) -> bool {
    block.cell.is_some_and(|place| place.table == table)
}

fn one(styled: &StyledBlock, indent: u8) -> Printed<'_> {
    let block = &styled.block;
    let text = Passage::of(styled);
    match block.kind {
        BlockKind::Title => Printed::Title(with_label(block, text.in_heading())),
        BlockKind::Chapter | BlockKind::Article => {
            let centred = block.kind == BlockKind::Chapter;
            Printed::Heading { level: block.depth, centred, text: with_label(block, text.in_heading()) }
        }
        _ if block.label.is_empty() => Printed::Plain { indent, text },
        BlockKind::Paragraph if block.label.chars().all(char::is_alphanumeric) => {
            Printed::Note { mark: &block.label, text }
        }
        _ => Printed::Numbered { indent, label: label(block), text },
    }
}

/// Number and text in one line.
fn with_label<'t>(block: &TextBlock, text: Passage<'t>) -> Passage<'t> {
    let label = label(block);
    let space = if label.is_empty() || text.is_empty() { "" } else { " " };
    text.after(label + space)
}

/// The number with the dot that was taken from it when it was read: "Статья 5" has one, "5." has it already, "2)"
/// needs none.
fn label(block: &TextBlock) -> String {
    let label = &block.label;
    let named = label.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    // "Приложение 1 к приказу": no dot in the middle of a sentence.
    let goes_on = block.text.is_empty() || ["к ", "to "].iter().any(|word| block.text.starts_with(word));
    let dot = if named && label.ends_with(char::is_alphanumeric) && !goes_on { "." } else { "" };
    format!("{label}{dot}")
}

/// The cells of one table in rows. A cell that was merged over others stands in the first of them.
fn rows(blocks: &[StyledBlock], most_columns: usize) -> Vec<TableRow<'_>> {
    let places = || blocks.iter().filter_map(|styled| styled.block.cell);
    let columns = Places::of(places().map(|place| place.column), most_columns);
    let numbers = Places::of(places().map(|place| place.row), usize::MAX);
    let mut rows = vec![vec![Vec::new(); columns.count]; numbers.count];
    for styled in blocks {
        let Some(CellPlace { row, column, .. }) = styled.block.cell else { continue };
        let cell = rows.get_mut(numbers.find(row)).and_then(|row| row.get_mut(columns.find(column)));
        if let Some(cell) = cell {
            cell.push(with_label(&styled.block, Passage::of(styled)));
        }
    }
    rows
}

/// Which rows or columns of a table are printed.
struct Places {
    used: Vec<u32>,
    count: usize,
    all: bool,
}

impl Places {
    /// All up to the last one, unless most of them are empty: what a file claims must not become a million rows.
    fn of(places: impl Iterator<Item = u32>, most: usize) -> Self {
        let used: Vec<u32> = places.collect::<BTreeSet<_>>().into_iter().collect();
        let reach = used.last().map_or(0, |last| *last as usize + 1);
        let all = reach <= most && reach <= used.len() * 2 + 8;
        let count = if all { reach } else { used.len().min(most) };
        Self { used, count, all }
    }

    /// What does not fit is added to the last one.
    fn find(&self, place: u32) -> usize {
        let at = if self.all { place as usize } else { self.used.partition_point(|used| *used < place) };
        at.min(self.count.saturating_sub(1))
    }
}

/// The title on one line, as it stands above every page.
pub fn running_title(title: &str) -> String {
    const LETTERS: usize = 90;
    let line = clean_line(title);
    if line.chars().count() <= LETTERS {
        return line;
    }
    let kept: String = line.chars().take(LETTERS).collect();
    format!("{}…", kept.trim_end())
}

/// How much room the columns of a table need compared with each other.
pub fn weights(rows: &[TableRow<'_>]) -> Vec<f64> {
    const LEAST: f64 = 3.0;
    const MOST: f64 = 25.0;
    let columns = rows.first().map_or(0, Vec::len);
    let weight = |column: usize| {
        let count = |text: &str| f64::from(u32::try_from(text.chars().count()).unwrap_or(u32::MAX));
        let (mut letters, mut filled, mut word) = (0.0, 0_usize, 0.0_f64);
        for cell in rows.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty()) {
            filled += 1;
            for text in cell.iter().map(Passage::text) {
                letters += count(&text);
                word = text.split(' ').map(count).fold(word, f64::max);
            }
        }
        // Long texts get more, though not in proportion; a word should not be torn.
        (letters / filled.max(1) as f64).sqrt().max(word * 0.8).clamp(LEAST, MOST)
    };
    (0..columns).map(weight).collect()
}

#[cfg(test)]
mod tests {
    use super::{Printed, label, printed, running_title, weights};
    use crate::passage::Passage;
    use domain::documents::{BlockKind, CellPlace, StyledBlock, TextBlock};

    fn block(kind: BlockKind, depth: u8, label: &str, text: &str) -> TextBlock {
        TextBlock { kind, depth, label: label.to_owned(), text: text.to_owned(), page: None, cell: None }
    }

    fn cell(row: u32, column: u32, text: &str) -> StyledBlock {
        let place = CellPlace { table: 0, row, column };
        TextBlock { cell: Some(place), ..block(BlockKind::Cell, 0, "", text) }.into()
    }

    fn texts(cell: &[Passage<'_>]) -> Vec<String> {
        cell.iter().map(Passage::text).collect()
    }

    #[test]
    fn labels_get_their_dot_back() {
        let printed = |text: &str, name: &str| label(&block(BlockKind::Point, 0, text, name));
        assert_eq!(printed("Статья 5", "Права"), "Статья 5.");
        assert_eq!(printed("5-бап", "Құқықтар"), "5-бап.");
        assert_eq!(printed("Приложение 1", "к приказу"), "Приложение 1");
        assert_eq!(printed("Глава 2", ""), "Глава 2");
        for plain in ["5.", "5-1.", "1.2", "2)", "а)", "(1)", "–", "§ 5"] {
            assert_eq!(printed(plain, "Текст"), plain);
        }
    }

    #[test]
    fn indents_count_from_the_heading() {
        let blocks = [
            block(BlockKind::Chapter, 0, "Глава 1", "Общие"),
            block(BlockKind::Article, 1, "Статья 1", "Понятия"),
            block(BlockKind::Point, 2, "1.", "Пункт:"),
            block(BlockKind::Subpoint, 3, "1)", "подпункт;"),
            block(BlockKind::Paragraph, 2, "", "Текст."),
            block(BlockKind::Paragraph, 2, "–", "знак;"),
            block(BlockKind::Paragraph, 3, "•", "глубже."),
            block(BlockKind::Paragraph, 3, "1", "Сноска."),
        ]
        .map(StyledBlock::from);
        let indents: Vec<Option<u8>> = printed(&blocks, 63)
            .iter()
            .map(|item| match item {
                Printed::Numbered { indent, .. } | Printed::Plain { indent, .. } => Some(*indent),
                _ => None,
            })
            .collect();
        // The last one is a note, which has an edge of its own.
        assert_eq!(indents, [None, None, Some(0), Some(1), Some(0), Some(0), Some(1), None]);
    }

    #[test]
    fn cells_stand_in_rows_and_claims_are_not_believed() {
        let blocks = [cell(0, 0, "а"), cell(0, 2, "б"), cell(1, 0, "в"), cell(1, 0, "г")];
        let [Printed::Table(rows)] = &printed(&blocks, 63)[..] else { panic!("one table") };
        assert_eq!(rows[0].iter().map(Vec::len).collect::<Vec<_>>(), [1, 0, 1]);
        assert_eq!(texts(&rows[1][0]), ["в", "г"]);
        let far = [cell(0, 0, "а"), cell(4_000_000_000, 4_000_000_000, "б")];
        let [Printed::Table(rows)] = &printed(&far, 63)[..] else { panic!("one table") };
        assert_eq!((rows.len(), rows[1].len(), texts(&rows[1][1])), (2, 2, vec!["б".to_owned()]));
    }

    #[test]
    fn a_long_title_is_cut() {
        assert_eq!(running_title("Об\nутверждении"), "Об утверждении");
        assert_eq!(running_title(&"слово ".repeat(40)).chars().count(), 90);
    }

    #[test]
    fn a_long_text_gets_more_room_than_a_number() {
        let long = "слово ".repeat(40);
        let blocks = [cell(0, 0, "1."), cell(0, 1, &long), cell(1, 2, "")];
        let [Printed::Table(rows)] = &printed(&blocks, 63)[..] else { panic!("one table") };
        let found = weights(rows);
        assert_eq!(found.len(), 3);
        assert!(found[1] > 4.0 * found[0], "{found:?}");
    }
}
