//! What a block of a draft is: it decides on its number and on how it is printed.

use super::markup;
use crate::{
    documents::{BlockKind, CellPlace, StyledBlock, TextBlock},
    fault::Refusal,
    field::{Field, Findings, Flaw},
};
use serde::{Deserialize, Serialize};

/// The style of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockStyle {
    /// The title of the document.
    Title,
    /// A chapter: "Глава 1", "1-тарау".
    Chapter,
    /// An article: "Статья 1", "1-бап".
    Article,
    /// A heading without a number.
    Heading,
    /// A point: "1.".
    Point,
    /// A subpoint: "1)".
    Subpoint,
    /// A part of a subpoint: "а)".
    Item,
    /// A line of a list without numbers.
    Bullet,
    /// Running text.
    Paragraph,
    /// A table.
    Table,
}

impl BlockStyle {
    /// All, in the order they are offered.
    pub const ALL: [Self; 10] = [
        Self::Point,
        Self::Subpoint,
        Self::Item,
        Self::Bullet,
        Self::Paragraph,
        Self::Chapter,
        Self::Article,
        Self::Heading,
        Self::Title,
        Self::Table,
    ];

    /// Its name in a form.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Chapter => "chapter",
            Self::Article => "article",
            Self::Heading => "heading",
            Self::Point => "point",
            Self::Subpoint => "subpoint",
            Self::Item => "item",
            Self::Bullet => "bullet",
            Self::Paragraph => "paragraph",
            Self::Table => "table",
        }
    }

    /// The style of this name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|style| style.name() == name)
    }

    /// What most often follows a block of this style.
    pub const fn next(self) -> Self {
        match self {
            Self::Title | Self::Heading | Self::Table => Self::Paragraph,
            Self::Chapter | Self::Article => Self::Point,
            same => same,
        }
    }

    /// One step deeper among numbered paragraphs.
    pub const fn deeper(self) -> Self {
        match self {
            Self::Paragraph => Self::Point,
            Self::Point => Self::Subpoint,
            Self::Subpoint => Self::Item,
            same => same,
        }
    }

    /// One step higher among numbered paragraphs.
    pub const fn higher(self) -> Self {
        match self {
            Self::Item => Self::Subpoint,
            Self::Subpoint => Self::Point,
            Self::Point => Self::Paragraph,
            same => same,
        }
    }

    /// Whether it is a heading of any kind.
    pub const fn is_heading(self) -> bool {
        matches!(self, Self::Title | Self::Chapter | Self::Article | Self::Heading)
    }

    /// The text as it is kept under this style.
    pub fn tidy(self, text: &str) -> String {
        if self == Self::Table { markup::table(&markup::rows(text)) } else { markup::tidy(text) }
    }

    /// Notes what is wrong with a text of this style.
    pub fn check(self, text: &str, found: &mut Findings) {
        if self != Self::Table {
            return found.text(Field::Text, text, super::TEXT_MAX);
        }
        let rows = markup::rows(text);
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        found.text(Field::Text, text, super::TABLE_MAX);
        found.add_if(
            rows.len() > super::ROWS_MAX as usize,
            Field::Text,
            Flaw::TooMany { max: super::ROWS_MAX },
        );
        let wide = columns > super::COLUMNS_MAX as usize;
        found.add_if(wide, Field::Text, Flaw::TooMany { max: super::COLUMNS_MAX });
    }
}

/// A block's style and text, apart from where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// Its style.
    pub style: BlockStyle,
    /// Its text, marked up.
    pub text: String,
}

impl Wording {
    /// A wording, tidied.
    pub fn new(style: BlockStyle, text: &str) -> Self {
        Self { style, text: style.tidy(text) }
    }

    /// Whether it has more letters, rows or columns than allowed.
    pub fn is_too_long(&self) -> bool {
        let mut found = Findings::new();
        self.style.check(&self.text, &mut found);
        !found.into_flaws().is_empty()
    }
}

/// The wordings a text is made of: what is imported from a file, or from an earlier version. A table with more rows than
/// a table written here may have becomes several.
///
/// # Errors
/// When a table has more columns than allowed: nothing is left out unsaid.
pub fn wordings(blocks: &[StyledBlock]) -> Result<Vec<Wording>, Refusal> {
    let mut found = Vec::new();
    let mut rest = blocks;
    while let Some((styled, after)) = rest.split_first() {
        if let Some(CellPlace { table, .. }) = styled.block.cell {
            let cells =
                rest.iter().take_while(|one| one.block.cell.is_some_and(|cell| cell.table == table)).count();
            let (cells, after) = rest.split_at(cells);
            found.extend(table_wordings(cells)?);
            rest = after;
            continue;
        }
        found.push(paragraph_wording(styled));
        rest = after;
    }
    found.retain(|wording| !wording.text.is_empty());
    Ok(found)
}

fn paragraph_wording(styled: &StyledBlock) -> Wording {
    let TextBlock { kind, label, text, .. } = &styled.block;
    let marked = markup::marked(text, &styled.emphasis);
    let style = match kind {
        BlockKind::Title => BlockStyle::Title,
        BlockKind::Chapter if is_counted(label, &CHAPTERS) => BlockStyle::Chapter,
        BlockKind::Article if is_counted(label, &ARTICLES) => BlockStyle::Article,
        BlockKind::Point if is_number(label, '.') => BlockStyle::Point,
        BlockKind::Subpoint if is_number(label, ')') => BlockStyle::Subpoint,
        BlockKind::Subpoint if is_letter(label) => BlockStyle::Item,
        _ if is_bullet(label) => BlockStyle::Bullet,
        BlockKind::Chapter | BlockKind::Article => BlockStyle::Heading,
        _ => BlockStyle::Paragraph,
    };
    // A number that can't be counted again ("5-1.", "Раздел II") stays in the text.
    let counted = !matches!(style, BlockStyle::Paragraph | BlockStyle::Heading | BlockStyle::Title);
    if counted || label.is_empty() {
        return Wording::new(style, &marked);
    }
    let label = markup::marked(label, &[]);
    Wording::new(style, &format!("{label} {marked}"))
}

