//! Every parser against files that were changed: bits turned, pieces cut out, doubled and put elsewhere. What comes of
//! it does not matter, only that it ends, and without a panic. `PROPTEST_CASES` says how long the hunt is.

use std::fs;
use std::io::{Cursor, Read, Write};

use domain::documents::FileKind;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::building::{samples, zip};
use crate::hostile::config;

/// One change; places are parts of the length.
#[derive(Clone, Debug)]
enum Change {
    Flip(Index, u8),
    Set(Index, u8),
    /// A number that is often a boundary.
    Number(Index, u32),
    Cut(Index),
    Remove(Index, u16),
    /// A piece is put elsewhere.
    Splice(Index, Index, u16),
    /// A piece is repeated.
    Double(Index, u16, u8),
}

fn change() -> impl Strategy<Value = Change> {
    let edge =
        prop::sample::select(vec![0, 1, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff_u32]);
    prop_oneof![
        4 => (any::<Index>(), 0..8_u8).prop_map(|(at, bit)| Change::Flip(at, bit)),
        4 => (any::<Index>(), any::<u8>()).prop_map(|(at, value)| Change::Set(at, value)),
        4 => (any::<Index>(), edge).prop_map(|(at, value)| Change::Number(at, value)),
        1 => any::<Index>().prop_map(Change::Cut),
        2 => (any::<Index>(), 0..2000_u16).prop_map(|(at, count)| Change::Remove(at, count)),
        2 => (any::<Index>(), any::<Index>(), 0..2000_u16).prop_map(|(from, to, count)| Change::Splice(from, to, count)),
        2 => (any::<Index>(), 1..500_u16, 1..40_u8).prop_map(|(at, count, times)| Change::Double(at, count, times)),
    ]
}

fn apply(bytes: &mut Vec<u8>, change: &Change) {
    if bytes.is_empty() {
        return;
    }
    let length = bytes.len();
    let piece = |at: &Index, count: u16| {
        let from = at.index(length);
        from..(from + usize::from(count)).min(length)
    };
    match change {
        Change::Flip(at, bit) => bytes[at.index(length)] ^= 1 << bit,
        Change::Set(at, value) => bytes[at.index(length)] = *value,
        Change::Number(at, value) => {
            let range = piece(at, 4);
            let number = value.to_le_bytes();
            bytes.splice(range.clone(), number.into_iter().take(range.len()));
        }
        Change::Cut(at) => bytes.truncate(at.index(length)),
        Change::Remove(at, count) => drop(bytes.drain(piece(at, *count))),
        Change::Splice(from, to, count) => {
            let moved = bytes[piece(from, *count)].to_vec();
            let to = to.index(length);
            bytes.splice(to..to, moved);
        }
        Change::Double(at, count, times) => {
            let range = piece(at, *count);
            let repeated = bytes[range.clone()].repeat(usize::from(*times));
            bytes.splice(range.end..range.end, repeated);
        }
    }
}

/// Recognises, reads, lists, opens and draws, whatever comes of it.
fn survive(kind: FileKind, bytes: &[u8]) {
    let name = format!("a.{}", kind.extension());
    let _ = text::recognise(&name, &mut Cursor::new(bytes));
    let _ = text::read_blocks(kind, false, Cursor::new(bytes));
    let entries = text::list_archive(kind, Cursor::new(bytes)).unwrap_or_default();
    for index in 0..entries.len().min(10) {
        let _ = text::open_entry(kind, Cursor::new(bytes), index, 1 << 20);
    }
    let pages = text::picture_pages(kind, Cursor::new(bytes)).unwrap_or_default();
    for (number, _) in (1..=3).zip(pages) {
        let _ = text::tiff_page(Cursor::new(bytes), number);
    }
}

/// The samples of a kind.
fn of_kind(kind: FileKind) -> Vec<Vec<u8>> {
    let Some(folder) = samples("office") else { return Vec::new() };
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the folder is read")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| FileKind::by_name(&path.to_string_lossy()) == Some(kind))
        .collect();
    paths.sort();
    paths.into_iter().map(|path| fs::read(path).expect("a sample is read")).collect()
}

/// The same archive with one of its parts changed.
fn with_changed_part(bytes: &[u8], part: Index, changes: &[Change]) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let changed = part.index(archive.len().max(1));
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).ok()?;
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).ok()?;
        if index == changed {
            changes.iter().for_each(|change| apply(&mut bytes, change));
        }
        parts.push((entry.name().ok()?.into_owned(), bytes));
    }
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    Some(zip(&parts))
}

/// The same compound file with one of its streams changed.
fn with_changed_stream(bytes: &[u8], stream: Index, changes: &[Change]) -> Option<Vec<u8>> {
    let mut compound = cfb::CompoundFile::open(Cursor::new(bytes.to_vec())).ok()?;
    let names: Vec<_> =
        compound.walk().filter(|entry| entry.is_stream()).map(|entry| entry.path().to_path_buf()).collect();
    let name = names.get(stream.index(names.len().max(1)))?;
    let mut content = Vec::new();
    compound.open_stream(name).ok()?.read_to_end(&mut content).ok()?;
    changes.iter().for_each(|change| apply(&mut content, change));
    compound.create_stream(name).ok()?.write_all(&content).ok()?;
    compound.flush().ok()?;
    Some(compound.into_inner().into_inner())
}

fn hunt(kind: FileKind, which: Index, inner: Option<Index>, changes: &[Change]) {
    use FileKind::{Doc, Docx, Ppt, Pptx, Xls, Xlsx};
    let files = of_kind(kind);
    if files.is_empty() {
        return;
    }
    let mut bytes = which.get(&files).clone();
    let rebuilt = inner.and_then(|inner| match kind {
        Docx | Xlsx | Pptx => with_changed_part(&bytes, inner, changes),
        Doc | Xls | Ppt => with_changed_stream(&bytes, inner, changes),
        _ => None,
    });
    match rebuilt {
        Some(rebuilt) => survive(kind, &rebuilt),
        None => {
            changes.iter().for_each(|change| apply(&mut bytes, change));
            survive(kind, &bytes);
        }
    }
}

macro_rules! hunts {
    ($($name:ident: $kind:ident),* $(,)?) => {
        proptest! {
            #![proptest_config(config())]
            $(
                #[test]
                fn $name(
                    which in any::<Index>(),
                    inner in prop::option::weighted(0.7, any::<Index>()),
                    changes in prop::collection::vec(change(), 1..8),
                ) {
                    hunt(FileKind::$kind, which, inner, &changes);
                }
            )*
        }
    };
}

hunts! {
    rtf: Rtf,
    doc: Doc,
    docx: Docx,
    xls: Xls,
    xlsx: Xlsx,
    ppt: Ppt,
    pptx: Pptx,
    pdf: Pdf,
    zip_archives: Zip,
    rar_archives: Rar,
    tiff: Tiff,
    jpeg: Jpeg,
}
