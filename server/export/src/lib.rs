//! Makes files that people take away: tables and documents as XLSX, DOCX and PDF.
//!
//! Everything here turns values into bytes. Nothing knows the clock, the disk or the network, so the same values give
//! the same bytes. Any text may be given: what a format cannot hold is replaced by a visible sign, never left out
//! silently. Making a file of thousands of rows takes a second or more, so the caller runs it where blocking is
//! allowed.

mod clean;
mod colours;
mod document;
mod docx;
mod error;
mod passage;
mod pdf;
mod table;
mod xlsx;
mod xml;

pub use document::Text;
pub use docx::{docx_table, docx_text, row_id};
pub use error::ExportError;
pub use pdf::{pdf_table, pdf_text};
pub use table::{Cell, Column, Mark, Row, Span, Table};
pub use xlsx::{ROW_IDS, xlsx};
