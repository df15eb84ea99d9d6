//! The live line: a consumer of the journal that tells every tab what it follows, and who is where.
//!
//! One task owns all rooms and reads the journal in order. A newcomer is caught up and admitted by the same task,
//! between two batches of events: so nothing is missed and nothing doubled, without a lock.

mod dispatcher;
mod hub;
mod presence;
mod render;
mod rooms;
mod sql;

pub use hub::{Connection, Connections, Hub};

pub(crate) use dispatcher::run_live;
