//! What lies in an archive, for a preview; and single entries of it.
//!
//! Names are shown, never used as paths: whatever could climb out of a folder, name a drive or turn the direction of
//! the text around is taken out of them. Sizes are what the archive claims.

mod names;
pub mod rar;
mod zip;

use std::io::{Read, Seek};

use domain::documents::FileKind;
use serde::{Deserialize, Serialize};

/// An entry of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchiveEntry {
    /// Its name with folders, made harmless for display.
    pub path: String,
    /// The unpacked size in bytes, as the archive claims it.
    pub size: u64,
    /// The kind its name claims; none for folders and for kinds that are not accepted.
    pub kind: Option<FileKind>,
    /// It is a folder.
    pub is_folder: bool,
    /// It asks for a password.
    pub encrypted: bool,
    /// [`open_entry`] can give its bytes.
    pub openable: bool,
}

impl ArchiveEntry {
    fn new(path: String, size: u64, is_folder: bool, encrypted: bool, unpacks: bool) -> Self {
        let kind = if is_folder { None } else { FileKind::by_name(&path) };
        Self { path, size, kind, is_folder, encrypted, openable: unpacks && !is_folder && !encrypted }
    }
}

/// Why an archive cannot be listed or an entry not be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ArchiveFault {
    /// The file is no archive.
    NoArchive,
    /// The list of entries itself asks for a password.
    Encrypted,
    /// The archive ends too early or contradicts itself.
    Damaged,
    /// There are too many entries, or the entry is longer than asked for.
    TooLong,
    /// The entry is packed in a way that is not known, asks for a password, goes on in another file or is a folder.
    NotOpenable,
    /// There is no such entry.
    Absent,
}

/// The entries of a ZIP or RAR archive, in its order.
///
/// # Errors
///
/// The reason why there is no list.
pub fn list_archive<R: Read + Seek>(kind: FileKind, file: R) -> Result<Vec<ArchiveEntry>, ArchiveFault> {
    match kind {
        FileKind::Zip => zip::list(file),
        FileKind::Rar => rar::list(file),
        _ => Err(ArchiveFault::NoArchive),
    }
}

/// The bytes of the entry at `index` of [`list_archive`], at most `limit` of them; their checksum is right.
///
/// # Errors
///
/// The reason why the entry cannot be opened.
pub fn open_entry<R: Read + Seek>(
    kind: FileKind,
    file: R,
    index: usize,
    limit: u64,
) -> Result<Vec<u8>, ArchiveFault> {
    match kind {
        FileKind::Zip => zip::open(file, index, limit),
        FileKind::Rar => rar::open(file, index, limit),
        _ => Err(ArchiveFault::NoArchive),
    }
}
