//! Search over everything (`domain::search`), and the consumer of the journal that feeds its index.

mod entries;
mod find;
mod task;
mod touched;

pub(crate) use entries::rows_of;
pub(crate) use task::run_search;

use search::{Index, SearchError};
use std::path::Path;

/// Opens the search index in a folder. One that can't be used is emptied: the server fills it anew beside its work.
///
/// # Errors
/// When the folder can't be used.
pub fn open_index(folder: &Path) -> Result<Index, SearchError> {
    match Index::open(folder) {
        Err(SearchError::Unusable(why)) => {
            tracing::warn!(why, "the search index is filled anew");
            Index::clear(folder)?;
            Index::open(folder)
        }
        opened => opened,
    }
}
