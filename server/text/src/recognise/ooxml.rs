//! ZIP files, and the Office Open XML documents among them (transitional and strict).

use std::io::{Read, Seek};

use domain::documents::{FileKind, FileRefusal};
use flate2::read::DeflateDecoder;
use zip::ZipArchive;

use super::{Recognised, archive, find, read_at};
use crate::bytes::{le16, le32};
use crate::limits::BROKEN_ZIP_HEAD;
use crate::zips::read_entry;

const CONTENT_TYPES: &str = "[Content_Types].xml";
const MAX_CONTENT_TYPES: u64 = 4 << 20;

/// What a ZIP holds; `named` decides only where damage hides it.
pub fn recognise(named: Option<FileKind>, file: &mut (impl Read + Seek)) -> Result<Recognised, FileRefusal> {
    let Ok(mut zip) = ZipArchive::new(&mut *file) else {
        return Ok(recognise_broken(named, file));
    };
    let contents = archive::inspect(&mut zip)?;
    let office = match read_entry(&mut zip, CONTENT_TYPES, MAX_CONTENT_TYPES) {
        Ok(types) => kind_by_content_types(&types).or_else(|| kind_by_names(zip.file_names_raw())),
        Err(_) => None,
    };
    let kind = match office {
        Some(Office::Macros) => return Err(FileRefusal::Macros),
        Some(Office::Kind(kind)) => kind,
        None => FileKind::Zip,
    };
    Ok(Recognised { kind, protected: contents.protected, damaged: contents.damaged })
}

enum Office {
    Kind(FileKind),
    Macros,
}

/// The main part's content type. Strict documents use the same types as transitional ones.
fn kind_by_content_types(types: &[u8]) -> Option<Office> {
    if find(types, b"macroEnabled").is_some() || find(types, b"vnd.ms-office.vbaProject").is_some() {
        return Some(Office::Macros);
    }
    let kinds = [
        (&b"wordprocessingml.document.main+xml"[..], FileKind::Docx),
        (b"wordprocessingml.template.main+xml", FileKind::Docx),
        (b"spreadsheetml.sheet.main+xml", FileKind::Xlsx),
        (b"spreadsheetml.template.main+xml", FileKind::Xlsx),
        (b"presentationml.presentation.main+xml", FileKind::Pptx),
        (b"presentationml.slideshow.main+xml", FileKind::Pptx),
        (b"presentationml.template.main+xml", FileKind::Pptx),
    ];
    kinds.into_iter().find(|(name, _)| find(types, name).is_some()).map(|(_, kind)| Office::Kind(kind))
}

/// A package whose content types say nothing, by the folder of its main part.
fn kind_by_names<'a>(names: impl Iterator<Item = &'a [u8]>) -> Option<Office> {
    kind_by_folder(names).map(Office::Kind)
}

fn kind_by_folder<'a>(names: impl Iterator<Item = &'a [u8]>) -> Option<FileKind> {
    let folders = [(&b"word/"[..], FileKind::Docx), (b"xl/", FileKind::Xlsx), (b"ppt/", FileKind::Pptx)];
    let mut names = names;
    names.find_map(|name| folders.iter().find(|(folder, _)| name.starts_with(folder)).map(|(_, kind)| *kind))
}

/// Whether an entry of this name carries macros: a VBA project, or a sheet of Excel 4 macros.
pub fn is_macro_part(name: &[u8]) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(b"vbaproject.bin") || name.starts_with(b"xl/macrosheets/")
}

/// A ZIP without a readable directory: judged by the entries at its head.
fn recognise_broken(named: Option<FileKind>, file: &mut (impl Read + Seek)) -> Recognised {
    let head = read_at(file, 0, BROKEN_ZIP_HEAD);
    let entries = local_entries(&head);
    let office =
        entries.iter().any(|entry| entry.name == CONTENT_TYPES.as_bytes() || entry.name == b"_rels/.rels");
    let kind = kind_by_folder(entries.iter().map(|entry| entry.name)).or_else(|| {
        let types = entries.iter().find(|entry| entry.name == CONTENT_TYPES.as_bytes())?;
        match kind_by_content_types(&types.unpacked()) {
            Some(Office::Kind(kind)) => Some(kind),
            _ => named.filter(|kind| matches!(kind, FileKind::Docx | FileKind::Xlsx | FileKind::Pptx)),
        }
    });
    let kind = match kind {
        Some(kind) => kind,
        None if office => named
            .filter(|kind| matches!(kind, FileKind::Docx | FileKind::Xlsx | FileKind::Pptx))
            .unwrap_or(FileKind::Zip),
        None => FileKind::Zip,
    };
    Recognised { kind, protected: false, damaged: true }
}

struct LocalEntry<'a> {
    name: &'a [u8],
    method: u16,
    data: &'a [u8],
}

impl LocalEntry<'_> {
    /// As much of the content as can be had.
    fn unpacked(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        match self.method {
            0 => bytes.extend_from_slice(self.data),
            // A fault is expected here: the data ends where the file was cut.
            8 => drop(DeflateDecoder::new(self.data).take(MAX_CONTENT_TYPES).read_to_end(&mut bytes)),
            _ => {}
        }
        bytes
    }
}

/// Entries found by their local headers. Sizes may be missing there, so the next header is searched for.
fn local_entries(head: &[u8]) -> Vec<LocalEntry<'_>> {
    const MAX_ENTRIES: usize = 256;
    let mut entries = Vec::new();
    let mut at = 0;
    while entries.len() < MAX_ENTRIES {
        let Some(rest) = head.get(at..) else { break };
        let Some(offset) = find(rest, b"PK\x03\x04") else { break };
        let header = at + offset;
        let (Some(method), Some(name), Some(extra)) =
            (le16(head, header + 8), le16(head, header + 26), le16(head, header + 28))
        else {
            break;
        };
        let name_from = header + 30;
        let name_to = name_from + usize::from(name);
        let data_from = name_to + usize::from(extra);
        let Some(name) = head.get(name_from..name_to) else { break };
        let packed = le32(head, header + 18).unwrap_or(0) as usize;
        let data = head.get(data_from..).unwrap_or_default();
        entries.push(LocalEntry { name, method, data });
        at = if packed > 0 && packed < data.len() { data_from + packed } else { data_from.max(header + 4) };
    }
    entries
}
