//! Lists: definitions with their levels, and lists made after them.

use std::collections::HashMap;

use super::fib::{self, Fib};
use crate::bytes::{le16, le32, slice, utf16};
use crate::limits::MAX_DEFINITIONS;
use crate::lists::{Definition, LEVELS, Level, List, Lists};
use crate::number_format::NumberFormat;

/// The lists of a document. What cannot be read of them prints no numbers.
pub fn read(table: &[u8], fib: &Fib) -> Lists {
    let mut lists = Lists::default();
    let definitions = fib.part(table, fib::LIST_DEFINITIONS).unwrap_or_default();
    let levels = fib.after(table, fib::LIST_DEFINITIONS);
    let ids = read_definitions(definitions, levels, &mut lists).unwrap_or_default();
    let made = fib.part(table, fib::LISTS).unwrap_or_default();
    // What was read before a fault counts.
    let _ = read_lists(made, &ids, &mut lists);
    lists
}

/// Numbers of the definitions by the identifiers lists call them by.
fn read_definitions(head: &[u8], levels: &[u8], lists: &mut Lists) -> Option<HashMap<u32, u32>> {
    const ENTRY: usize = 28;
    let mut ids = HashMap::new();
    let mut at = 0;
    for number in 0..usize::from(le16(head, 0)?) {
        let Some(entry) = slice(head, 2 + ENTRY * number, ENTRY) else { break };
        let simple = entry.get(26).is_some_and(|flags| flags & 1 != 0);
        let mut definition = Definition::default();
        for slot in definition.levels.iter_mut().take(if simple { 1 } else { LEVELS }) {
            let Some((level, length)) = levels.get(at..).and_then(read_level) else { return Some(ids) };
            *slot = Some(level);
            at += length;
        }
        let number = u32::try_from(number).ok()?;
        ids.insert(le32(entry, 0)?, number);
        lists.define(number, definition);
    }
    Some(ids)
}

/// A level and how many bytes describe it.
fn read_level(bytes: &[u8]) -> Option<(Level, usize)> {
    const HEAD: usize = 28;
    const LEGAL: u8 = 0x04;
    const NO_RESTART: u8 = 0x08;
    let head = slice(bytes, 0, HEAD)?;
    let (look, flags) = (*head.get(4)?, *head.get(5)?);
    let changes = usize::from(*head.get(24)?) + usize::from(*head.get(25)?);
    let at = HEAD + changes;
    let length = 2 * usize::from(le16(bytes, at)?);
    let text = utf16(slice(bytes, at + 2, length)?);
    // The numbers of the levels stand as characters from zero to eight.
    let text: String = text
        .chars()
        .map(|c| match u32::from(c) {
            level @ 0..=8 => format!("%{}", level + 1),
            _ => c.to_string(),
        })
        .collect();
    let restart = (flags & NO_RESTART != 0).then(|| usize::from(head.get(26).copied().unwrap_or(0)));
    let level = Level {
        start: le32(head, 0)?.min(u32::from(u16::MAX)),
        format: number_format(look),
        text,
        restart,
        legal: flags & LEGAL != 0,
        style: None,
    };
    Some((level, at + 2 + length))
}

fn number_format(code: u8) -> NumberFormat {
    NumberFormat::by_name(match code {
        1 => "upperRoman",
        2 => "lowerRoman",
        3 => "upperLetter",
        4 => "lowerLetter",
        22 => "decimalZero",
        23 => "bullet",
        58 => "russianLower",
        59 => "russianUpper",
        255 => "none",
        _ => "decimal",
    })
}

fn read_lists(bytes: &[u8], ids: &HashMap<u32, u32>, lists: &mut Lists) -> Option<()> {
    const ENTRY: usize = 16;
    let count = le32(bytes, 0)? as usize;
    let entries = slice(bytes, 4, count.checked_mul(ENTRY)?)?;
    let mut at = 4 + entries.len();
    for (number, entry) in (1_u32..).zip(entries.chunks_exact(ENTRY)).take(MAX_DEFINITIONS) {
        let mut list = List { definition: *ids.get(&le32(entry, 0)?)?, ..List::default() };
        // A number that means nothing, then what differs.
        at += 4;
        for _ in 0..*entry.get(12)? {
            at += read_override(bytes.get(at..)?, &mut list)?;
        }
        lists.add(number, list);
    }
    Some(())
}

/// What differs on one level, and how many bytes say so.
fn read_override(bytes: &[u8], list: &mut List) -> Option<usize> {
    const STARTS: u32 = 0x10;
    const LOOKS: u32 = 0x20;
    let (start, flags) = (le32(bytes, 0)?, le32(bytes, 4)?);
    let level = (flags & 0x0f) as usize;
    let mut length = 8;
    if flags & LOOKS != 0 {
        let (look, more) = read_level(bytes.get(8..)?)?;
        length += more;
        if flags & STARTS != 0 {
            *list.starts.get_mut(level)? = Some(look.start);
        }
        *list.overrides.get_mut(level)? = Some(look);
    } else if flags & STARTS != 0 {
        *list.starts.get_mut(level)? = Some(start);
    }
    Some(length)
}
