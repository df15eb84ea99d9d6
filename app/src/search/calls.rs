//! Calls of `domain::search`.

use crate::calls;

calls! {
    search "search" domain::search::Search;
}
