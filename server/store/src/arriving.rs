//! A file that is arriving: hashed while it is written, never held in memory.
//!
//! What arrives is gathered and handed to a thread that may block, a batch at a time, while the next batch is gathered
//! in the other of two buffers. No thread belongs to an upload: slow senders would take them all.

use crate::blobs::{ARRIVING, Blob, BlobError, Blobs, QUARANTINE};
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File},
    io::{self, Write},
    path::PathBuf,
    sync::Arc,
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::{JoinHandle, spawn_blocking};

/// Bytes that are hashed and written together.
const BATCH: usize = 256 * 1024;

/// What writes.
#[derive(Debug)]
struct Pen {
    file: File,
    hasher: Sha256,
    batch: Vec<u8>,
}

impl Pen {
    fn write(&mut self) -> io::Result<()> {
        self.hasher.update(&self.batch);
        self.file.write_all(&self.batch)?;
        self.batch.clear();
        Ok(())
    }
}

/// A file that is arriving. Dropped, nothing of it stays.
#[derive(Debug)]
pub struct BlobWriter {
    arriving: Arriving,
    pen: Option<Pen>,
    /// The batch before, on its way to the disk.
    writing: Option<JoinHandle<io::Result<Pen>>>,
    gathered: Vec<u8>,
    limit: u64,
}

/// A file that has arrived whole and is not kept yet. Dropped, nothing of it stays.
#[derive(Debug)]
pub struct ArrivedBlob {
    arriving: Arriving,
    file: File,
    sha256: String,
}

/// The file under the name that no other upload uses; removed unless it was moved elsewhere.
#[derive(Debug)]
struct Arriving {
    blobs: Blobs,
    path: PathBuf,
    size: u64,
    moved: bool,
}

impl Drop for Arriving {
    fn drop(&mut self) {
        if !self.moved {
            // Best effort: `Blobs::clear_arriving` clears what is left at the next start.
            drop(fs::remove_file(&self.path));
        }
    }
}

impl Blobs {
    /// Begins to store a file under a name no other upload uses.
    ///
    /// # Errors
    /// When the disk refuses.
    pub async fn begin(&self, unique: &str, limit: u64) -> Result<BlobWriter, BlobError> {
        let path = self.folder.join(ARRIVING).join(unique);
        let file = tokio::fs::File::create_new(&path).await?.into_std().await;
        Ok(BlobWriter {
            arriving: Arriving { blobs: self.clone(), path, size: 0, moved: false },
            pen: Some(Pen { file, hasher: Sha256::new(), batch: Vec::new() }),
            writing: None,
            gathered: Vec::new(),
            limit,
        })
    }

    /// Stores bytes that are at hand, under a name no upload uses meanwhile.
    ///
    /// # Errors
    /// When the disk refuses.
    pub async fn put(&self, unique: &str, bytes: &[u8]) -> Result<Blob, BlobError> {
        let mut writer = self.begin(unique, bytes.len() as u64).await?;
        writer.write(bytes).await?;
        writer.arrived().await?.keep().await
    }
}

impl BlobWriter {
    /// Takes the next bytes.
    ///
    /// # Errors
    /// When that is one byte too many, or the disk fails; the failure of a batch is told with a later one.
    pub async fn write(&mut self, mut bytes: &[u8]) -> Result<(), BlobError> {
        self.arriving.size += bytes.len() as u64;
        if self.arriving.size > self.limit {
            return Err(BlobError::TooLarge { limit: self.limit });
        }
        if self.gathered.capacity() == 0 {
            // At once: growing leaves the smaller buffers with the allocator, which gives them back late.
            self.gathered.reserve_exact(usize::try_from(self.limit).map_or(BATCH, |limit| limit.min(BATCH)));
        }
        while !bytes.is_empty() {
            let (now, later) = bytes.split_at(bytes.len().min(BATCH - self.gathered.len()));
            self.gathered.extend_from_slice(now);
            bytes = later;
            if self.gathered.len() == BATCH {
                self.hand_over().await?;
            }
        }
        Ok(())
    }

    /// Waits for the batch before and begins to write this one.
    async fn hand_over(&mut self) -> Result<(), BlobError> {
        let mut pen = self.pen().await?;
        let turn = turn(&self.arriving.blobs.turns.writing).await?;
        std::mem::swap(&mut pen.batch, &mut self.gathered);
        self.writing = Some(spawn_blocking(move || {
            let written = pen.write();
            drop(turn);
            written.map(|()| pen)
        }));
        Ok(())
    }

    /// The pen, once nobody writes with it. After a failure there is none.
    async fn pen(&mut self) -> Result<Pen, BlobError> {
        if let Some(writing) = &mut self.writing {
            let written = writing.await;
            self.writing = None;
            self.pen = Some(written.map_err(io::Error::other)??);
        }
        self.pen.take().ok_or_else(|| io::Error::other("an earlier batch was not written").into())
    }

