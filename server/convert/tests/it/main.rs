//! Programs run on foreign files: what they make of them, and what they cannot do.
//!
//! Where a program is missing the tests say so and pass, unless `ALQA_MUST_CONVERT` is 1.

#![expect(clippy::expect_used, reason = "a test that cannot make its input has nothing to say")]

mod building;
mod cell;
mod hostile;
mod leftovers;
mod office;
mod samples;
mod scans;
mod tables;
