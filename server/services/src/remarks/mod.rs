//! Use cases of `domain::remarks`.

mod add_remark;
mod decide_suggestion;
mod edit_remark;
mod load;
mod reply;
mod settle;
mod sql;

pub(crate) use load::{load_all, load_one};
pub(crate) use sql::open_group;
