//! Why a file could not be made.

use thiserror::Error;

/// Why a file could not be made. The text of a table or document is never the reason.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ExportError {
    /// The table has no columns.
    #[error("the table has no columns")]
    NoColumns,
    /// The format holds fewer columns.
    #[error("the format holds at most {most} columns")]
    TooManyColumns {
        /// How many it holds.
        most: usize,
    },
    /// The format holds fewer rows.
    #[error("the format holds at most {most} rows")]
    TooManyRows {
        /// How many it holds.
        most: usize,
    },
    /// The identifier of a row does not fit where the format hides it.
    #[error("the identifier of a row is too long for the format")]
    RowIdTooLong,
    /// A fault of this crate or of a library below it.
    #[error("the file can't be written: {0}")]
    Unwritable(String),
}

impl ExportError {
    pub(crate) fn unwritable(fault: impl std::fmt::Display) -> Self {
        Self::Unwritable(fault.to_string())
    }
}
