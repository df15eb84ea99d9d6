//! Streams of OLE compound files, within the limit of a file.

use std::io::{Cursor, Read, Seek};

use cfb::CompoundFile;
use domain::documents::NoText;

use crate::limits::MAX_FILE_BYTES;
use crate::whole;

/// A compound file in memory.
pub type Compound = CompoundFile<Cursor<Vec<u8>>>;

/// Opens a compound file.
pub fn open(file: impl Read + Seek) -> Result<Compound, NoText> {
    CompoundFile::open(Cursor::new(whole::read(file)?)).map_err(|_| NoText::Damaged)
}

/// The bytes of a stream; none if there is no such stream. One that ends early is damaged.
pub fn stream<F: Read + Seek>(compound: &mut CompoundFile<F>, path: &str) -> Result<Option<Vec<u8>>, NoText> {
    if !compound.is_stream(path) {
        return Ok(None);
    }
    let stream = compound.open_stream(path).map_err(|_| NoText::Damaged)?;
    let length = stream.len();
    let mut bytes = Vec::new();
    stream.take(MAX_FILE_BYTES).read_to_end(&mut bytes).map_err(|_| NoText::Damaged)?;
    if length > bytes.len() as u64 { Err(NoText::Damaged) } else { Ok(Some(bytes)) }
}
