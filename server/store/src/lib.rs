//! Database, transactions, writer, journal and blobs. Knows no module of the product.

mod arriving;
mod blobs;
mod clock;
mod database;
mod dialect;
mod ids;
mod journal;
mod migrations;
mod tail;
mod writer;

pub use arriving::{ArrivedBlob, BlobWriter};
pub use blobs::{Blob, BlobError, Blobs, Opened};
pub use clock::{Clock, ManualClock, SystemClock};
pub use database::{Database, OpenError, Reader};
pub use ids::Ids;
pub use journal::{Broken, Recorded, Signature, chain_hash, events_after, head, verify};
pub use tail::{Tail, Wake};
pub use writer::{Unit, WriteError, Writer};
