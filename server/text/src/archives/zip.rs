//! ZIP archives.

use std::io::{Read, Seek};

use zip::CompressionMethod::{Deflated, Stored};
use zip::ZipArchive;

use super::{ArchiveEntry, ArchiveFault, names};
use crate::limits::MAX_ARCHIVE_ENTRIES;

/// The entries.
pub fn list(file: impl Read + Seek) -> Result<Vec<ArchiveEntry>, ArchiveFault> {
    let zip = ZipArchive::new(file).map_err(|_| ArchiveFault::Damaged)?;
    if zip.len() > MAX_ARCHIVE_ENTRIES {
        return Err(ArchiveFault::TooLong);
    }
    (0..zip.len()).map(|index| entry(&zip, index)).collect()
}

fn entry<R: Read + Seek>(zip: &ZipArchive<R>, index: usize) -> Result<ArchiveEntry, ArchiveFault> {
    let entry = zip.by_index_data(index).map_err(|_| ArchiveFault::Damaged)?;
    let name = names::decode(entry.name_raw());
    let is_folder = name.ends_with(['/', '\\']);
    let unpacks = matches!(entry.compression(), Stored | Deflated);
    Ok(ArchiveEntry::new(names::harmless(&name), entry.size(), is_folder, entry.encrypted(), unpacks))
}

/// The bytes of one entry. Unpacking stops at the limit, whatever size was claimed; the checksum is checked at the end.
pub fn open(file: impl Read + Seek, index: usize, limit: u64) -> Result<Vec<u8>, ArchiveFault> {
    let mut zip = ZipArchive::new(file).map_err(|_| ArchiveFault::Damaged)?;
    if index >= zip.len() {
        return Err(ArchiveFault::Absent);
    }
    if !entry(&zip, index)?.openable {
        return Err(ArchiveFault::NotOpenable);
    }
    let entry = zip.by_index(index).map_err(|_| ArchiveFault::Damaged)?;
    let mut bytes = Vec::new();
    entry.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| ArchiveFault::Damaged)?;
    if bytes.len() as u64 > limit { Err(ArchiveFault::TooLong) } else { Ok(bytes) }
}
