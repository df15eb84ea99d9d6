//! Use cases of `domain::library`: folders, what is placed in them, who may read it, and who has.

mod access;
mod acknowledge_item;
mod create_folder;
mod delete_folder;
mod edit_item;
mod entries;
mod everybody;
mod items;
mod keeping;
mod move_folder;
mod move_item;
mod place_item;
mod rename_folder;
mod replace_item;
mod set_access;
mod shelves;
mod sight;
mod view_acknowledged;
mod view_folder;
mod view_item;
mod view_library;
mod waiting;
mod withdraw_item;

pub(crate) use entries::entries;
pub(crate) use everybody::to_be_told;
pub(crate) use items::{Seen, all_visible, visible};
pub(crate) use sight::{Sight, standing_to_folder, standing_to_item};
pub(crate) use waiting::asked;

/// A text as it is kept: without space around it, lines ending alike whatever the browser sends.
fn tidy(text: &str) -> String {
    text.trim().replace("\r\n", "\n")
}
