//! RAR 1.5 to 4: blocks `crc16 type8 flags16 size16 [added32]`.

use std::io::{Read, Seek};

use super::super::ArchiveFault;
use super::{Header, Steps, crc, name, read_at};
use crate::bytes::{le16, le32};
use crate::limits::MAX_ARCHIVE_ENTRIES;

const MAIN: u8 = 0x73;
const FILE: u8 = 0x74;
const END: u8 = 0x7b;

/// Adds the entries of the archive.
pub fn walk(
    file: &mut (impl Read + Seek),
    length: u64,
    entries: &mut Vec<Header>,
) -> Result<(), ArchiveFault> {
    const HEADERS_ENCRYPTED: u16 = 0x0080;
    const HAS_ADDED: u16 = 0x8000;
    let mut steps = Steps::new();
    let mut at = 7_u64;
    while at < length {
        steps.next()?;
        let start = read_at(file, at, 7);
        let (Some(check), Some(kind), Some(flags), Some(size)) =
            (le16(&start, 0), start.get(2).copied(), le16(&start, 3), le16(&start, 5))
        else {
            return Err(ArchiveFault::Damaged);
        };
        let block = read_at(file, at, u64::from(size));
        // The lower half of a checksum over all but itself.
        let right = block.get(2..).is_some_and(|bytes| crc(bytes) as u16 == check);
        if size < 7 || block.len() < usize::from(size) || !right {
            return Err(ArchiveFault::Damaged);
        }
        let mut added = if flags & HAS_ADDED == 0 { 0 } else { u64::from(le32(&block, 7).unwrap_or(0)) };
        match kind {
            MAIN if flags & HEADERS_ENCRYPTED != 0 => return Err(ArchiveFault::Encrypted),
            FILE => {
                let header = header(&block, flags, at + u64::from(size)).ok_or(ArchiveFault::Damaged)?;
                added = header.packed;
                if entries.len() >= MAX_ARCHIVE_ENTRIES {
                    return Err(ArchiveFault::TooLong);
                }
                entries.push(header);
            }
            END => return Ok(()),
            _ => {}
        }
        let next = at.checked_add(u64::from(size)).and_then(|next| next.checked_add(added));
        at = next.filter(|next| *next <= length).ok_or(ArchiveFault::Damaged)?;
    }
    Ok(())
}

fn header(block: &[u8], flags: u16, at: u64) -> Option<Header> {
    const SPLIT: u16 = 0x0003;
    const ENCRYPTED: u16 = 0x0004;
    const FOLDER: u16 = 0x00e0;
    const LARGE: u16 = 0x0100;
    const UNICODE: u16 = 0x0200;
    const STORED: u8 = 0x30;
    let (mut packed, mut size) = (u64::from(le32(block, 7)?), u64::from(le32(block, 11)?));
    let mut name_at = 32;
    if flags & LARGE != 0 {
        packed |= u64::from(le32(block, 32)?) << 32;
        size |= u64::from(le32(block, 36)?) << 32;
        name_at = 40;
    }
    let bytes = crate::bytes::slice(block, name_at, usize::from(le16(block, 26)?))?;
    Some(Header {
        name: name::decode(bytes, flags & UNICODE != 0),
        size,
        packed,
        at,
        crc: le32(block, 16),
        stored: *block.get(25)? == STORED,
        split: flags & SPLIT != 0,
        encrypted: flags & ENCRYPTED != 0,
        is_folder: flags & FOLDER == FOLDER,
    })
}
