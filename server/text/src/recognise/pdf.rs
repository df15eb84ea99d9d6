//! PDF files: whether a password is asked for, whether the end is there.

use std::io::{Read, Seek, SeekFrom};

use domain::documents::FileKind;
use memchr::memmem;

use super::{Recognised, find, read_tail};
use crate::limits::{MAX_FILE_BYTES, PDF_TAIL};

/// Bytes looked at together.
const PIECE: usize = 256 << 10;

/// Beginnings by which other programs take a file for a program, a picture or a page, whatever follows.
const BEGINNINGS: [&[u8]; 6] = [b"MZ", b"\x7fELF", b"#!", b"GIF8", b"\x89PNG", b"<"];

/// Whether a file with this head is a PDF: it may begin late, behind the commands of a printer or an empty line, but not
/// behind the beginning of something else.
pub fn begins(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    find(head, b"%PDF-").is_some() && !BEGINNINGS.iter().any(|beginning| text.starts_with(beginning))
}

/// What is known of a PDF without reading its text. Only a file that mentions encryption is worth opening whole.
pub fn recognise<R: Read + Seek>(file: &mut R, asks_for_password: impl FnOnce(&mut R) -> bool) -> Recognised {
    let tail = read_tail(file, PDF_TAIL);
    let damaged = find(&tail, b"startxref").is_none() && find(&tail, b"%%EOF").is_none();
    let protected = !damaged && mentions(file, b"/Encrypt") && asks_for_password(file);
    Recognised { kind: FileKind::Pdf, protected, damaged }
}

/// Whether the words stand in the file; it is read piece by piece.
fn mentions(file: &mut (impl Read + Seek), words: &[u8]) -> bool {
    let finder = memmem::Finder::new(words);
    let mut piece = vec![0; PIECE];
    // The end of the piece before, in which the words may have begun.
    let mut kept = 0;
    if file.seek(SeekFrom::Start(0)).is_err() {
        return false;
    }
    let mut left = MAX_FILE_BYTES;
    while left > 0 {
        let read = match file.read(&mut piece[kept..]) {
            Ok(0) | Err(_) => return false,
            Ok(read) => read,
        };
        left = left.saturating_sub(read as u64);
        let filled = kept + read;
        if finder.find(&piece[..filled]).is_some() {
            return true;
        }
        kept = filled.min(words.len() - 1);
        piece.copy_within(filled - kept..filled, 0);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{PIECE, mentions};
    use std::io::Cursor;

    #[test]
    fn words_are_found_wherever_the_pieces_end() {
        for at in (PIECE - 20..PIECE + 20).chain([0, 1, 2 * PIECE - 5]) {
            let mut bytes = vec![b'/'; 2 * PIECE + 40];
            bytes[at..at + 8].copy_from_slice(b"/Encrypt");
            assert!(mentions(&mut Cursor::new(&bytes), b"/Encrypt"), "{at}");
            bytes[at + 3] = b'x';
            assert!(!mentions(&mut Cursor::new(&bytes), b"/Encrypt"), "{at}");
        }
        assert!(!mentions(&mut Cursor::new(b""), b"/Encrypt"));
    }
}
