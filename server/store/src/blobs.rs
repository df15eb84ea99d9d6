//! Files as received, stored under the SHA-256 of their bytes and never changed.

use sha2::{Digest, Sha256};
use std::{
    io,
    path::{Path, PathBuf},
};
use tokio::{
    fs::{self, File},
    io::{AsyncReadExt, AsyncWriteExt},
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
const ARRIVING: &str = "arriving";
/// Where files lie that are never given out. No hash has this name.
const QUARANTINE: &str = "quarantine";

/// A folder of files by hash.
#[derive(Clone, Debug)]
pub struct Blobs {
    folder: PathBuf,
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
        Ok(Self { folder: folder.to_owned() })
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

    fn path(&self, sha256: &str) -> Result<PathBuf, BlobError> {
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

    /// Begins to store a file under a name no other upload uses.
    ///
    /// # Errors
    /// When the disk refuses.
    pub async fn begin(&self, unique: &str, limit: u64) -> Result<BlobWriter, BlobError> {
        let path = self.folder.join(ARRIVING).join(unique);
        let file = File::create_new(&path).await?;
        Ok(BlobWriter { blobs: self.clone(), path, file, hasher: Sha256::new(), size: 0, limit, kept: false })
    }

    /// Stores bytes that are at hand, under a name no upload uses meanwhile.
    ///
    /// # Errors
    /// When the disk refuses.
    pub async fn put(&self, unique: &str, bytes: &[u8]) -> Result<Blob, BlobError> {
        let mut writer = self.begin(unique, bytes.len() as u64).await?;
        writer.write(bytes).await?;
        writer.finish().await
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
        let mut hasher = Sha256::new();
        let mut size = 0;
        let mut buffer = vec![0; 256 * 1024];
        loop {
            let read = file.read(&mut buffer).await?;
            if read == 0 {
                break;
            }
            hasher.update(&buffer[..read]);
            size += read as u64;
        }
        if hex::encode(hasher.finalize()) != sha256 {
            return Err(BlobError::Changed(sha256.to_owned()));
        }
        tokio::io::AsyncSeekExt::rewind(&mut file).await?;
        Ok(Opened { file, size })
    }
}

/// A file that is arriving: hashed while it is written, never held in memory.
#[derive(Debug)]
pub struct BlobWriter {
    blobs: Blobs,
    path: PathBuf,
    file: File,
    hasher: Sha256,
    size: u64,
    limit: u64,
    kept: bool,
}

impl BlobWriter {
    /// Takes the next bytes.
    ///
    /// # Errors
    /// When that is one byte too many, or the disk fails.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<(), BlobError> {
        self.size += bytes.len() as u64;
        if self.size > self.limit {
            return Err(BlobError::TooLarge { limit: self.limit });
        }
        self.hasher.update(bytes);
        self.file.write_all(bytes).await?;
        Ok(())
    }

    /// Opens what has arrived so far for reading, so that it can be judged before it is kept.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn reopen(&mut self) -> Result<std::fs::File, BlobError> {
        self.file.flush().await?;
        Ok(File::open(&self.path).await?.into_std().await)
    }

    /// Makes the file durable under its hash. The same bytes are stored once.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn finish(mut self) -> Result<Blob, BlobError> {
        self.file.flush().await?;
        self.file.sync_all().await?;
        let sha256 = hex::encode(std::mem::take(&mut self.hasher).finalize());
        let target = self.blobs.path(&sha256)?;
        let shelf = self.blobs.folder.join(&sha256[..2]);
        fs::create_dir_all(&shelf).await?;
        fs::rename(&self.path, &target).await?;
        File::open(&shelf).await?.sync_all().await?;
        self.kept = true;
        Ok(Blob { sha256, size: self.size })
    }

    /// Puts the file aside under its hash, where nobody is given it.
    ///
    /// # Errors
    /// When the disk fails; then nothing of it is kept.
    pub async fn quarantine(mut self) -> Result<Blob, BlobError> {
        self.file.flush().await?;
        let sha256 = hex::encode(std::mem::take(&mut self.hasher).finalize());
        fs::rename(&self.path, self.blobs.folder.join(QUARANTINE).join(&sha256)).await?;
        self.kept = true;
        Ok(Blob { sha256, size: self.size })
    }
}

impl Drop for BlobWriter {
    fn drop(&mut self) {
        if !self.kept {
            // Best effort: `Blobs::clear_arriving` clears what is left at the next start.
            drop(std::fs::remove_file(&self.path));
        }
    }
}
