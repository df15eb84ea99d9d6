//! Use cases of `domain::directory`.

mod appoint;
mod create_body;
mod create_person;
mod create_unit;
mod edit_body;
mod edit_person;
mod end_appointment;
mod end_substitution;
mod import;
mod list_bodies;
mod names;
mod search;
mod search_directory;
mod sql;
mod substitute;
mod view_body;
mod view_person;

pub(crate) use names::{AuthorRow, NameMap, named, names, places};
pub(crate) use search::pattern;
pub(crate) use sql::insert_person;
pub(crate) use view_body::in_tree_order;
