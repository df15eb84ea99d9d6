//! The crate's one integration binary.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod certificates;
mod versions;
mod votes;
