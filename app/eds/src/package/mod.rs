//! A signed package: files that came together, of which some are signatures, some were signed, and some prove it. What
//! each is shows from what is in it; names only help where the digests don't.

mod examine;
mod parts;
mod sort;

pub use examine::{Examination, Examined, examine};
pub use parts::{Documents, FoundPart, PartState};
pub use sort::Piece;
