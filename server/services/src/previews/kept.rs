//! What was made of stored files to be looked at: all of it can be made again, so the oldest goes when room is short.

use crate::Error;
use convert::Office;
use std::{
    collections::HashMap,
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, Weak},
    time::SystemTime,
};
use tokio::sync::{Mutex as Turn, OwnedMutexGuard};

/// Bytes kept at most; a file that is in use stays readable although it has been removed.
const MOST_BYTES: u64 = 2 << 30;

/// A folder of files made of other files, and the program that makes pages.
#[derive(Clone, Debug)]
pub struct Previews {
    folder: PathBuf,
    office: Option<Arc<Office>>,
    turns: Arc<Mutex<HashMap<String, Weak<Turn<()>>>>>,
}

impl Previews {
    /// Uses a folder. Without `office`, files whose pages have to be made are shown as text.
    ///
    /// # Errors
    /// When the folder can't be made.
    pub fn open(folder: &Path, office: Option<Office>) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let turns = Arc::new(Mutex::new(HashMap::new()));
        Ok(Self { folder: folder.to_owned(), office: office.map(Arc::new), turns })
    }

    /// The program that makes pages, if there is one.
    pub(super) fn office(&self) -> Option<&Office> {
        self.office.as_deref()
    }

    /// Where the file of a name is, or will be. Names are made by us: hashes, numbers, endings.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The file of a name, if it is there.
    pub(super) fn find(&self, name: &str) -> Option<PathBuf> {
        Some(self.path(name)).filter(|path| path.is_file())
    }

    /// Waits until nobody else makes the file of this name.
    pub(super) async fn turn(&self, name: &str) -> OwnedMutexGuard<()> {
        let turn = {
            let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
            turns.retain(|_, turn| turn.strong_count() > 0);
            let known = turns.get(name).and_then(Weak::upgrade);
            let turn = known.unwrap_or_default();
            turns.insert(name.to_owned(), Arc::downgrade(&turn));
            turn
        };
        turn.lock_owned().await
    }

    /// Keeps bytes under a name, whole or not at all.
    pub(super) fn keep(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, Error> {
        let path = self.path(name);
        let write = || {
            let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
            file.write_all(bytes)?;
            file.persist(&path)?;
            io::Result::Ok(())
        };
        write().map_err(|error| Error::Blob(error.into()))?;
        self.make_room();
        Ok(path)
    }

    /// Removes the oldest files until the rest is small enough.
    pub(super) fn make_room(&self) {
        let mut files = self.files();
        let mut total: u64 = files.iter().map(|(_, size, _)| size).sum();
        files.sort();
        for (_, size, path) in files {
            if total <= MOST_BYTES {
                break;
            }
            if fs::remove_file(path).is_ok() {
                total -= size;
            }
        }
    }

    fn files(&self) -> Vec<(SystemTime, u64, PathBuf)> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let entry = |entry: fs::DirEntry| {
            let about = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            Some((about.modified().ok()?, about.len(), entry.path()))
        };
        entries.filter_map(entry).collect()
    }
}
