//! The ceremony: all keys of a centre are made at once, and it is written down.

use crate::{
    centre::{self, Centre},
    crl,
    error::{CentreError, PassphraseFault},
    files, keys, person, profile,
    record::{self, Record},
    root,
    serial::Serial,
    settings::Settings,
};
use eds::{
    algorithm::{KeyInfo, PrivateKey},
    certificate::{self, Certificate, Issuer, Template},
    crl::Crl,
    moment::Moment,
};
use rand_core::CryptoRng;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What a ceremony is held with.
#[derive(Clone, Copy)]
pub struct Ceremony<'a> {
    /// What the centre is set up with.
    pub settings: &'a Settings,
    /// Who attends, by name.
    pub participants: &'a [String],
    /// Protects the root's key, which is then moved to where no network is.
    pub root_passphrase: &'a str,
    /// Protects the keys in service.
    pub service_passphrase: &'a str,
    /// When it is held.
    pub now: Moment,
}

impl Ceremony<'_> {
    fn check(&self) -> Result<(), CentreError> {
        self.settings.check()?;
        keys::check_passphrase(self.root_passphrase)?;
        keys::check_passphrase(self.service_passphrase)?;
        if self.root_passphrase == self.service_passphrase {
            return Err(CentreError::Passphrase(PassphraseFault::Same));
        }
        let is_name = |name: &String| !name.trim().is_empty() && person::is_plain(name);
        if self.participants.is_empty() || !self.participants.iter().all(is_name) {
            return Err(CentreError::Participants);
        }
        Ok(())
    }
}

/// What a ceremony makes.
pub(crate) struct Made {
    pub root: Issuer,
    pub authority: Issuer,
    pub ocsp: Issuer,
    pub time_stamping: Issuer,
    pub root_crl: Crl,
}

impl Made {
    fn new(settings: &Settings, now: Moment, rng: &mut impl CryptoRng) -> Result<Self, CentreError> {
        let key = PrivateKey::generate(settings.algorithm.kind(), rng)?;
        let template = profile::root(settings, key.key_info()?, now)?;
        let root = Issuer::new(certificate::self_signed(&template, &key, rng)?, key)?;
        let authority = issued(settings, &root, profile::authority, now, rng)?;
        let ocsp = issued(settings, &authority, profile::ocsp, now, rng)?;
        let time_stamping = issued(settings, &authority, profile::time_stamping, now, rng)?;
        let next = now.plus_seconds(i64::from(settings.root_crl_days) * 86_400);
        let root_crl = crl::root(&root, &[], 1, now, next)?;
        Ok(Self { root, authority, ocsp, time_stamping, root_crl })
    }
}

/// How one of the centre's own certificates is made out.
pub(crate) type Out = fn(&Settings, KeyInfo, &Certificate, Moment) -> Result<Template, CentreError>;

/// A new key and its certificate.
pub(crate) fn issued(
    settings: &Settings,
    issuer: &Issuer,
    out: Out,
    now: Moment,
    rng: &mut impl CryptoRng,
) -> Result<Issuer, CentreError> {
    let key = PrivateKey::generate(settings.algorithm.kind(), rng)?;
    let template = out(settings, key.key_info()?, &issuer.certificate, now)?;
    let serial = Serial::random(rng);
    Ok(Issuer::new(certificate::issue_numbered(&template, issuer, serial.octets())?, key)?)
}

impl Centre {
    /// Holds the ceremony: makes the keys and certificates of a centre in `folder`, which must not be there yet or be
    /// empty. All of it is written, or nothing. The subfolder `root` is then to be moved away.
    ///
    /// # Errors
    /// When something is there already, the settings or passphrases don't do, or files can't be written.
    pub fn ceremony(
        folder: &Path,
        ceremony: &Ceremony<'_>,
        rng: &mut impl CryptoRng,
    ) -> Result<Record, CentreError> {
        ceremony.check()?;
        if !files::is_free(folder)? {
            return Err(CentreError::Exists(folder.to_owned()));
        }
        let made = Made::new(ceremony.settings, ceremony.now, rng)?;
        let record = Record::of(ceremony, &made)?;
        let partial = beside(folder)?;
        files::new_folder(&partial)?;
        let written = write(&partial, ceremony, &made, &record, rng).and_then(|()| place(&partial, folder));
        if written.is_err() {
            // What can't be removed says so at the next try.
            let _ = fs::remove_dir_all(&partial);
        }
        written.map(|()| record)
    }
}

/// Where a folder is prepared, on the same file system.
fn beside(folder: &Path) -> Result<PathBuf, CentreError> {
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push(".partial");
    let parent = folder.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(files::fault(parent))?;
    Ok(parent.join(name))
}

fn place(partial: &Path, folder: &Path) -> Result<(), CentreError> {
    // Over an empty folder this succeeds, over any other it fails: two ceremonies can't mix.
    fs::rename(partial, folder).map_err(|error| match error.kind() {
        std::io::ErrorKind::DirectoryNotEmpty => CentreError::Exists(folder.to_owned()),
        _ => files::fault(folder)(error),
    })?;
    match folder.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => files::sync_folder(parent),
        _ => Ok(()),
    }
}

fn write(
    folder: &Path,
    ceremony: &Ceremony<'_>,
    made: &Made,
    record: &Record,
    rng: &mut impl CryptoRng,
) -> Result<(), CentreError> {
    let Ceremony { settings, root_passphrase, service_passphrase, .. } = *ceremony;
    let (root, authority) = (&made.root.certificate, &made.authority.certificate);
    let away = folder.join(root::FOLDER);
    for folder in [&away, &folder.join(centre::RETIRED)] {
        files::new_folder(folder)?;
    }
    let sealed: [(PathBuf, &Issuer, &[&Certificate], &str); 4] = [
        (away.join(root::KEY), &made.root, &[], root_passphrase),
        (folder.join(centre::AUTHORITY), &made.authority, &[root], service_passphrase),
        (folder.join(centre::OCSP), &made.ocsp, &[authority, root], service_passphrase),
        (folder.join(centre::TIME_STAMPING), &made.time_stamping, &[authority, root], service_passphrase),
    ];
    for (path, issuer, above, passphrase) in sealed {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        files::write_new(&path, &keys::seal(issuer, above, &name, passphrase, settings.iterations, rng)?)?;
    }
    let text = settings.write()?;
    let open: [(&str, &[u8]); 6] = [
        (centre::SETTINGS, text.as_bytes()),
        (centre::ROOT_CERTIFICATE, root.der()),
        (centre::AUTHORITY_CERTIFICATE, authority.der()),
        (centre::ROOT_CRL, made.root_crl.der()),
        (record::TEXT, record.text.as_bytes()),
        (record::SIGNATURE, &record.signature),
    ];
    for (name, bytes) in open {
        files::write_new(&folder.join(name), bytes)?;
    }
    files::sync_folder(&away)?;
    files::sync_folder(folder)
}
