//! Reading files that nobody vouches for: in a process of its own where there is one, else in this one.

use super::Undone;
use crate::{Error, Services};
use convert::{Fault as Unread, Reader};
use domain::{
    documents::{FileKind, FileRefusal, NoText},
    fault::Fault,
};
use std::{
    fs::File,
    io::{BufReader, Seek},
};
use text::{ArchiveFault, FileText, Recognised};
use tokio::runtime::Handle;

/// Reads the text of a stored file, within a limit on time.
pub(crate) async fn read_stored(
    services: &Services,
    sha256: &str,
    kind: FileKind,
    protected: bool,
) -> Result<Result<FileText, NoText>, Error> {
    let file = services.blobs().get(sha256).await?.file.into_std().await;
    let reader = services.settings().reader.clone();
    match services.capacity().read(move || text_of(reader.as_ref(), kind, protected, file)).await {
        Ok(Ok(read)) => Ok(read),
        Ok(Err(fault)) => Err(Error::Stored(format!("a file was not read: {fault}"))),
        Err(Undone::TooLong) => Ok(Err(NoText::TooLong)),
        Err(Undone::Panicked) => Ok(Err(NoText::Damaged)),
        Err(Undone::Busy) => Err(Fault::Busy.into()),
    }
}

/// With what stands out in it; a fault is the server's own and says nothing of the file. Belongs where blocking is allowed.
fn text_of(
    reader: Option<&Reader>,
    kind: FileKind,
    protected: bool,
    file: File,
) -> Result<Result<FileText, NoText>, Unread> {
    match reader {
        Some(reader) => Handle::current().block_on(reader.text(kind, protected, file)),
        None => Ok(text::read_styled(kind, protected, BufReader::new(file))),
    }
}

/// An entry of an archive, at most `limit` bytes of it; a fault is the server's own. Belongs where blocking is allowed.
pub(crate) fn unpacked(
    reader: Option<&Reader>,
    kind: FileKind,
    (index, limit): (u32, u64),
    file: File,
) -> Result<Result<Vec<u8>, ArchiveFault>, Unread> {
    match reader {
        Some(reader) => Handle::current().block_on(reader.entry(kind, index, limit, file)),
        None => Ok(text::open_entry(kind, BufReader::new(file), index as usize, limit)),
    }
}

/// What a file called `name` is. Belongs where blocking is allowed.
pub(crate) fn recognised(
    reader: Option<&Reader>,
    name: &str,
    file: &mut BufReader<File>,
) -> Result<Recognised, FileRefusal> {
    match reader {
        Some(reader) => text::recognise_asking(name, file, |file| asks_for_password(reader, file)),
        None => text::recognise(name, file),
    }
}

/// What can't be found out is told when the text is read.
fn asks_for_password(reader: &Reader, file: &mut BufReader<File>) -> bool {
    let opened = file.rewind().and_then(|()| file.get_ref().try_clone());
    opened.is_ok_and(|file| Handle::current().block_on(reader.asks_for_password(file)).unwrap_or(false))
}
