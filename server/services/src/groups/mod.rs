//! Use cases of `domain::groups`.

mod add_member;
mod attach_file;
mod cancel_meeting;
mod change_role;
mod close_group;
mod create_group;
mod detach_file;
mod edit_group;
mod kept_lists;
mod list_groups;
mod remove_member;
mod roster;
mod schedule_meeting;
mod sql;
mod view_attachment;
mod view_group;

pub(crate) use kept_lists::KeptLists;
pub(crate) use sql::writable;
