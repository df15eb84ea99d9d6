//! Remarks on a document: anchored to a place in the text, answered, resolved (WG-3).

mod anchor;
mod answer;
mod filled;
mod operations;
mod order;
mod thread;
mod views;

pub use anchor::{Anchor, place};
pub use answer::{Stance, answer, missing};
pub use filled::{
    ANSWER_COLUMNS, AnswerLine, AnswerPlan, AnswersReport, FILLED_ROWS_MAX, FilledTable, FlawedRow,
    KnownAnswer, KnownRemark, PlannedAnswer, RowFlaw, RowName, SentRow, Unreadable, answer_column,
    plan_answers, row_name, said_stance,
};
pub use operations::{
    AddRemark, AnswerRemarks, CheckAnswers, DecideSuggestion, EditRemark, ImportAnswers, MoveRemark,
    ReopenRemark, Reply, ResolveRemark,
};
pub use order::{Rank, by_place};
pub use thread::{
    RemarkState, SuggestionState, Thread, decide_suggestion, edit, relocate, reopen, reply, resolve,
};
pub use views::{
    AnchorView, AnswerView, Author, CarriedView, Place, RemarkView, ReplyView, Settlement, SuggestionView,
};

/// Longest remark or reply.
pub const REMARK_MAX: u32 = 4_000;
/// Longest suggested wording.
pub const WORDING_MAX: u32 = 8_000;
/// Longest justification of a remark, and longest reasoning of its answer.
pub const GROUNDS_MAX: u32 = 4_000;
/// Most remarks answered at once.
pub const ANSWERS_MAX: u32 = 500;
/// Most people mentioned in one remark or reply.
pub const MENTIONS_MAX: u32 = 50;
