//! Use cases of `domain::documents`: files arrive, are placed before a group, read, closed and given back.

mod capacity;
mod close_document;
mod file_name;
mod files;
mod load;
mod mark_read;
mod place_document;
mod reading;
mod recognise;
mod recognition;
mod sql;
mod uploads;
mod view_document;
mod view_file;

pub use files::FileGiven;
pub use uploads::Arriving;

pub(crate) use capacity::{Capacity, Undone};
pub(crate) use load::{card, people};
pub(crate) use place_document::{count_pictures, insert_document, read_styled, read_upload, take_upload};
pub(crate) use reading::{read_stored, recognised, unpacked};
pub(crate) use recognise::run_recognition;
pub(crate) use recognition::queue_recognition;
pub(crate) use sql::{Upload, discard_upload, file_view, insert_blob, upload};
