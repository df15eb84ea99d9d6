//! Pages of `domain::remarks`: the talk beside a document's text.

mod answer_form;
mod calls;
mod choose_all;
mod compose;
mod import_page;
mod import_report;
mod mentions;
mod narrowed;
mod order;
mod outbox;
mod redline;
mod sheet;
mod suggestion;
mod table_page;
mod table_row;
mod take_away;
mod talk;
mod thread;
mod window;

pub use import_page::ImportAnswersPage;
pub use narrowed::Narrowed;
pub(crate) use redline::{Redline, spans};
pub use sheet::{RemarkSheet, SheetRow, remark_sheet};
pub use table_page::RemarkTablePage;
pub(crate) use table_row::said_by;
pub(crate) use talk::Talk;