    /// The whole file, when all of it is written.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn arrived(mut self) -> Result<ArrivedBlob, BlobError> {
        self.hand_over().await?;
        let Pen { file, hasher, .. } = self.pen().await?;
        Ok(ArrivedBlob { arriving: self.arriving, file, sha256: hex::encode(hasher.finalize()) })
    }
}

impl ArrivedBlob {
    /// Opens it for reading, so that it can be judged before it is kept.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn open(&self) -> Result<File, BlobError> {
        Ok(tokio::fs::File::open(&self.arriving.path).await?.into_std().await)
    }

    /// Makes the file durable under its hash. The same bytes are stored once.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn keep(self) -> Result<Blob, BlobError> {
        self.settle(|blobs, sha256| blobs.path(sha256)).await
    }

    /// Puts the file aside under its hash, where nobody is given it.
    ///
    /// # Errors
    /// When the disk fails; then nothing of it is kept.
    pub async fn quarantine(self) -> Result<Blob, BlobError> {
        self.settle(|blobs, sha256| Ok(blobs.folder.join(QUARANTINE).join(sha256))).await
    }

    async fn settle(
        self,
        place: impl Fn(&Blobs, &str) -> Result<PathBuf, BlobError> + Send + 'static,
    ) -> Result<Blob, BlobError> {
        let turn = turn(&self.arriving.blobs.turns.keeping).await?;
        let moving = spawn_blocking(move || {
            let _turn = turn;
            let Self { mut arriving, file, sha256 } = self;
            file.sync_all()?;
            let target = place(&arriving.blobs, &sha256)?;
            let shelf = target.parent().map(PathBuf::from).unwrap_or_default();
            fs::create_dir_all(&shelf)?;
            fs::rename(&arriving.path, &target)?;
            arriving.moved = true;
            File::open(&shelf)?.sync_all()?;
            Ok(Blob { sha256, size: arriving.size })
        });
        moving.await.map_err(io::Error::other)?
    }
}

async fn turn(turns: &Arc<Semaphore>) -> io::Result<OwnedSemaphorePermit> {
    turns.clone().acquire_owned().await.map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn store() -> (tempfile::TempDir, Blobs) {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(folder.path()).await.unwrap();
        (folder, blobs)
    }

    fn arriving(blobs: &Blobs) -> usize {
        fs::read_dir(blobs.folder.join(ARRIVING)).unwrap().count()
    }

    #[tokio::test]
    async fn pieces_of_any_size_make_the_file_and_its_hash() {
        let (_folder, blobs) = store().await;
        let bytes: Vec<u8> = (0..3_000_001_u32).map(|n| (n % 253) as u8).collect();
        for size in [1_000, 65_536, BATCH, BATCH + 1, 3_000_001] {
            let mut writer = blobs.begin("one", 4_000_000).await.unwrap();
            for piece in bytes.chunks(size) {
                writer.write(piece).await.unwrap();
            }
            let blob = writer.arrived().await.unwrap().keep().await.unwrap();
            assert_eq!(blob.sha256, hex::encode(Sha256::digest(&bytes)));
            assert_eq!((blob.size, arriving(&blobs)), (3_000_001, 0));
            assert_eq!(blobs.get(&blob.sha256).await.unwrap().size, 3_000_001);
        }
    }

    #[tokio::test]
    async fn an_empty_file_has_a_hash_too() {
        let (_folder, blobs) = store().await;
        let blob = blobs.begin("one", 10).await.unwrap().arrived().await.unwrap().keep().await.unwrap();
        assert_eq!((blob.sha256, blob.size), (hex::encode(Sha256::digest(b"")), 0));
    }

    #[tokio::test]
    async fn what_is_not_kept_leaves_nothing() {
        let (_folder, blobs) = store().await;
        let mut writer = blobs.begin("one", 2 * BATCH as u64).await.unwrap();
        writer.write(&vec![1; BATCH]).await.unwrap();
        let one_more = writer.write(&vec![1; BATCH + 1]).await;
        assert!(matches!(one_more, Err(BlobError::TooLarge { .. })));
        drop(writer);
        assert_eq!(arriving(&blobs), 0);
        let mut writer = blobs.begin("two", 10).await.unwrap();
        writer.write(b"abc").await.unwrap();
        drop(writer.arrived().await.unwrap());
        assert_eq!(arriving(&blobs), 0);
    }

    #[tokio::test]
    async fn a_file_in_quarantine_is_not_given_out() {
        let (_folder, blobs) = store().await;
        let mut writer = blobs.begin("one", 10).await.unwrap();
        writer.write(b"abc").await.unwrap();
        let blob = writer.arrived().await.unwrap().quarantine().await.unwrap();
        assert!(blobs.folder.join(QUARANTINE).join(&blob.sha256).exists());
        assert!(matches!(blobs.get(&blob.sha256).await, Err(BlobError::Missing(_))));
        assert_eq!(arriving(&blobs), 0);
    }
}
