//! Which kind a file is: decided by its content, compared with what its name claims (P10).

mod archive;
mod office_binary;
mod ooxml;
mod pdf;

use std::io::{Read, Seek, SeekFrom};

use domain::documents::{FileKind, FileRefusal};

use crate::limits::{MAX_FILE_BYTES, PDF_HEAD};

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recognised {
    /// The kind, by content.
    pub kind: FileKind,
    /// A password is needed to read it, or some of it. Such a file is stored and given back, and has no text.
    pub protected: bool,
    /// It ends too early or its directory cannot be read. Known for PDF, ZIP, OOXML and binary Office files.
    pub damaged: bool,
}

/// Decides the kind of a file called `name` by its content.
///
/// # Errors
///
/// The reason why a file of this name and content is not accepted.
pub fn recognise(name: &str, file: &mut (impl Read + Seek)) -> Result<Recognised, FileRefusal> {
    recognise_asking(name, file, |file| crate::pdf::asks_for_password(read_at(file, 0, MAX_FILE_BYTES)))
}

/// The same where somebody else tells of a PDF that mentions encryption whether it asks for a password: for that it has
/// to be opened whole.
///
/// # Errors
///
/// As [`recognise`].
pub fn recognise_asking<R: Read + Seek>(
    name: &str,
    file: &mut R,
    asks_for_password: impl FnOnce(&mut R) -> bool,
) -> Result<Recognised, FileRefusal> {
    let named = FileKind::by_name(name);
    let head = read_at(file, 0, PDF_HEAD);
    let found = if head.is_empty() {
        return Err(FileRefusal::Empty);
    } else if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        ooxml::recognise(named, file)?
    } else if head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        office_binary::recognise(named, file)?
    } else if head.starts_with(b"Rar!\x1a\x07\x00") || head.starts_with(b"Rar!\x1a\x07\x01\x00") {
        Recognised {
            kind: FileKind::Rar,
            protected: crate::archives::rar::is_protected(file),
            damaged: false,
        }
    } else if let Some(kind) = plain_kind(&head) {
        Recognised { kind, protected: false, damaged: false }
    } else if pdf::begins(&head) {
        pdf::recognise(file, asks_for_password)
    } else {
        return Err(FileRefusal::UnknownKind);
    };
    if named == Some(found.kind) {
        Ok(found)
    } else {
        Err(FileRefusal::NameDisagrees { named, found: found.kind })
    }
}

/// Kinds told by their first bytes alone.
fn plain_kind(head: &[u8]) -> Option<FileKind> {
    const TIFF: [&[u8]; 4] = [b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"];
    if head.starts_with(&[0xff, 0xd8, 0xff]) {
        Some(FileKind::Jpeg)
    } else if TIFF.iter().any(|magic| head.starts_with(magic)) {
        Some(FileKind::Tiff)
    } else if head.starts_with(b"{\\rtf") {
        Some(FileKind::Rtf)
    } else {
        None
    }
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

/// The last `count` bytes of the file.
fn read_tail(file: &mut (impl Read + Seek), count: u64) -> Vec<u8> {
    let length = file.seek(SeekFrom::End(0)).unwrap_or(0);
    read_at(file, length.saturating_sub(count), count)
}

/// Where `needle` begins in `bytes`.
fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|window| window == needle)
}
