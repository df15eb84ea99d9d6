//! Files of the key folder: readable by the owner only, written whole or not at all.

use crate::error::CentreError;
use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, Read, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

/// Largest file read; key stores and lists are far smaller.
const SIZE: u64 = 1 << 20;

pub(crate) fn fault(path: &Path) -> impl Fn(io::Error) -> CentreError {
    let path = path.to_owned();
    move |error| match error.kind() {
        io::ErrorKind::AlreadyExists => CentreError::Exists(path.clone()),
        _ => CentreError::File(path.clone(), error),
    }
}

/// Makes a folder, which must not be there.
pub(crate) fn new_folder(path: &Path) -> Result<(), CentreError> {
    DirBuilder::new().mode(0o700).create(path).map_err(fault(path))
}

/// Writes a file, which must not be there.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), CentreError> {
    let write = || {
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(fault(path))
}

/// Puts a file in the place of another: a reader sees the old one or the new one.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), CentreError> {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    let fresh = PathBuf::from(name);
    // Left by an interruption: it never was in service.
    match fs::remove_file(&fresh) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(fault(&fresh)(error)),
        _ => {}
    }
    write_new(&fresh, bytes)?;
    fs::rename(&fresh, path).map_err(fault(path))?;
    path.parent().map_or(Ok(()), sync_folder)
}

/// Makes names in a folder durable.
pub(crate) fn sync_folder(path: &Path) -> Result<(), CentreError> {
    File::open(path).and_then(|folder| folder.sync_all()).map_err(fault(path))
}

pub(crate) fn read(path: &Path) -> Result<Vec<u8>, CentreError> {
    let file = File::open(path).map_err(fault(path))?;
    let mut bytes = Vec::new();
    file.take(SIZE + 1).read_to_end(&mut bytes).map_err(fault(path))?;
    if bytes.len() as u64 > SIZE {
        return Err(CentreError::Damaged(path.to_owned()));
    }
    Ok(bytes)
}

/// Whether nothing stands in the way: no folder, or an empty one.
pub(crate) fn is_free(path: &Path) -> Result<bool, CentreError> {
    match fs::read_dir(path) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(fault(path)(error)),
    }
}
