//! A file in memory, within the limit of a file.

use std::io::{Read, Seek, SeekFrom};

use domain::documents::NoText;

use crate::limits::MAX_FILE_BYTES;

/// All bytes of the file.
pub fn read(mut file: impl Read + Seek) -> Result<Vec<u8>, NoText> {
    file.seek(SeekFrom::Start(0)).map_err(|_| NoText::Damaged)?;
    let mut bytes = Vec::new();
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(|_| NoText::Damaged)?;
    if bytes.len() as u64 > MAX_FILE_BYTES { Err(NoText::TooLong) } else { Ok(bytes) }
}
