//! RAR 5: blocks `crc32 size type flags [extra size] [data size] …`, numbers of seven bits a byte.

use std::io::{Read, Seek};

use super::super::{ArchiveFault, names};
use super::{Header, Steps, crc, read_at};
use crate::bytes::{le32, slice};
use crate::limits::{MAX_ARCHIVE_ENTRIES, MAX_RAR_HEADER_BYTES};

const FILE: u64 = 2;
const ENCRYPTION: u64 = 4;
const END: u64 = 5;

/// Adds the entries of the archive.
pub fn walk(
    file: &mut (impl Read + Seek),
    length: u64,
    entries: &mut Vec<Header>,
) -> Result<(), ArchiveFault> {
    let mut steps = Steps::new();
    let mut at = 8_u64;
    while at < length {
        steps.next()?;
        // The checksum, and a size of at most ten bytes.
        let start = read_at(file, at, 14);
        let mut numbers = Numbers { bytes: &start, at: 4 };
        let size =
            numbers.next().filter(|size| *size <= MAX_RAR_HEADER_BYTES).ok_or(ArchiveFault::Damaged)?;
        let head = numbers.at as u64;
        let block = read_at(file, at, head + size);
        let right = block.get(4..).is_some_and(|bytes| Some(crc(bytes)) == le32(&block, 0));
        if (block.len() as u64) < head + size || !right {
            return Err(ArchiveFault::Damaged);
        }
        let after = at + head + size;
        let block = Block::read(&block, numbers.at).ok_or(ArchiveFault::Damaged)?;
        match block.kind {
            FILE => {
                if entries.len() >= MAX_ARCHIVE_ENTRIES {
                    return Err(ArchiveFault::TooLong);
                }
                entries.push(block.header(after).ok_or(ArchiveFault::Damaged)?);
            }
            ENCRYPTION => return Err(ArchiveFault::Encrypted),
            END => return Ok(()),
            _ => {}
        }
        at = after.checked_add(block.data).filter(|next| *next <= length).ok_or(ArchiveFault::Damaged)?;
    }
    Ok(())
}

struct Block<'b> {
    kind: u64,
    flags: u64,
    data: u64,
    body: &'b [u8],
    extra: &'b [u8],
}

impl<'b> Block<'b> {
    fn read(bytes: &'b [u8], at: usize) -> Option<Self> {
        const HAS_EXTRA: u64 = 1;
        const HAS_DATA: u64 = 2;
        let mut numbers = Numbers { bytes, at };
        let (kind, flags) = (numbers.next()?, numbers.next()?);
        let extra = if flags & HAS_EXTRA != 0 { numbers.next()? } else { 0 };
        let data = if flags & HAS_DATA != 0 { numbers.next()? } else { 0 };
        // The extra area closes the header.
        let extra_at = bytes.len().checked_sub(usize::try_from(extra).ok()?)?;
        let (body, extra) = (bytes.get(numbers.at..extra_at)?, bytes.get(extra_at..)?);
        Some(Self { kind, flags, data, body, extra })
    }

    fn header(&self, at: u64) -> Option<Header> {
        const SPLIT: u64 = 0x18;
        const FOLDER: u64 = 1;
        const HAS_TIME: u64 = 2;
        const HAS_CRC: u64 = 4;
        let mut numbers = Numbers { bytes: self.body, at: 0 };
        let (flags, size, _attributes) = (numbers.next()?, numbers.next()?, numbers.next()?);
        if flags & HAS_TIME != 0 {
            numbers.at += 4;
        }
        let mut checksum = None;
        if flags & HAS_CRC != 0 {
            checksum = Some(le32(self.body, numbers.at)?);
            numbers.at += 4;
        }
        let (method, _system, length) = (numbers.next()?, numbers.next()?, numbers.next()?);
        let name = slice(self.body, numbers.at, usize::try_from(length).ok()?)?;
        Some(Header {
            name: names::decode(name),
            size,
            packed: self.data,
            at,
            crc: checksum,
            stored: method >> 7 & 7 == 0,
            split: self.flags & SPLIT != 0,
            encrypted: self.is_encrypted(),
            is_folder: flags & FOLDER != 0,
        })
    }

    /// Records `size type …`; one of them says how the data are encrypted.
    fn is_encrypted(&self) -> bool {
        const FILE_ENCRYPTION: u64 = 1;
        let mut numbers = Numbers { bytes: self.extra, at: 0 };
        while let Some(size) = numbers.next() {
            let next = usize::try_from(size).ok().and_then(|size| numbers.at.checked_add(size));
            if numbers.next() == Some(FILE_ENCRYPTION) {
                return true;
            }
            match next {
                Some(next) if next > numbers.at => numbers.at = next,
                _ => return false,
            }
        }
        false
    }
}

struct Numbers<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Numbers<'_> {
    fn next(&mut self) -> Option<u64> {
        let mut value = 0_u64;
        for shift in (0..63).step_by(7) {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }
}
