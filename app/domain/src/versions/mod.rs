//! Versions of a document: placed one after the other, laid side by side, compared word by word, remarks carried over
//! (DOC-6, P19).

mod align;
mod alignment;
mod candidate;
mod carried;
mod carry;
mod claims;
mod compare;
mod compared;
mod diff;
mod doubt;
mod equal;
mod likely;
mod likeness;
mod loose;
mod matching;
mod moves;
mod operations;
mod order;
mod parts;
mod passage;
mod reading;
mod redline;
mod search;
mod slot;
mod state;
mod taking;
mod views;
mod words;

pub(crate) use diff::kept as kept_words;

pub use align::align;
pub use alignment::{Alignment, ByNew, Change, Link};
pub use carried::{Carried, Method, Place, Quote, Resolution};
pub use carry::Carrier;
pub use compare::{Row, RowState, compare};
pub use compared::{Compared, ComparedBlock, read};
pub use operations::{CompareVersions, CountPictures, PlaceVersion, TakeSuggestions};
pub use redline::{Span, new_text, old_text, redline};
pub use state::place_next;
pub use taking::{Wording, conflicts, put_in};
pub use views::{Comparison, VersionView};
