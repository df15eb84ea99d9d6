//! Entries of a ZIP read within limits, whatever the archive claims about their size.

use std::io::{Read, Seek};

use zip::ZipArchive;
use zip::result::ZipError;

/// Why the bytes of an entry could not be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryFault {
    /// There is no entry of this name.
    Absent,
    /// The entry cannot be unpacked.
    Damaged,
    /// The entry unfolds to more than allowed.
    TooLong,
}

/// The bytes of the entry called `name`, at most `limit` of them.
pub fn read_entry<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    name: &str,
    limit: u64,
) -> Result<Vec<u8>, EntryFault> {
    let entry = match zip.by_name(name) {
        Ok(entry) => entry,
        Err(ZipError::FileNotFound) => return Err(EntryFault::Absent),
        Err(_) => return Err(EntryFault::Damaged),
    };
    let mut bytes = Vec::new();
    entry.take(limit + 1).read_to_end(&mut bytes).map_err(|_| EntryFault::Damaged)?;
    if bytes.len() as u64 > limit { Err(EntryFault::TooLong) } else { Ok(bytes) }
}
