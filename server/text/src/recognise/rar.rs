//! RAR archives: only whether a password is asked for. Their content cannot be unpacked here.

use std::io::{Read, Seek};

use super::read_at;
use crate::bytes::{le16, le32};
use crate::limits::MAX_RECORDS;

/// Whether the headers or a file of the archive are encrypted.
pub fn is_protected(file: &mut (impl Read + Seek)) -> bool {
    if read_at(file, 0, 8).get(6) == Some(&1) {
        protected_5(file).unwrap_or(false)
    } else {
        protected_4(file).unwrap_or(false)
    }
}

/// RAR 1.5–4: blocks `crc16 type8 flags16 size16 [added32]`.
fn protected_4(file: &mut (impl Read + Seek)) -> Option<bool> {
    const MAIN: u8 = 0x73;
    const FILE: u8 = 0x74;
    const HEADERS_ENCRYPTED: u16 = 0x0080;
    const FILE_ENCRYPTED: u16 = 0x0004;
    const HAS_ADDED_SIZE: u16 = 0x8000;
    let mut at = 7_u64;
    for _ in 0..MAX_RECORDS {
        let block = read_at(file, at, 11);
        let (kind, flags, size) = (*block.get(2)?, le16(&block, 3)?, u64::from(le16(&block, 5)?));
        match kind {
            MAIN if flags & HEADERS_ENCRYPTED != 0 => return Some(true),
            FILE if flags & FILE_ENCRYPTED != 0 => return Some(true),
            _ => {}
        }
        let added = if flags & HAS_ADDED_SIZE != 0 { u64::from(le32(&block, 7)?) } else { 0 };
        if size < 7 {
            return Some(false);
        }
        at = at.checked_add(size)?.checked_add(added)?;
    }
    Some(false)
}

/// RAR 5: blocks `crc32 size type flags [extra size] [data size] …`, numbers of seven bits a byte.
fn protected_5(file: &mut (impl Read + Seek)) -> Option<bool> {
    const FILE: u64 = 2;
    const ENCRYPTION: u64 = 4;
    const HAS_EXTRA: u64 = 1;
    const HAS_DATA: u64 = 2;
    const FILE_ENCRYPTION: u64 = 1;
    let mut at = 8_u64;
    for _ in 0..MAX_RECORDS {
        let block = read_at(file, at, 4096);
        let mut position = 4;
        let size = number(&block, &mut position)?;
        let body = position as u64;
        let kind = number(&block, &mut position)?;
        let flags = number(&block, &mut position)?;
        let extra = if flags & HAS_EXTRA != 0 { number(&block, &mut position)? } else { 0 };
        let data = if flags & HAS_DATA != 0 { number(&block, &mut position)? } else { 0 };
        if kind == ENCRYPTION {
            return Some(true);
        }
        if kind == FILE && extra > 0 {
            // The extra area closes the header: records `size type …`, the encryption record comes first.
            let mut from = usize::try_from((body + size).checked_sub(extra)?).ok()?;
            number(&block, &mut from)?;
            if number(&block, &mut from)? == FILE_ENCRYPTION {
                return Some(true);
            }
        }
        at = at.checked_add(body)?.checked_add(size)?.checked_add(data)?;
    }
    Some(false)
}

fn number(bytes: &[u8], at: &mut usize) -> Option<u64> {
    let mut value = 0_u64;
    for shift in (0..63).step_by(7) {
        let byte = *bytes.get(*at)?;
        *at += 1;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}
