//! Pages of `domain::versions`.

mod calls;
mod changes;
mod compare_page;
mod compared;
mod folded;
mod list;
mod lost;
mod new_page;
mod strip;
mod suggestions_page;

pub use compare_page::ComparePage;
pub use list::version_said;
pub(crate) use list::{Versions, version_number};
pub(crate) use lost::{LostPlace, OtherPlace};
pub use new_page::NewVersionPage;
pub(crate) use strip::VersionStrip;
pub use suggestions_page::SuggestionsPage;
pub(crate) use suggestions_page::takeable;
