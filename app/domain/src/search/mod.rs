//! One search over everything a person may see (DOC-4).

mod operations;
mod views;

pub use operations::Search;
pub use views::{Fragment, HIT_ROWS, HitView, HitsView, Kind, Progress, Target};
