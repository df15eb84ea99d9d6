//! The folder that is served: files copied in, listed, fingerprinted.
use crate::error::{Doing, PackError};
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
};

pub fn copy(from: &Path, to: &Path) -> Result<(), PackError> {
    fs::create_dir_all(to).doing("create", to)?;
    for entry in fs::read_dir(from).doing("list", from)? {
        let source = entry.doing("list", from)?.path();
        let target = to.join(source.file_name().unwrap_or_default());
        if source.is_dir() {
            copy(&source, &target)?;
        } else {
            fs::copy(&source, &target).doing("copy", &source)?;
        }
    }
    Ok(())
}

/// Every file below the folder, in an order that doesn't depend on the file system.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, PackError> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).doing("list", &next)? {
            let path = entry.doing("list", &next)?.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

/// A short hash of all the files: the server hangs it on their addresses, so that a browser may
/// keep them for ever and still gets new ones after an update.
pub fn version(files: &[PathBuf]) -> Result<String, PackError> {
    let mut hash = Sha256::new();
    for file in files {
        hash.update(file.file_name().unwrap_or_default().as_encoded_bytes());
        hash.update(fs::read(file).doing("read", file)?);
    }
    Ok(hex::encode(&hash.finalize()[..6]))
}

/// Puts the new folder in the old one's place: files of an earlier build don't linger.
pub fn replace(old: &Path, new: &Path) -> Result<(), PackError> {
    if old.exists() {
        fs::remove_dir_all(old).doing("remove", old)?;
    }
    fs::rename(new, old).doing("rename", new)
}
