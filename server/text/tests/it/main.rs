//! Tests of reading files, against real files and files made here.

#![expect(clippy::expect_used, reason = "a test that cannot make its input has nothing to say")]

mod archives;
mod building;
mod doc;
mod docx;
mod hostile;
mod laws;
mod mutation;
mod named_rows;
mod pdf;
mod pictures;
mod polyglots;
mod recognition;
mod rtf;
mod samples;
mod scanned;
mod sheets;
mod slides;
mod styled;
