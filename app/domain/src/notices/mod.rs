//! Notices and what waits for a person (SRV-6, P11).

mod operations;
mod recipients;
mod views;

pub use operations::{ReadNotices, ViewHome};
pub use recipients::{NoticeKind, Standpoint, notices};
pub use views::{Home, NoticeView, Waiting};
