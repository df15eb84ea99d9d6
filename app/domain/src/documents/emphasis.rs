//! Words that stand out in a text: bold, italic or both.

use super::TextBlock;
use serde::{Deserialize, Serialize};

/// A stretch of a block's text that stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Emphasis {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is italic.
    pub italic: bool,
}

/// A block and what stands out in its text: stretches from left to right that don't overlap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StyledBlock {
    /// The block.
    pub block: TextBlock,
    /// What stands out in its text; the label never does.
    pub emphasis: Vec<Emphasis>,
}

impl From<TextBlock> for StyledBlock {
    fn from(block: TextBlock) -> Self {
        Self { block, emphasis: Vec::new() }
    }
}
