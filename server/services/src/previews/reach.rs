//! The way from a stored file to what lies in it: an archive's entry is unpacked once and kept for a while.

use crate::{
    Error, Services,
    documents::{Undone, recognised, unpacked},
};
use domain::{
    documents::{FILE_MAX, FileKind, FileView},
    fault::Fault,
    previews::{ArchiveEntryView, NotShown},
};
use std::{fs::File, io::BufReader, path::PathBuf};
use text::{ArchiveEntry, ArchiveFault, Recognised, list_archive};

/// A file that can be looked at, or why not.
pub(super) struct Reached {
    /// Names from the stored file to this one.
    pub(super) names: Vec<String>,
    /// Size in bytes.
    pub(super) size: u64,
    /// What it is and where it lies.
    pub(super) found: Result<Found, NotShown>,
}

/// A file by its content.
#[derive(Clone)]
pub(super) struct Found {
    pub(super) kind: FileKind,
    pub(super) protected: bool,
    pub(super) path: PathBuf,
    /// Tells it from all other files: the hash of the stored one and the numbers of the entries gone into.
    pub(super) key: String,
}

impl Found {
    /// The file, open for reading.
    pub(super) fn open(&self) -> std::io::Result<BufReader<File>> {
        File::open(&self.path).map(BufReader::new)
    }
}

/// Goes from a stored file into its entries. The stored bytes must still have their hash.
pub(super) async fn reach(services: &Services, file: FileView, inside: &[u32]) -> Result<Reached, Error> {
    // The hash is checked by opening.
    drop(services.blobs().get(&file.sha256).await?);
    let path = services.blobs().locate(&file.sha256)?;
    let found = judge(services, file.name.clone(), path, file.sha256).await?;
    let mut reached = Reached { names: vec![file.name], size: file.size, found };
    for index in inside {
        let found = match reached.found {
            Ok(found) => found,
            Err(_) => return Err(Fault::NotFound.into()),
        };
        let entry =
            entries(services, &found).await?.ok().and_then(|all| all.into_iter().nth(*index as usize));
        let entry = entry.ok_or(Fault::NotFound)?;
        reached.names.push(entry.path.rsplit('/').next().unwrap_or_default().to_owned());
        reached.size = entry.size;
        reached.found = enter(services, &found, *index, &entry).await?;
    }
    Ok(reached)
}

/// What an archive holds, or why that is not known; for another file nothing.
pub(super) async fn entries(
    services: &Services,
    archive: &Found,
) -> Result<Result<Vec<ArchiveEntryView>, NotShown>, Error> {
    let file = archive.clone();
    let list =
        aside(services, move || list_archive(file.kind, file.open().ok()?).map_err(fault).into()).await?;
    Ok(list.map(|entries| entries.into_iter().map(view).collect()))
}

fn view(entry: ArchiveEntry) -> ArchiveEntryView {
    let ArchiveEntry { path, size, kind, is_folder, encrypted, openable } = entry;
    ArchiveEntryView { path, size, kind, is_folder, encrypted, openable }
}

async fn enter(
    services: &Services,
    archive: &Found,
    index: u32,
    entry: &ArchiveEntryView,
) -> Result<Result<Found, NotShown>, Error> {
    if entry.is_folder {
        return Err(Fault::NotFound.into());
    }
    if entry.encrypted {
        return Ok(Err(NotShown::Encrypted));
    }
    let key = format!("{}-{index}", archive.key);
    let name = format!("{key}.entry");
    let previews = services.previews();
    let _turn = previews.turn(&name).await;
    let path = match previews.find(&name) {
        Some(path) => path,
        None => {
            let (kind, opened, reader) =
                (archive.kind, archive.path.clone(), services.settings().reader.clone());
            let unpack = move || {
                let file = File::open(opened).ok()?;
                match unpacked(reader.as_ref(), kind, (index, FILE_MAX), file) {
                    Ok(bytes) => Some(bytes.map_err(fault)),
                    Err(fault) => {
                        tracing::error!(%fault, "an entry could not be unpacked");
                        None
                    }
                }
            };
            match aside(services, unpack).await? {
                Ok(bytes) => previews.keep(&name, &bytes)?,
                Err(reason) => return Ok(Err(reason)),
            }
        }
    };
    judge(services, entry.path.clone(), path, key).await
}

/// What a file is. An entry must be what its name says, as a file that is sent must.
async fn judge(
    services: &Services,
    name: String,
    path: PathBuf,
    key: String,
) -> Result<Result<Found, NotShown>, Error> {
    let (opened, reader) = (path.clone(), services.settings().reader.clone());
    let judged = aside(services, move || {
        let mut file = BufReader::new(File::open(opened).ok()?);
        Some(recognised(reader.as_ref(), &name, &mut file).map_err(NotShown::Refused))
    });
    let found = judged.await?.map(|Recognised { kind, protected, .. }| Found { kind, protected, path, key });
    Ok(found)
}

/// Runs work on a file that nobody vouches for; nothing means that the disk failed.
pub(super) async fn aside<T: Send + 'static>(
    services: &Services,
    work: impl FnOnce() -> Option<Result<T, NotShown>> + Send + 'static,
) -> Result<Result<T, NotShown>, Error> {
    match services.capacity().glance(work).await {
        Ok(Some(done)) => Ok(done),
        Ok(None) => Err(Error::Stored("a file could not be opened".to_owned())),
        Err(Undone::Busy) => Err(Fault::Busy.into()),
        Err(Undone::TooLong) => Ok(Err(NotShown::TooLarge)),
        Err(Undone::Panicked) => Ok(Err(NotShown::Damaged)),
    }
}

const fn fault(fault: ArchiveFault) -> NotShown {
    match fault {
        ArchiveFault::Encrypted => NotShown::Encrypted,
        ArchiveFault::TooLong => NotShown::TooLarge,
        ArchiveFault::NotOpenable => NotShown::NotRead,
        ArchiveFault::NoArchive | ArchiveFault::Damaged | ArchiveFault::Absent => NotShown::Damaged,
    }
}
