//! RAR archives: what their headers say, and the bytes of their entries.

mod name;
mod packed;
mod v4;
mod v5;

use std::io::{Read, Seek, SeekFrom};

use flate2::Crc;

use super::{ArchiveEntry, ArchiveFault, names};
use crate::limits::{MAX_ARCHIVE_ENTRIES, MAX_RECORDS};

/// An entry as its header describes it.
#[derive(Clone, Debug)]
struct Header {
    name: String,
    size: u64,
    packed: u64,
    at: u64,
    crc: Option<u32>,
    stored: bool,
    /// Part of it lies in another file.
    split: bool,
    encrypted: bool,
    is_folder: bool,
}

/// What was found in the headers before they ended or a fault was met.
#[derive(Debug, Default)]
struct Headers {
    entries: Vec<Header>,
    fault: Option<ArchiveFault>,
}

impl Headers {
    /// Reads the headers of an archive of any age.
    fn read(file: &mut (impl Read + Seek)) -> Self {
        let mut headers = Self::default();
        let length = file.seek(SeekFrom::End(0)).unwrap_or(0);
        let walked = match read_at(file, 0, 8).as_slice() {
            [b'R', b'a', b'r', b'!', 0x1a, 7, 0, ..] => v4::walk(file, length, &mut headers.entries),
            [b'R', b'a', b'r', b'!', 0x1a, 7, 1, 0] => v5::walk(file, length, &mut headers.entries),
            _ => Err(ArchiveFault::NoArchive),
        };
        headers.fault = walked.err();
        headers
    }
}

/// A fence for the walks over blocks.
struct Steps(usize);

impl Steps {
    const fn new() -> Self {
        Self(MAX_RECORDS + MAX_ARCHIVE_ENTRIES)
    }

    fn next(&mut self) -> Result<(), ArchiveFault> {
        self.0 = self.0.checked_sub(1).ok_or(ArchiveFault::TooLong)?;
        Ok(())
    }
}

/// Whether the headers or an entry of the archive are encrypted.
pub fn is_protected(file: &mut (impl Read + Seek)) -> bool {
    let headers = Headers::read(file);
    headers.fault == Some(ArchiveFault::Encrypted) || headers.entries.iter().any(|entry| entry.encrypted)
}

/// The entries.
pub fn list(mut file: impl Read + Seek) -> Result<Vec<ArchiveEntry>, ArchiveFault> {
    let headers = Headers::read(&mut file);
    match headers.fault {
        Some(fault) => Err(fault),
        None => Ok(headers.entries.iter().map(shown).collect()),
    }
}

fn shown(header: &Header) -> ArchiveEntry {
    let path = names::harmless(&header.name);
    // What was packed brings its own checksum, of one kind or another.
    let whole = !header.stored || (header.packed == header.size && header.crc.is_some());
    ArchiveEntry::new(path, header.size, header.is_folder, header.encrypted, whole && !header.split)
}

/// The bytes of an entry, if their checksum is right.
pub fn open(mut file: impl Read + Seek, index: usize, limit: u64) -> Result<Vec<u8>, ArchiveFault> {
    let headers = Headers::read(&mut file);
    if let Some(fault) = headers.fault {
        return Err(fault);
    }
    let header = headers.entries.get(index).ok_or(ArchiveFault::Absent)?;
    if !shown(header).openable {
        return Err(ArchiveFault::NotOpenable);
    }
    if header.size > limit {
        return Err(ArchiveFault::TooLong);
    }
    let bytes = match header.stored {
        true => read_at(&mut file, header.at, header.size),
        false => packed::open(file, index)?,
    };
    let right = bytes.len() as u64 == header.size && header.crc.is_none_or(|right| crc(&bytes) == right);
    if right { Ok(bytes) } else { Err(ArchiveFault::Damaged) }
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// Up to `count` bytes from `offset`; fewer where the file ends or cannot be read.
fn read_at(file: &mut (impl Read + Seek), offset: u64, count: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    if file.seek(SeekFrom::Start(offset)).is_ok() {
        // What could be read before a fault is all there is to judge by.
        let _ = file.by_ref().take(count).read_to_end(&mut bytes);
    }
    bytes
}
