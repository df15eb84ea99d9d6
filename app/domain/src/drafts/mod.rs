//! Texts typed on the portal, block by block, before they are placed as versions of documents (WG-8).

pub mod markup;
mod merge;
mod numbering;
mod operations;
mod pasted;
mod rank;
mod state;
mod style;
mod views;

pub use merge::{Merged, merge};
pub use numbering::labels;
pub use operations::{
    AddBlocks, BeginDraft, BeginNextVersion, DiscardDraft, EditDraft, MoveBlock, PlaceDraft, RemoveBlock,
    RestoreBlock, SaveBlock, SettleWording, ShareDraft, ViewDraft, ViewRevisions, standing,
};
pub use pasted::{lines, pasted};
pub use rank::ranks;
pub use state::{DraftState, Kept, SettleBy, keep, ready};
pub use style::{BlockStyle, Wording, wordings};
pub use views::{DraftBlock, DraftCard, DraftRow, DraftView, Revision, Revisions, Rival, Saved};

/// Longest text of a block, in characters.
pub const TEXT_MAX: u32 = 20_000;
/// Longest text of a table.
pub const TABLE_MAX: u32 = 60_000;
/// Longest text added at once.
pub const PASTED_MAX: u32 = 200_000;
/// Most rows of a table.
pub const ROWS_MAX: u32 = 500;
/// Most columns of a table.
pub const COLUMNS_MAX: u32 = 20;
/// Most blocks of a draft.
pub const BLOCKS_MAX: u32 = 5_000;
/// Most wordings that wait beside one block's.
pub const RIVALS_MAX: u32 = 20;
