//! Use cases of `domain::remarks`.

mod add_remark;
mod answer_remarks;
mod answers;
mod decide_suggestion;
mod edit_remark;
mod filled;
mod load;
mod move_remark;
mod places;
mod reply;
mod settle;
mod sql;
mod suggested;

pub(crate) use filled::ReadRows;
pub(crate) use load::{load_all, load_one};
pub(crate) use places::{Found, Placed, lost, placed, put};
pub(crate) use sql::open_group;
pub(crate) use suggested::{Suggested, decide, suggested};
