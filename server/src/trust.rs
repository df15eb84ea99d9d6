//! Whom signatures are trusted by: certificates in a folder, read at the start.

use eds::{algorithm::Digest, blob::Blob, certificate::Certificate, check::Policy, moment::Moment};
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
    /// The policy can't be named.
    #[error("the policy by which signatures are checked can't be named")]
    Unnamed,
    /// A file holds no certificate.
    #[error("{0} is no certificate: {1}")]
    Certificate(PathBuf, eds::error::ReadError),
}

/// What this program demands of signatures; the rest of a policy's name is a digest over what the policy says.
const PROGRAM: &str = "alqa-1";
/// Octets of the digest that stand in the name.
const NAMED: usize = 8;
/// Certificates a folder may hold.
const MOST: usize = 64;

/// The policy by which signatures are checked: `anchors` holds roots, `intermediates` the authorities below them; the
/// portal's own centre is trusted beside them. Without folder and centre nothing is trusted. Until `old_algorithms` SHA-1
/// and GOST 34.310-2004 were good enough; none: they never were.
///
/// # Errors
/// When something in the folder is no certificate: a mistake there must show at the start.
pub fn policy(
    folder: &Path,
    centre: Option<&Centre>,
    old_algorithms: Option<Moment>,
) -> Result<Policy, TrustError> {
    let mut policy = Policy::strict(PROGRAM);
    policy.weak_until = old_algorithms;
    policy.anchors = certificates(&folder.join("anchors"))?;
    policy.intermediates = certificates(&folder.join("intermediates"))?;
    if let Some(centre) = centre {
        policy.anchors.push(Blob(centre.root().der().to_vec()));
        policy.intermediates.push(Blob(centre.authority().der().to_vec()));
        policy.roles.extend(centre.settings().own_roles().map_err(|_| TrustError::Roles)?);
    }
    policy.version = version(&policy)?;
    Ok(policy)
}

/// The name under which evidence names a policy: another one for another certificate, role or number, whatever the files
/// are called.
fn version(policy: &Policy) -> Result<String, TrustError> {
    let mut said = policy.clone();
    for certificates in [&mut said.anchors, &mut said.intermediates] {
        certificates.sort_by(|one, other| one.0.cmp(&other.0));
        certificates.dedup();
    }
    let text = serde_json::to_vec(&said).map_err(|_| TrustError::Unnamed)?;
    let digest = Digest::Sha256.of(&text);
    Ok(format!("{PROGRAM}.{}", hex::encode(digest.get(..NAMED).unwrap_or(&digest))))
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
        let policy = policy(&folder.path().join("trust"), None, None).unwrap();
        assert!(policy.anchors.is_empty() && policy.intermediates.is_empty() && policy.revocation);
    }

    #[test]
    fn what_is_no_certificate_is_named() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("anchors")).unwrap();
        fs::write(folder.path().join("anchors/root.cer"), "no certificate").unwrap();
        let error = policy(folder.path(), None, None).unwrap_err();
        assert!(
            matches!(&error, TrustError::Certificate(path, _) if path.ends_with("anchors/root.cer")),
            "{error}"
        );
    }

    #[test]
    fn a_policy_is_named_by_what_it_says() {
        let named = |folder: &Path, old| policy(folder, None, old).unwrap().version;
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let nothing = named(one.path(), None);
        assert!(nothing.starts_with("alqa-1.") && nothing.len() == 7 + 16, "{nothing}");
        let until = Some(Moment::from_day(2020, 1, 1));
        assert_ne!(named(one.path(), until), nothing);
        assert_eq!(policy(one.path(), None, until).unwrap().weak_until, until);

        let certificates: Vec<Vec<u8>> = [1, 2].map(root).to_vec();
        for (folder, names) in [(one.path(), ["a.cer", "b.cer"]), (other.path(), ["z.cer", "c.cer"])] {
            fs::create_dir_all(folder.join("anchors")).unwrap();
            for (name, der) in names.iter().zip(&certificates) {
                fs::write(folder.join("anchors").join(name), der).unwrap();
            }
        }
        let both = named(one.path(), None);
        assert_eq!(named(other.path(), None), both, "files may be called otherwise");
        assert_ne!(both, nothing);
        fs::create_dir_all(one.path().join("intermediates")).unwrap();
        fs::rename(one.path().join("anchors/b.cer"), one.path().join("intermediates/b.cer")).unwrap();
        assert_ne!(named(one.path(), None), both);
    }

    fn root(seed: u64) -> Vec<u8> {
        use chacha20::{ChaCha8Rng, rand_core::SeedableRng};
        use eds::{
            algorithm::{KeyKind, PrivateKey},
            certificate::{Profile, Template, self_signed},
            name, oid,
        };
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let key = PrivateKey::generate(KeyKind::P256, &mut rng).unwrap();
        let subject = name::build(&[(oid::COMMON_NAME, "ТҮБІР")]).unwrap();
        let (from, until) = (Moment::from_day(2026, 1, 1), Moment::from_day(2036, 1, 1));
        let profile = Profile::Authority { path_len: None };
        let template = Template::new(subject, key.key_info().unwrap(), profile, from, until);
        self_signed(&template, &key, &mut rng).unwrap().der().to_vec()
    }
}
