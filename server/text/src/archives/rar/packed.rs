//! Entries that were packed, unpacked by the crate `rars`. It is young, so it is told how far it may go, and
//! runs in the reading process where there is one.

use std::io::{Read, Seek};

use rars::{ArchiveReadOptions, ArchiveReader, Error, ErrorKind};

use super::ArchiveFault;
use crate::limits::{MAX_RAR_HEADERS, MAX_RAR_MEMORY, MAX_RAR_UNPACKED, MAX_RAR_WINDOW};
use crate::whole;

/// The bytes of the entry at `index`; their checksum is right.
pub fn open(file: impl Read + Seek, index: usize) -> Result<Vec<u8>, ArchiveFault> {
    let bytes = whole::read(file).map_err(|_| ArchiveFault::TooLong)?;
    let options = ArchiveReadOptions::new()
        .with_max_header_count(MAX_RAR_HEADERS)
        // In a solid archive all before it are unpacked too.
        .with_max_total_output_bytes(MAX_RAR_UNPACKED)
        .with_max_reader_workspace_bytes(MAX_RAR_MEMORY)
        .with_rar50_dictionary_size_limit(MAX_RAR_WINDOW);
    let archive = ArchiveReader::read_owned_with_options(bytes, options).map_err(fault)?;
    archive.read_member_at_with_options(index, options).map_err(fault)?.ok_or(ArchiveFault::Absent)
}

fn fault(error: Error) -> ArchiveFault {
    match error.kind() {
        ErrorKind::ResourceLimit => ArchiveFault::TooLong,
        ErrorKind::UnsupportedFormat
        | ErrorKind::UnsupportedFeature
        | ErrorKind::PasswordRequired
        | ErrorKind::BadPassword => ArchiveFault::NotOpenable,
        _ => ArchiveFault::Damaged,
    }
}
