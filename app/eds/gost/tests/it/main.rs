//! Tests of the signatures: against certificates others made, and by properties.

#![expect(clippy::expect_used, reason = "a test that cannot make its input has nothing to say")]

mod interop;
mod properties;
mod refusals;
mod source;