const CHAPTERS: [&str; 3] = ["Глава", "тарау", "Chapter"];
const ARTICLES: [&str; 3] = ["Статья", "бап", "Article"];

fn is_counted(label: &str, names: &[&str]) -> bool {
    let digits = label.chars().any(|letter| letter.is_ascii_digit());
    let plain =
        label.chars().filter(|letter| !letter.is_alphanumeric()).all(|mark| matches!(mark, ' ' | '-' | '.'));
    let numbers =
        label.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty()).count();
    digits
        && plain
        && numbers == 1
        && names.iter().any(|name| label.to_lowercase().contains(&name.to_lowercase()))
}

fn is_number(label: &str, end: char) -> bool {
    let number = label.strip_suffix(end).unwrap_or("");
    !number.is_empty() && number.chars().all(|letter| letter.is_ascii_digit())
}

fn is_letter(label: &str) -> bool {
    label
        .strip_suffix(')')
        .is_some_and(|letter| letter.chars().count() == 1 && letter.chars().all(char::is_alphabetic))
}

fn is_bullet(label: &str) -> bool {
    !label.is_empty()
        && label.chars().all(|mark| matches!(mark, '–' | '—' | '-' | '•' | '·' | '▪' | '●' | '○' | '*'))
}

fn table_wordings(cells: &[StyledBlock]) -> Result<Vec<Wording>, Refusal> {
    let mut rows: Vec<(u32, Vec<(u32, String)>)> = Vec::new();
    for styled in cells {
        let Some(CellPlace { row, column, .. }) = styled.block.cell else { continue };
        let label = markup::marked(&styled.block.label, &[]);
        let text = format!("{label} {}", markup::marked(&styled.block.text, &styled.emphasis));
        if rows.last().is_none_or(|(known, _)| *known != row) {
            rows.push((row, Vec::new()));
        }
        let Some((_, cells)) = rows.last_mut() else { continue };
        match cells.last_mut() {
            // Paragraphs of one cell become one line.
            Some((known, before)) if *known == column => *before = format!("{before} {text}"),
            _ => cells.push((column, text)),
        }
    }
    let used: std::collections::BTreeSet<u32> =
        rows.iter().flat_map(|(_, cells)| cells).map(|(column, _)| *column).collect();
    let columns: Vec<u32> = used.into_iter().collect();
    let width = u32::try_from(columns.len()).unwrap_or(u32::MAX);
    if width > super::COLUMNS_MAX {
        return Err(Refusal::TableTooWide { columns: width, max: super::COLUMNS_MAX });
    }
    let line = |(_, cells): &(u32, Vec<(u32, String)>)| {
        let cell =
            |column: &u32| cells.iter().find(|(known, _)| known == column).map_or("", |(_, text)| text);
        columns.iter().map(|column| cell(column).to_owned()).collect::<Vec<_>>()
    };
    let rows: Vec<Vec<String>> = rows.iter().map(line).collect();
    let table = |rows: &[Vec<String>]| Wording { style: BlockStyle::Table, text: markup::table(rows) };
    Ok(parted(&rows).into_iter().map(table).collect())
}

/// The rows in as many tables as it takes for none to have too many rows or letters.
fn parted(rows: &[Vec<String>]) -> Vec<&[Vec<String>]> {
    let (mut parts, mut start, mut letters) = (Vec::new(), 0, 0);
    for (at, row) in rows.iter().enumerate() {
        let own = markup::table(std::slice::from_ref(row)).chars().count() + 1;
        let full = at - start >= super::ROWS_MAX as usize || letters + own > super::TABLE_MAX as usize;
        if full && at > start {
            parts.push(&rows[start..at]);
            (start, letters) = (at, 0);
        }
        letters += own;
    }
    parts.push(&rows[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: u32, columns: u32) -> Vec<StyledBlock> {
        let cell = |row, column| StyledBlock {
            block: TextBlock {
                kind: BlockKind::Paragraph,
                depth: 0,
                label: String::new(),
                text: format!("{row}-{column}"),
                page: None,
                cell: Some(CellPlace { table: 0, row, column }),
            },
            emphasis: Vec::new(),
        };
        (0..rows).flat_map(|row| (0..columns).map(move |column| cell(row, column))).collect()
    }

    #[test]
    fn no_row_of_a_long_table_is_left_out() {
        let found = wordings(&table(1_203, 2)).unwrap();
        let rows: Vec<Vec<String>> = found.iter().flat_map(|wording| markup::rows(&wording.text)).collect();
        assert_eq!(found.len(), 3);
        assert!(found.iter().all(|wording| !wording.is_too_long()));
        assert_eq!(rows.len(), 1_203);
        assert_eq!(rows[1_202].iter().map(|cell| cell.trim()).collect::<Vec<_>>(), ["1202-0", "1202-1"]);
        assert_eq!(wordings(&table(super::super::ROWS_MAX, 2)).unwrap().len(), 1);
    }

    #[test]
    fn a_table_that_is_too_wide_is_refused() {
        let max = super::super::COLUMNS_MAX;
        assert_eq!(wordings(&table(2, max)).unwrap().len(), 1);
        assert_eq!(wordings(&table(2, max + 1)), Err(Refusal::TableTooWide { columns: max + 1, max }));
    }
}
