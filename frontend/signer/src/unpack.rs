//! Signed packages as the portal gives them (ZIP), taken apart within limits.

use eds::package::Piece;
use signing::{Bytes, Dropped, Refusal};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Files in all: a package of the portal has five for each signature.
const FILES: usize = 1_024;
/// Bytes in all, once unpacked: the largest document has 60 MB.
const SIZE: u64 = 512 << 20;
/// By this a package is known; other archives are documents.
const SIGNATURE: &str = "manifest.p7s";

/// Every file, those of packages by themselves.
pub(crate) fn pieces(files: Vec<Dropped>) -> Result<Vec<Piece>, Refusal> {
    let mut pieces = Vec::new();
    let mut room = SIZE;
    for Dropped { name, bytes: Bytes(bytes) } in files {
        match archive(&bytes) {
            Some(archive) => unpack(&name, archive, &mut pieces, &mut room)?,
            None => {
                let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
                room = room.checked_sub(size).ok_or(Refusal::TooMuch)?;
                pieces.push(Piece { name, bytes });
            }
        }
        if pieces.len() > FILES {
            return Err(Refusal::TooMuch);
        }
    }
    Ok(pieces)
}

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// A package; none if it is anything else, as an office document.
fn archive(bytes: &[u8]) -> Option<Archive<'_>> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let is_signature = |name: &str| name.rsplit('/').next() == Some(SIGNATURE);
    let is_package = archive.file_names().flatten().any(|name| is_signature(&name));
    is_package.then_some(archive)
}

fn unpack(
    of: &str,
    mut archive: Archive<'_>,
    pieces: &mut Vec<Piece>,
    room: &mut u64,
) -> Result<(), Refusal> {
    if archive.len() > FILES {
        return Err(Refusal::TooMuch);
    }
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|_| Refusal::UnreadableFile)?;
        if file.is_dir() {
            continue;
        }
        let name = format!("{of}/{}", file.name().map_err(|_| Refusal::UnreadableFile)?);
        let mut bytes = Vec::new();
        // What the archive says of sizes is not believed.
        let read = file.take(*room + 1).read_to_end(&mut bytes).map_err(|_| Refusal::UnreadableFile)?;
        *room = u64::try_from(read).ok().and_then(|size| room.checked_sub(size)).ok_or(Refusal::TooMuch)?;
        pieces.push(Piece { name, bytes });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::{ZipWriter, write::SimpleFileOptions};

    fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            archive.start_file(*name, SimpleFileOptions::default()).unwrap();
            archive.write_all(bytes).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    fn dropped(name: &str, bytes: Vec<u8>) -> Dropped {
        Dropped { name: name.to_owned(), bytes: Bytes(bytes) }
    }

    fn names(files: Vec<Dropped>) -> Vec<String> {
        pieces(files).unwrap().into_iter().map(|piece| piece.name).collect()
    }

    #[test]
    fn a_package_is_taken_apart_and_a_document_is_not() {
        let package = packed(&[("жоба.docx", b"text"), ("1/manifest.p7s", b"cms")]);
        let document = packed(&[("[Content_Types].xml", b"<x/>")]);
        let files = vec![dropped("п.zip", package), dropped("жоба.docx", document), dropped("a", Vec::new())];
        assert_eq!(names(files), ["п.zip/жоба.docx", "п.zip/1/manifest.p7s", "жоба.docx", "a"]);
    }

    #[test]
    fn what_swells_is_not_unpacked() {
        let zeros = vec![0; 64 << 20];
        let many: Vec<String> = (0..9).map(|number| format!("{number}/manifest.p7s")).collect();
        let files: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), zeros.as_slice())).collect();
        let bomb = packed(&files);
        assert!(bomb.len() < 2 << 20);
        assert_eq!(pieces(vec![dropped("п.zip", bomb)]).unwrap_err(), Refusal::TooMuch);
        let many: Vec<String> = (0..=FILES).map(|number| format!("{number}/manifest.p7s")).collect();
        let files: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
        assert_eq!(pieces(vec![dropped("п.zip", packed(&files))]).unwrap_err(), Refusal::TooMuch);
    }

    #[test]
    fn a_damaged_package_is_refused() {
        let mut package = packed(&[("1/manifest.p7s", &[7; 400])]);
        let at = package.windows(12).position(|window| window == b"manifest.p7s").unwrap() + 13;
        package[at] ^= 0xff;
        let read = pieces(vec![dropped("п.zip", package)]);
        assert_eq!(read.unwrap_err(), Refusal::UnreadableFile);
    }
}
