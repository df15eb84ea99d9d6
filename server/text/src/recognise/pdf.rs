//! PDF files: whether a password is asked for, whether the end is there.

use std::io::{Read, Seek};

use domain::documents::FileKind;

use super::{Recognised, find, read_at, read_tail};
use crate::limits::{MAX_FILE_BYTES, PDF_TAIL};

/// What is known of a PDF without reading its text.
pub fn recognise(file: &mut (impl Read + Seek)) -> Recognised {
    let tail = read_tail(file, PDF_TAIL);
    let damaged = find(&tail, b"startxref").is_none() && find(&tail, b"%%EOF").is_none();
    Recognised { kind: FileKind::Pdf, protected: !damaged && asks_for_password(file), damaged }
}

/// Only a file that mentions encryption is worth opening whole.
fn asks_for_password(file: &mut (impl Read + Seek)) -> bool {
    let bytes = read_at(file, 0, MAX_FILE_BYTES);
    find(&bytes, b"/Encrypt").is_some() && crate::pdf::asks_for_password(bytes)
}
