//! Use cases of `domain::drafts`: texts typed on the portal, block by block.

mod add_blocks;
mod begin_draft;
mod begin_next_version;
mod begun;
mod discard_draft;
mod edit_draft;
mod load;
mod move_block;
mod place_draft;
mod remove_block;
mod restore_block;
mod save_block;
mod settle_wording;
mod share_draft;
mod sql;
mod view_draft;
mod view_revisions;

pub(crate) use begun::Begun;
pub(crate) use load::{card, load_blocks, of_group};
pub use place_draft::Printed;
