//! The text of a document as a tree of blocks: what a remark or a vote can point at.

use serde::{Deserialize, Serialize};

/// What a block is in the structure of a legal text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// The title of the document.
    Title,
    /// A section or chapter heading ("Глава 2", "2-тарау", "Heading 1").
    Chapter,
    /// An article of a law ("Статья 5", "5-бап", "§ 5").
    Article,
    /// A numbered point ("5.", "5-тармақ").
    Point,
    /// A numbered part of a point ("2)", "а)").
    Subpoint,
    /// Text without a number.
    Paragraph,
    /// One cell of a table; see [`TextBlock::cell`].
    Cell,
}

/// The place of a cell in the table it belongs to. All three count from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CellPlace {
    /// Number of the table in the document.
    pub table: u32,
    /// Row in the table.
    pub row: u32,
    /// Column in the row.
    pub column: u32,
}

/// Where a block begins on a page of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PagePlace {
    /// The page, from 1.
    pub number: u32,
    /// How far below the upper edge, in thousandths of the page's height.
    pub top: u16,
}

impl PagePlace {
    /// The beginning of a page.
    pub const fn top_of(number: u32) -> Self {
        Self { number, top: 0 }
    }
}

/// One block as a reader of files produces it, before it gets an identifier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextBlock {
    /// What the block is.
    pub kind: BlockKind,
    /// Nesting depth: 0 for the outermost blocks; a block's parent is the nearest earlier one with a smaller depth.
    pub depth: u8,
    /// The number as printed, without trailing dot or bracket noise removed: "5.", "2)", "Статья 5". Empty if none.
    pub label: String,
    /// Normalised text without the label: NFC, single spaces, no soft hyphens, trimmed.
    pub text: String,
    /// Where it begins, in a paged format.
    pub page: Option<PagePlace>,
    /// The place in a table, for [`BlockKind::Cell`].
    pub cell: Option<CellPlace>,
}

/// Why a stored file has no text to discuss.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoText {
    /// The kind of file is stored and offered for download only.
    KindNotRead,
    /// The file is protected by a password.
    Encrypted,
    /// The file ends too early or contradicts itself.
    Damaged,
    /// The pages are pictures: there is no text in the file.
    Scanned,
    /// The file is well-formed but holds no words.
    Empty,
    /// The text is longer than the reader takes, or reading it exceeds its limits.
    TooLong,
}
