//! Versions of a document: laid side by side, compared word by word, remarks carried over.

mod align;
mod alignment;
mod candidate;
mod carried;
mod carry;
mod claims;
mod compare;
mod diff;
mod doubt;
mod equal;
mod likely;
mod likeness;
mod loose;
mod matching;
mod moves;
mod order;
mod parts;
mod passage;
mod reading;
mod redline;
mod search;
mod slot;
mod words;

pub use align::align;
pub use alignment::{Alignment, ByNew, Change, Link};
pub use carried::{Carried, Method, Place, Quote, Resolution};
pub use carry::Carrier;
pub use compare::{Row, RowState, compare};
pub use redline::{Span, new_text, old_text, redline};
