//! Archives: what is listed, what is opened, what is not.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use domain::documents::FileKind::{self, Rar, Zip};
use flate2::Crc;
use text::{ArchiveFault, list_archive, open_entry};

use crate::building::{samples, zip};

fn paths(kind: FileKind, bytes: &[u8]) -> Vec<String> {
    let entries = list_archive(kind, Cursor::new(bytes)).expect("a list");
    entries.into_iter().map(|entry| entry.path).collect()
}

#[test]
fn entries_are_listed_and_opened_within_a_limit() {
    let bytes =
        zip(&[("Акт.docx", b"one"), ("../../b.pdf", b"two"), ("c/\u{202e}d.exe", b"three"), ("e/", b"")]);
    assert_eq!(paths(Zip, &bytes), ["Акт.docx", "_/_/b.pdf", "c/_d.exe", "e"]);
    let entries = list_archive(Zip, Cursor::new(&bytes)).expect("a list");
    let kinds: Vec<_> = entries.iter().map(|entry| (entry.kind, entry.size, entry.openable)).collect();
    let expected =
        [(Some(FileKind::Docx), 3, true), (Some(FileKind::Pdf), 3, true), (None, 5, true), (None, 0, false)];
    assert_eq!(kinds, expected);
    assert_eq!(open_entry(Zip, Cursor::new(&bytes), 2, 5).as_deref(), Ok(&b"three"[..]));
    assert_eq!(open_entry(Zip, Cursor::new(&bytes), 2, 4), Err(ArchiveFault::TooLong));
    assert_eq!(open_entry(Zip, Cursor::new(&bytes), 3, 9), Err(ArchiveFault::NotOpenable));
    assert_eq!(open_entry(Zip, Cursor::new(&bytes), 4, 9), Err(ArchiveFault::Absent));
    assert_eq!(list_archive(FileKind::Pdf, Cursor::new(&bytes)), Err(ArchiveFault::NoArchive));
}

#[test]
fn a_bomb_unfolds_no_further_than_the_limit() {
    let bytes = zip(&[("zeros", &vec![0; 30 << 20])]);
    assert_eq!(open_entry(Zip, Cursor::new(&bytes), 0, 1 << 20), Err(ArchiveFault::TooLong));
}

