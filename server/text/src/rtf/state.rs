//! What a group inherits from the group around it.

use crate::styled::Face;

/// Where typed letters go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// Into the text.
    Text,
    /// Nowhere.
    Skip,
    /// Nowhere, unless a group inside holds the same in Unicode.
    Twin,
    /// Before the paragraph: its number.
    Label,
    /// Into the instruction of a field.
    Instruction,
    /// Into the table of fonts.
    Fonts,
    /// Into the table of styles.
    Styles,
}

/// Properties of letters.
#[derive(Clone, Copy, Debug, Default)]
pub struct Letters {
    /// The number of the font.
    pub font: i32,
    /// The language, by its Windows number.
    pub language: u16,
    /// Bold and italic type.
    pub face: Face,
    /// Not shown.
    pub hidden: bool,
    /// Deleted by a reviser.
    pub deleted: bool,
}

/// Properties of a paragraph.
#[derive(Clone, Copy, Debug, Default)]
pub struct Paragraph {
    /// Stands in a table.
    pub in_table: bool,
    /// Set in the middle.
    pub centred: bool,
    /// Level of a heading, from zero.
    pub outline: Option<u8>,
    /// The number of its style.
    pub style: i32,
    /// The number of its list.
    pub list: Option<u32>,
    /// Level in the list, from zero.
    pub level: u8,
}

/// All of it.
#[derive(Clone, Copy, Debug)]
pub struct State {
    /// Where letters go.
    pub destination: Destination,
    /// How many characters repeat a `\u` for programs that don't know it.
    pub repeats: usize,
    /// The letters.
    pub letters: Letters,
    /// The paragraph.
    pub paragraph: Paragraph,
}

impl Default for State {
    fn default() -> Self {
        Self {
            destination: Destination::Text,
            repeats: 1,
            letters: Letters::default(),
            paragraph: Paragraph::default(),
        }
    }
}
