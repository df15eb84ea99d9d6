//! Pages of `domain::library`.

mod access_form;
mod acknowledged;
mod asked;
mod calls;
mod fields;
mod folder_forms;
mod folder_page;
mod item_facts;
mod item_forms;
mod item_page;
mod library_page;
mod look;
mod tree;

pub use folder_page::FolderPage;
pub use item_page::ItemPage;
pub use library_page::LibraryPage;
