//! Pages of `domain::remarks`: the talk beside a document's text.

mod answer_form;
mod calls;
mod compose;
mod import_page;
mod import_report;
mod kept;
mod mentions;
mod outbox;
mod redline;
mod sheet;
mod suggestion;
mod table_page;
mod table_row;
mod talk;
mod thread;
mod window;

pub use import_page::ImportAnswersPage;
pub(crate) use redline::{Redline, spans};
pub use sheet::{RemarkSheet, remark_sheet};
pub use table_page::RemarkTablePage;
pub(crate) use table_row::said_by;
pub(crate) use talk::Talk;
