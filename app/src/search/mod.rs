//! The page of `domain::search`.

mod calls;
mod filters;
mod hit;
mod search_page;

pub use search_page::SearchPage;
