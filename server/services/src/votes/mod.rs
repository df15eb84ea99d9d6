//! Use cases of `domain::votes`.

mod cast_vote;
mod close_poll;
mod load;
mod open_poll;
mod protocol;
mod seal;
mod sql;

pub(crate) use close_poll::run_timer;
pub(crate) use load::{load_all, load_one, own_votes};
pub(crate) use protocol::protocol;
