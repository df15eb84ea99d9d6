//! Pages of `domain::groups`.

mod attachments;
mod calls;
mod documents;
mod fold;
mod group_page;
mod groups_page;
mod look;
mod meetings;
mod members;
mod new_page;
mod sure;
mod texts;

pub(crate) use documents::suggest_title;
pub use group_page::GroupPage;
pub use groups_page::GroupsPage;
pub use look::file_size;
pub use new_page::NewGroupPage;
pub use sure::Sure;
