//! The server's own secrets, kept outside the database.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::Path,
};
use store::Ids;

/// The key that seals the secrets of secret votes; made at the first start.
///
/// Its loss makes open secret votes uncountable; whoever has it and the database can open their ballots until
/// they are closed. Keep it apart from backups of the database.
///
/// # Errors
/// When the file can't be read, or is no key.
pub(crate) fn ballot_key(data: &Path, ids: &Ids) -> io::Result<[u8; 32]> {
    let path = data.join("ballot.key");
    if !path.exists() {
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
        file.write_all(hex::encode(ids.bytes::<32>()).as_bytes())?;
        file.sync_all()?;
    }
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600))?;
    let text = fs::read_to_string(&path)?;
    hex::decode(text.trim())
        .ok()
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or_else(|| io::Error::other(format!("{} holds no key of 32 bytes", path.display())))
}
