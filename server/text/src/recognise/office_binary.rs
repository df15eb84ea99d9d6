//! Binary Office files (OLE compound files), told apart by their streams.

use std::io::{Read, Seek};

use cfb::CompoundFile;
use domain::documents::{FileKind, FileRefusal};

use super::Recognised;
use crate::bytes::{le16, le32};
use crate::compound;
use crate::limits::{MAX_OLE_ENTRIES, MAX_RECORDS};

/// What is in a compound file; `named` decides only where the content is hidden by encryption or damage.
pub fn recognise(named: Option<FileKind>, file: &mut (impl Read + Seek)) -> Result<Recognised, FileRefusal> {
    let Ok(mut compound) = CompoundFile::open(file) else {
        return match named {
            Some(kind @ (FileKind::Doc | FileKind::Xls | FileKind::Ppt)) => {
                Ok(Recognised { kind, protected: false, damaged: true })
            }
            _ => Err(FileRefusal::UnknownKind),
        };
    };
    if compound.is_stream("/EncryptedPackage") || compound.is_stream("/EncryptionInfo") {
        return encrypted_ooxml(named);
    }
    let (kind, stream) = if compound.is_stream("/WordDocument") {
        (FileKind::Doc, "/WordDocument")
    } else if compound.is_stream("/Workbook") {
        (FileKind::Xls, "/Workbook")
    } else if compound.is_stream("/Book") {
        (FileKind::Xls, "/Book")
    } else if compound.is_stream("/PowerPoint Document") {
        (FileKind::Ppt, "/PowerPoint Document")
    } else {
        return Err(FileRefusal::UnknownKind);
    };
    if has_macro_storage(&compound) {
        return Err(FileRefusal::Macros);
    }
    let Some(main) = read_stream(&mut compound, stream) else {
        return Ok(Recognised { kind, protected: false, damaged: true });
    };
    let protected = match kind {
        FileKind::Doc => le16(&main, 0x0a).is_some_and(|flags| flags & 0x0100 != 0),
        FileKind::Xls => workbook_is_encrypted(&main),
        _ => {
            if presentation_has_macros(&main) {
                return Err(FileRefusal::Macros);
            }
            read_stream(&mut compound, "/Current User")
                .and_then(|user| le32(&user, 12))
                .is_some_and(|token| token == 0xf3d1_c4df)
        }
    };
    Ok(Recognised { kind, protected, damaged: false })
}

/// Whether a compound file inside an archive or a document carries a project with macros.
pub fn has_macros(bytes: Vec<u8>) -> bool {
    let Ok(mut compound) = CompoundFile::open(std::io::Cursor::new(bytes)) else { return false };
    has_macro_storage(&compound)
        || read_stream(&mut compound, "/PowerPoint Document")
            .is_some_and(|main| presentation_has_macros(&main))
}

/// The content of an encrypted package is unreadable, so the name's claim stands if it can be true.
fn encrypted_ooxml(named: Option<FileKind>) -> Result<Recognised, FileRefusal> {
    let kind = match named {
        Some(FileKind::Docx | FileKind::Doc) => FileKind::Docx,
        Some(FileKind::Xlsx | FileKind::Xls) => FileKind::Xlsx,
        Some(FileKind::Pptx | FileKind::Ppt) => FileKind::Pptx,
        _ => return Err(FileRefusal::UnknownKind),
    };
    Ok(Recognised { kind, protected: true, damaged: false })
}

/// Word keeps its project under `Macros`, Excel under `_VBA_PROJECT_CUR`; both hold a stream `_VBA_PROJECT`.
fn has_macro_storage<F: Read + Seek>(compound: &CompoundFile<F>) -> bool {
    const NAMES: [&str; 4] = ["Macros", "_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA"];
    compound
        .walk()
        .take(MAX_OLE_ENTRIES)
        .any(|entry| NAMES.iter().any(|name| entry.name().eq_ignore_ascii_case(name)))
}

fn read_stream<F: Read + Seek>(compound: &mut CompoundFile<F>, path: &str) -> Option<Vec<u8>> {
    compound::stream(compound, path).ok().flatten()
}

/// A `FilePass` record among the first records of the workbook.
fn workbook_is_encrypted(stream: &[u8]) -> bool {
    const FILE_PASS: u16 = 0x002f;
    const END: u16 = 0x000a;
    let mut at = 0;
    for _ in 0..MAX_RECORDS {
        let (Some(kind), Some(size)) = (le16(stream, at), le16(stream, at + 2)) else { return false };
        match kind {
            FILE_PASS => return true,
            END => return false,
            _ => at += 4 + usize::from(size),
        }
    }
    false
}

/// A presentation says in its `VBAInfoAtom` whether it carries a project with macros.
fn presentation_has_macros(stream: &[u8]) -> bool {
    const DOCUMENT: u16 = 0x03e8;
    const DOC_INFO_LIST: u16 = 0x07d0;
    const VBA_INFO: u16 = 0x03ff;
    const VBA_INFO_ATOM: u16 = 0x0400;
    let mut at = 0;
    for _ in 0..MAX_RECORDS {
        let (Some(kind), Some(size)) = (le16(stream, at + 2), le32(stream, at + 4)) else { return false };
        match kind {
            VBA_INFO_ATOM => return le32(stream, at + 12).is_some_and(|has| has != 0),
            // Containers on the way are entered, everything else is stepped over.
            DOCUMENT | DOC_INFO_LIST | VBA_INFO => at += 8,
            _ => at = at.saturating_add(8).saturating_add(size as usize),
        }
    }
    false
}
