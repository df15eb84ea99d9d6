//! Files as received, stored under the SHA-256 of their bytes and never changed.

use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    io,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};
use tokio::{
    fs::{self, File},
    io::AsyncReadExt,
    sync::Semaphore,
};

/// A stored file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    /// Hash of the bytes, hexadecimal.
    pub sha256: String,
    /// Size in bytes.
    pub size: u64,
}

/// Why a file can't be stored or given back.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// More bytes than allowed; nothing was kept.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// The limit.
        limit: u64,
    },
    /// The bytes on disk no longer have their hash.
    #[error("the stored bytes of {0} have changed")]
    Changed(String),
    /// There is no such file.
    #[error("no file {0}")]
    Missing(String),
    /// The disk fails or is full.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Where files lie until they are kept.
pub(crate) const ARRIVING: &str = "arriving";
/// Where files lie that are never given out. No hash has this name.
pub(crate) const QUARANTINE: &str = "quarantine";

/// How many files are written, and made durable, at the same moment. More would not be faster, and each takes a thread.
#[derive(Debug)]
pub(crate) struct Turns {
    pub(crate) writing: Arc<Semaphore>,
    pub(crate) keeping: Arc<Semaphore>,
}

const AT_ONCE: usize = 8;

/// A folder of files by hash.
#[derive(Clone, Debug)]
pub struct Blobs {
    pub(crate) folder: PathBuf,
    pub(crate) turns: Arc<Turns>,
    digests: Arc<Digests>,
}

/// What tells whether a file was touched: its number, size, and the time of its last change as the system notes it, which
/// a program can't set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seen(u64, u64, i64, i64);

/// Digests of files that were read.
#[derive(Debug, Default)]
struct Digests(Mutex<HashMap<String, (Seen, [u8; 32])>>);

/// Most digests kept.
const DIGESTS: usize = 10_000;

impl Digests {
    fn known(&self, sha256: &str, seen: Seen) -> Option<[u8; 32]> {
        let digests = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        digests.get(sha256).filter(|(at, _)| *at == seen).map(|(_, digest)| *digest)
    }

    fn keep(&self, sha256: &str, seen: Seen, digest: [u8; 32]) {
        let mut digests = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if digests.len() >= DIGESTS {
            digests.clear();
        }
        digests.insert(sha256.to_owned(), (seen, digest));
    }
}

/// The SHA-256 and size of a file.
async fn hash(file: &mut File) -> io::Result<([u8; 32], u64)> {
    let mut hasher = Sha256::new();
    let mut size = 0;
    let mut buffer = vec![0; 256 * 1024];
    loop {
        let read = file.read(&mut buffer).await?;
        if read == 0 {
            return Ok((hasher.finalize().into(), size));
        }
        hasher.update(&buffer[..read]);
        size += read as u64;
    }
}

/// A stored file, checked and open for reading.
#[derive(Debug)]
pub struct Opened {
    /// Positioned at the first byte.
    pub file: File,
    /// Size in bytes.
    pub size: u64,
}

impl Blobs {
    /// Uses a folder.
    ///
    /// # Errors
    /// When the folder can't be made or read.
    pub async fn open(folder: &Path) -> Result<Self, BlobError> {
        fs::create_dir_all(folder.join(ARRIVING)).await?;
        fs::create_dir_all(folder.join(QUARANTINE)).await?;
        let turns = || Arc::new(Semaphore::new(AT_ONCE));
        let turns = Turns { writing: turns(), keeping: turns() };
        Ok(Self { folder: folder.to_owned(), turns: Arc::new(turns), digests: Arc::default() })
    }

    /// Clears what interrupted uploads left; for the start of a server, before it takes any.
    ///
    /// # Errors
    /// When the folder can't be read.
    pub async fn clear_arriving(&self) -> Result<(), BlobError> {
        let mut left = fs::read_dir(self.folder.join(ARRIVING)).await?;
        while let Some(entry) = left.next_entry().await? {
            fs::remove_file(entry.path()).await?;
        }
        Ok(())
    }

    pub(crate) fn path(&self, sha256: &str) -> Result<PathBuf, BlobError> {
        let is_hash = sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_hexdigit());
        if is_hash {
            Ok(self.folder.join(&sha256[..2]).join(&sha256[2..]))
        } else {
            Err(BlobError::Missing(sha256.to_owned()))
        }
    }

    /// Where a stored file is, for readers of formats that need a path.
    ///
    /// # Errors
    /// When the hash is none.
    pub fn locate(&self, sha256: &str) -> Result<PathBuf, BlobError> {
        self.path(sha256)
    }

    /// The SHA-256 and size of a stored file as it lies there now, whatever it was stored under. Files that have not been
    /// touched since are not read again: what tells is the time the system itself notes.
    ///
    /// # Errors
    /// When it is missing, or the disk fails.
    pub async fn digest(&self, sha256: &str) -> Result<([u8; 32], u64), BlobError> {
        let path = self.path(sha256)?;
        let missing = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => BlobError::Missing(sha256.to_owned()),
            _ => error.into(),
        };
        let about = fs::metadata(&path).await.map_err(missing)?;
        let seen = Seen(about.ino(), about.size(), about.ctime(), about.ctime_nsec());
        if let Some(digest) = self.digests.known(sha256, seen) {
            return Ok((digest, about.size()));
        }
        let (digest, size) = hash(&mut File::open(&path).await.map_err(missing)?).await?;
        self.digests.keep(sha256, seen, digest);
        Ok((digest, size))
    }

    /// Opens a stored file after checking that its bytes still have its hash.
    ///
    /// # Errors
    /// When it is missing or changed, or the disk fails.
    pub async fn get(&self, sha256: &str) -> Result<Opened, BlobError> {
        let path = self.path(sha256)?;
        let missing = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => BlobError::Missing(sha256.to_owned()),
            _ => error.into(),
        };
        let mut file = File::open(&path).await.map_err(missing)?;
        let (digest, size) = hash(&mut file).await?;
        if hex::encode(digest) != sha256 {
            return Err(BlobError::Changed(sha256.to_owned()));
        }
        tokio::io::AsyncSeekExt::rewind(&mut file).await?;
        Ok(Opened { file, size })
    }
}
