//! Whom signatures are trusted by: certificates in a folder, read at the start.

use eds::{blob::Blob, certificate::Certificate, check::Policy};
use services::Centre;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Why the folder can't be used.
#[derive(Debug, thiserror::Error)]
pub enum TrustError {
    /// The folder or a file in it can't be read.
    #[error("{0} can't be read: {1}")]
    Read(PathBuf, io::Error),
    /// The centre's roles are no roles: its settings are wrong.
    #[error("the roles of the certification centre can't be read")]
    Roles,
    /// A file holds no certificate.
    #[error("{0} is no certificate: {1}")]
    Certificate(PathBuf, eds::error::ReadError),
}

/// The name under which evidence names this policy; changes with what is demanded.
const VERSION: &str = "alqa-1";
/// Certificates a folder may hold.
const MOST: usize = 64;

/// The policy by which signatures are checked: `anchors` holds roots, `intermediates` the authorities below them; the
/// portal's own centre is trusted beside them. Without folder and centre nothing is trusted.
///
/// # Errors
/// When something in the folder is no certificate: a mistake there must show at the start.
pub fn policy(folder: &Path, centre: Option<&Centre>) -> Result<Policy, TrustError> {
    let mut policy = Policy::strict(VERSION);
    policy.anchors = certificates(&folder.join("anchors"))?;
    policy.intermediates = certificates(&folder.join("intermediates"))?;
    if let Some(centre) = centre {
        policy.anchors.push(Blob(centre.root().der().to_vec()));
        policy.intermediates.push(Blob(centre.authority().der().to_vec()));
        policy.roles.extend(centre.settings().own_roles().map_err(|_| TrustError::Roles)?);
    }
    Ok(policy)
}

fn certificates(folder: &Path) -> Result<Vec<Blob>, TrustError> {
    let unread = |error| TrustError::Read(folder.to_owned(), error);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unread(error)),
    };
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(unread)?.path());
    }
    paths.sort();
    paths.into_iter().filter(|path| path.is_file()).take(MOST).map(certificate).collect()
}

/// A certificate as DER, whatever it was stored as.
fn certificate(path: PathBuf) -> Result<Blob, TrustError> {
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) => return Err(TrustError::Read(path, error)),
    };
    match Certificate::read(&bytes) {
        Ok(certificate) => Ok(Blob(certificate.der().to_vec())),
        Err(error) => Err(TrustError::Certificate(path, error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_folder_nothing_is_trusted() {
        let folder = tempfile::tempdir().unwrap();
        let policy = policy(&folder.path().join("trust"), None).unwrap();
        assert!(policy.anchors.is_empty() && policy.intermediates.is_empty() && policy.revocation);
    }

    #[test]
    fn what_is_no_certificate_is_named() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("anchors")).unwrap();
        fs::write(folder.path().join("anchors/root.cer"), "no certificate").unwrap();
        let error = policy(folder.path(), None).unwrap_err();
        assert!(
            matches!(&error, TrustError::Certificate(path, _) if path.ends_with("anchors/root.cer")),
            "{error}"
        );
    }
}