#[test]
fn a_changed_entry_is_not_given_out() {
    let bytes = zip(&[("a.txt", b"incompressible: kq8vz")]);
    let at = bytes.windows(5).position(|window| window == b"a.txt").expect("the name") + 8;
    let mut changed = bytes.clone();
    changed[at] ^= 1;
    assert_ne!(open_entry(Zip, Cursor::new(&changed), 0, 99), open_entry(Zip, Cursor::new(&bytes), 0, 99));
    assert_eq!(open_entry(Zip, Cursor::new(&changed), 0, 99), Err(ArchiveFault::Damaged));
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// A RAR 4 of one stored file.
fn rar4(name: &[u8], flags: u16, method: u8, data: &[u8]) -> Vec<u8> {
    let block = |kind: u8, flags: u16, rest: &[u8]| {
        let size = u16::try_from(rest.len() + 7).expect("short");
        let body = [&[kind][..], &flags.to_le_bytes(), &size.to_le_bytes(), rest].concat();
        [&(crc(&body) as u16).to_le_bytes()[..], &body].concat()
    };
    let size = u32::try_from(data.len()).expect("short").to_le_bytes();
    let length = u16::try_from(name.len()).expect("short").to_le_bytes();
    let file =
        [&size[..], &size, &[2], &crc(data).to_le_bytes(), &[0; 4], &[29, method], &length, &[0; 4], name]
            .concat();
    [
        b"Rar!\x1a\x07\x00".to_vec(),
        block(0x73, 0, &[0; 6]),
        block(0x74, 0x8000 | flags, &file),
        data.to_vec(),
        block(0x7b, 0x4000, &[]),
    ]
    .concat()
}

/// A RAR 5 of one stored file.
fn rar5(name: &[u8], extra: &[u8], data: &[u8]) -> Vec<u8> {
    let block = |body: &[u8]| {
        let sized = [&[u8::try_from(body.len()).expect("short")][..], body].concat();
        [&crc(&sized).to_le_bytes()[..], &sized].concat()
    };
    let (size, length) = (u8::try_from(data.len()).expect("short"), u8::try_from(name.len()).expect("short"));
    let extra_size = u8::try_from(extra.len()).expect("short");
    let file = [
        &[2, 3, extra_size, size, 4, size, 0x20][..],
        &crc(data).to_le_bytes(),
        &[0, 1, length],
        name,
        extra,
    ]
    .concat();
    [b"Rar!\x1a\x07\x01\x00".to_vec(), block(&[1, 0, 0]), block(&file), data.to_vec(), block(&[5, 0, 0])]
        .concat()
}

#[test]
fn stored_entries_of_both_ages_are_opened() {
    for bytes in
        [rar4("..\\Акт.pdf".as_bytes(), 0, 0x30, b"data"), rar5("../Акт.pdf".as_bytes(), b"", b"data")]
    {
        assert!(text::recognise("a.rar", &mut Cursor::new(&bytes)).is_ok_and(|found| !found.protected));
        assert_eq!(paths(Rar, &bytes), ["_/Акт.pdf"]);
        assert_eq!(open_entry(Rar, Cursor::new(&bytes), 0, 4).as_deref(), Ok(&b"data"[..]));
        assert_eq!(open_entry(Rar, Cursor::new(&bytes), 0, 3), Err(ArchiveFault::TooLong));
        assert_eq!(open_entry(Rar, Cursor::new(&bytes), 1, 3), Err(ArchiveFault::Absent));
        let at = bytes.windows(4).rposition(|window| window == b"data").expect("the data");
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert_eq!(open_entry(Rar, Cursor::new(&changed), 0, 9), Err(ArchiveFault::Damaged));
        for end in 8..at + 4 {
            // Cut between blocks an archive is whole: older ones have no mark at the end.
            if let Ok(entries) = list_archive(Rar, Cursor::new(&bytes[..end])) {
                assert!(entries.is_empty(), "{end}");
            }
        }
    }
    // Packed by its word, and not by its bytes.
    let packed = rar4(b"a.txt", 0, 0x33, b"data");
    assert_eq!(open_entry(Rar, Cursor::new(&packed), 0, 9), Err(ArchiveFault::Damaged));
    for encrypted in [rar4(b"a.txt", 4, 0x30, b"data"), rar5(b"a.txt", &[2, 1, 0], b"data")] {
        let entries = list_archive(Rar, Cursor::new(&encrypted)).expect("a list");
        assert!(entries.iter().all(|entry| entry.encrypted && !entry.openable));
        assert!(text::recognise("a.rar", &mut Cursor::new(&encrypted)).is_ok_and(|found| found.protected));
    }
}

/// The last parts of the names of all files in an archive, and what they hold.
fn contents(folder: &Path, archive: &str, kind: FileKind) -> Vec<(String, Vec<u8>)> {
    let bytes = fs::read(folder.join(archive)).expect(archive);
    let entries = list_archive(kind, Cursor::new(&bytes)).expect("a list");
    let files = entries.into_iter().enumerate().filter(|(_, entry)| !entry.is_folder);
    let content = |(index, entry): (usize, text::ArchiveEntry)| {
        let bytes = open_entry(kind, Cursor::new(&bytes), index, 1 << 20).expect(&entry.path);
        (entry.path.rsplit('/').next().unwrap_or_default().to_owned(), bytes)
    };
    files.map(content).collect()
}

#[test]
fn real_archives_hold_the_same() {
    let Some(folder) = samples("office") else { return };
    let list = |name: &str, kind| {
        // One of them keeps its files in a folder.
        let paths = paths(kind, &fs::read(folder.join(name)).expect(name));
        let mut names: Vec<String> =
            paths.iter().filter_map(|path| Some(path.rsplit('/').next()?.to_owned())).collect();
        names.sort();
        names
    };
    let zipped = list("test-documents.zip", Zip);
    assert!(zipped.len() > 5, "{zipped:?}");
    assert_eq!(zipped, list("test-documents.rar", Rar));
    assert_eq!(list("testZipEncrypted.zip", Zip).len(), 2);
    for (name, bytes) in contents(&folder, "test-documents.zip", Zip) {
        let packed = contents(&folder, "test-documents.rar", Rar);
        let same = packed.iter().find(|(other, _)| *other == name).expect(&name);
        assert!(same.1 == bytes, "{name}: the archives hold the same");
    }
    let encrypted = fs::read(folder.join("test-documents-enc.rar")).expect("the archive");
    assert_eq!(list_archive(Rar, Cursor::new(encrypted)), Err(ArchiveFault::Encrypted));
}
