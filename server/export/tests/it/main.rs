//! Tests of making files: what was put in is read out again by other code.

#![expect(clippy::expect_used, reason = "a test that cannot read its file has failed")]

mod building;
mod coming_back;
mod docx;
mod emphasis;
mod pdf;
mod xlsx;
