//! Use cases of `domain::notices`, and the consumer of the journal that makes the notices.

mod consumer;
mod read_notices;
mod standpoint;
mod task;
mod view_home;
mod waiting;

pub(crate) use task::run_notices;
