//! The table of remarks that comes back filled: which rows answer what, and what is wrong with the others.
//!
//! Officials fill in the developer's three columns in a spreadsheet or a text processor, sort, reorder, delete and add
//! rows meanwhile, and others answer on the portal. A row is known by its hidden name, which also marks the state the
//! remark was in when the file was made; nothing else of a row is trusted.

mod columns;
mod plan;
mod row_name;

pub use columns::{ANSWER_COLUMNS, answer_column, said_stance};
pub use plan::{AnswerPlan, KnownAnswer, KnownRemark, PlannedAnswer, SentRow, plan_answers};
pub use row_name::{RowName, row_name};

use super::Stance;
use crate::{
    field::{Field, FieldFlaw},
    groups::GroupState,
    id::GroupId,
};
use serde::{Deserialize, Serialize};

/// Most rows of one filled table.
pub const FILLED_ROWS_MAX: u32 = 5_000;

/// What is needed to send a filled table in, and what became of one that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilledTable {
    /// Title of the document.
    pub title: String,
    /// Its group.
    pub group: GroupId,
    /// The group's name.
    pub group_name: String,
    /// Whether the group still works.
    pub group_state: GroupState,
    /// The report, or why there is none; nothing before a file has been sent.
    pub report: Option<Result<AnswersReport, Unreadable>>,
}

/// What a filled table would change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswersReport {
    /// Stands for exactly these changes: what is applied must be what was shown.
    pub plan: String,
    /// Answers that will be given.
    pub answers: Vec<AnswerLine>,
    /// Rows that say nothing new.
    pub unchanged: u32,
    /// Rows that will not be taken, and why.
    pub flawed: Vec<FlawedRow>,
}

/// An answer that will be given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerLine {
    /// Number of the row in the file.
    pub row: u32,
    /// Number of the remark in the table.
    pub number: u32,
    /// The stance.
    pub stance: Stance,
    /// The stance of the answer it takes the place of.
    pub was: Option<Stance>,
}

/// A row that will not be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlawedRow {
    /// Number of the row in the file.
    pub row: u32,
    /// Number of the remark in the table, if the row is about one of this document.
    pub number: Option<u32>,
    /// What is wrong.
    pub flaws: Vec<RowFlaw>,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowFlaw {
    /// It was added by hand: it has no name.
    Added,
    /// It is about no remark on this document.
    Foreign,
    /// Two rows answer one remark.
    Twice,
    /// The remark was answered or changed after the file was made.
    Stale,
    /// An entry is wrong.
    Entry(FieldFlaw),
}

/// Why a file is no filled table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unreadable {
    /// There is no table of remarks in it.
    NoTable,
    /// It is damaged or protected.
    Damaged,
    /// It has more rows than are taken at once.
    TooMany {
        /// Allowed.
        max: u32,
    },
    /// Columns of the answer are gone.
    NoColumns(Vec<Field>),
}
