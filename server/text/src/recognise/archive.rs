//! Archives that never end or unfold without measure. Every byte is really unpacked, within a budget: what an archive
//! says about its sizes is a claim. Documents with macros don't pass inside an archive either.

use std::io::{Cursor, Read, Seek};

use domain::documents::FileRefusal;
use zip::ZipArchive;

use super::{office_binary, ooxml};
use crate::limits::{
    MAX_ARCHIVE_DEPTH, MAX_ARCHIVE_ENTRIES, MAX_FILE_BYTES, MAX_RATIO, MAX_UNPACKED_BYTES, RATIO_CHECKED_FROM,
};

const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// What was noticed on the way.
#[derive(Clone, Copy, Debug, Default)]
pub struct Contents {
    /// An entry of the archive itself asks for a password.
    pub protected: bool,
    /// An entry of the archive itself cannot be unpacked.
    pub damaged: bool,
}

/// Walks an archive and the archives inside it.
pub fn inspect<R: Read + Seek>(zip: &mut ZipArchive<R>) -> Result<Contents, FileRefusal> {
    Budget { entries: MAX_ARCHIVE_ENTRIES, bytes: MAX_UNPACKED_BYTES }.walk(zip, 1)
}

struct Budget {
    entries: usize,
    bytes: u64,
}

impl Budget {
    fn walk<R: Read + Seek>(
        &mut self,
        zip: &mut ZipArchive<R>,
        depth: usize,
    ) -> Result<Contents, FileRefusal> {
        if depth > MAX_ARCHIVE_DEPTH {
            return Err(FileRefusal::ArchiveBomb);
        }
        self.entries = self.entries.checked_sub(zip.len()).ok_or(FileRefusal::ArchiveBomb)?;
        if zip.file_names_raw().any(ooxml::is_macro_part) {
            return Err(FileRefusal::Macros);
        }
        let mut contents = Contents::default();
        for index in 0..zip.len() {
            match zip.by_index_data(index) {
                Ok(entry) if entry.encrypted() => {
                    contents.protected = true;
                    continue;
                }
                Ok(_) => {}
                Err(_) => {
                    contents.damaged = true;
                    continue;
                }
            }
            let Ok(entry) = zip.by_index(index) else {
                // A method that is not unpacked here, or a header that contradicts the directory.
                contents.damaged |= is_common_method(zip, index);
                continue;
            };
            let packed = entry.compressed_size();
            match self.unpack(entry, packed)? {
                Unpacked::Data => {}
                Unpacked::Damaged => contents.damaged = true,
                Unpacked::Kept(bytes) if bytes.starts_with(ZIP) => {
                    if let Ok(mut inner) = ZipArchive::new(Cursor::new(bytes)) {
                        self.walk(&mut inner, depth + 1)?;
                    }
                }
                Unpacked::Kept(bytes) => {
                    if office_binary::has_macros(bytes) {
                        return Err(FileRefusal::Macros);
                    }
                }
            }
        }
        Ok(contents)
    }

    /// Unpacks one entry to nowhere, or to memory where it has to be looked into.
    fn unpack(&mut self, mut entry: impl Read, packed: u64) -> Result<Unpacked, FileRefusal> {
        let mut buffer = [0; 32 << 10];
        let mut kept = Vec::new();
        let mut total = 0_u64;
        let mut keep = false;
        loop {
            let count = match entry.read(&mut buffer) {
                Ok(0) => break,
                Ok(count) => count,
                Err(_) => return Ok(Unpacked::Damaged),
            };
            let piece = buffer.get(..count).unwrap_or_default();
            if total == 0 {
                keep = piece.starts_with(ZIP) || piece.starts_with(OLE);
            }
            total += count as u64;
            self.bytes = self.bytes.checked_sub(count as u64).ok_or(FileRefusal::ArchiveBomb)?;
            if total > RATIO_CHECKED_FROM && total / MAX_RATIO > packed {
                return Err(FileRefusal::ArchiveBomb);
            }
            if keep {
                if total > MAX_FILE_BYTES {
                    return Err(FileRefusal::ArchiveBomb);
                }
                kept.extend_from_slice(piece);
            }
        }
        Ok(if keep { Unpacked::Kept(kept) } else { Unpacked::Data })
    }
}

enum Unpacked {
    Data,
    Kept(Vec<u8>),
    Damaged,
}

/// Stored and deflated entries can always be unpacked unless they are broken.
fn is_common_method<R: Read + Seek>(zip: &ZipArchive<R>, index: usize) -> bool {
    use zip::CompressionMethod::{Deflated, Stored};
    zip.by_index_data(index).is_ok_and(|entry| matches!(entry.compression(), Stored | Deflated))
}
