//! Full-text search over entries that not everybody may see. Knows no module of the product.
//!
//! An [`Index`] lies in a folder beside the database and can always be built anew from it. A consumer of the journal
//! fills it by a [`Writer`], which keeps the journal's position in every commit. [`Index::search`] answers a [`Query`]
//! from what the reader may see and from nothing else: counts, order and scores are the same as if the rest were not
//! in the index.

pub mod analysis;
mod bits;
mod entry;
mod error;
mod find;
mod index;
mod layout;
mod query;
mod schema;
mod terms;
mod view;
mod writer;

pub use entry::{Entry, Passage};
pub use error::SearchError;
pub use index::Index;
pub use query::{DEPTH_MAX, Found, Hit, PER_PAGE_MAX, Query};
pub use writer::Writer;
