//! A centre in service.

use crate::{
    error::CentreError,
    files, keys,
    profile::{self, Addresses},
    record::Record,
    settings::Settings,
    withdrawn,
};
use const_oid::ObjectIdentifier as Oid;
use eds::{
    certificate::{Certificate, Issuer},
    crl::{Crl, Revoked},
    oid,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

pub(crate) const AUTHORITY: &str = "authority.p12";
pub(crate) const OCSP: &str = "ocsp.p12";
pub(crate) const TIME_STAMPING: &str = "time-stamping.p12";
pub(crate) const SETTINGS: &str = "settings.toml";
pub(crate) const ROOT_CERTIFICATE: &str = "root.cer";
pub(crate) const AUTHORITY_CERTIFICATE: &str = "authority.cer";
pub(crate) const ROOT_CRL: &str = "root.crl";
/// Certificates of the services that were replaced.
pub(crate) const RETIRED: &str = "retired";

/// A certification centre whose keys are open; they are wiped when it is dropped.
#[derive(Debug)]
pub struct Centre {
    pub(crate) folder: PathBuf,
    pub(crate) settings: Settings,
    pub(crate) root: Certificate,
    pub(crate) root_crl: Crl,
    pub(crate) authority: Issuer,
    pub(crate) ocsp: Issuer,
    pub(crate) time_stamping: Issuer,
    pub(crate) retired: Vec<Certificate>,
    /// Services that were revoked.
    pub(crate) withdrawn: Vec<Revoked>,
}

impl Centre {
    /// Opens the keys in service, and makes sure that they belong together.
    ///
    /// # Errors
    /// When the passphrase is another one, or a file is missing, damaged or doesn't belong to the others.
    pub fn open(folder: &Path, service_passphrase: &str) -> Result<Self, CentreError> {
        let settings = Settings::read(&files::read(&folder.join(SETTINGS))?)?;
        let path = folder.join(AUTHORITY);
        let opened = keys::open(&path, service_passphrase)
            .map_err(|error| told_apart(folder, service_passphrase, error))?;
        let authority = opened.issuer;
        let root = opened.above.into_iter().next().ok_or_else(|| CentreError::Damaged(path.clone()))?;
        let fits = keys::issued(&root, &root)
            && keys::issued(&root, &authority.certificate)
            && authority.certificate.extensions().is_authority();
        if !fits {
            return Err(CentreError::Damaged(path));
        }
        let service = |name, purpose| service(folder, name, service_passphrase, &authority, purpose);
        Ok(Self {
            ocsp: service(OCSP, oid::OCSP_SIGNING)?,
            time_stamping: service(TIME_STAMPING, oid::TIME_STAMPING)?,
            root_crl: root_crl(folder, &root)?,
            retired: retired(folder)?,
            withdrawn: withdrawn::read(folder)?,
            folder: folder.to_owned(),
            settings,
            root,
            authority,
        })
    }

    /// What it is set up with.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The root's certificate: the anchor of whoever trusts this centre.
    pub fn root(&self) -> &Certificate {
        &self.root
    }

    /// The issuing authority's certificate.
    pub fn authority(&self) -> &Certificate {
        &self.authority.certificate
    }

    /// The OCSP responder's certificate.
    pub fn ocsp_responder(&self) -> &Certificate {
        &self.ocsp.certificate
    }

    /// The time-stamp authority's certificate.
    pub fn time_stamping(&self) -> &Certificate {
        &self.time_stamping.certificate
    }

    /// The certificates above a person's, from the issuing authority up.
    pub fn chain(&self) -> [&Certificate; 2] {
        [&self.authority.certificate, &self.root]
    }

    /// Digests of the centre's certificates by SHA-256, in hexadecimal, for comparing by eye: root, issuing
    /// authority, OCSP responder, time-stamp authority.
    pub fn fingerprints(&self) -> [String; 4] {
        self.own().map(profile::fingerprint)
    }

    /// Where the issuing authority's lists, certificate and services are to be had.
    pub fn addresses(&self) -> Addresses {
        Addresses::new(&self.settings, &self.authority.certificate)
    }

    /// The same of the root, which has no services and no deltas.
    pub fn root_addresses(&self) -> Addresses {
        Addresses::new(&self.settings, &self.root)
    }

    /// The root's list of revoked certificates.
    pub fn root_crl(&self) -> &Crl {
        &self.root_crl
    }

    /// Takes a newer list of the root into service: made where the root's key is kept, see [`crate::Root::crl`].
    ///
    /// # Errors
    /// When it isn't the root's, is a delta, or not newer than the one at hand.
    pub fn take_root_crl(&mut self, der: &[u8]) -> Result<(), CentreError> {
        let path = self.folder.join(ROOT_CRL);
        let crl = read_root_crl(der, &self.root).ok_or_else(|| CentreError::Damaged(path.clone()))?;
        let number = |crl: &Crl| crl.number().map(|number| (number.len(), number.to_vec()));
        if number(&crl) <= number(&self.root_crl) {
            return Err(CentreError::Damaged(path));
        }
        files::replace(&path, crl.der())?;
        self.root_crl = crl;
        Ok(())
    }

    /// The record of the ceremony, whose signature holds.
    ///
    /// # Errors
    /// When it is missing or was changed.
    pub fn record(&self) -> Result<Record, CentreError> {
        let record = Record::read(&self.folder)?;
        let damaged = |_| CentreError::Damaged(self.folder.join(crate::record::TEXT));
        record.verify(&self.root).map_err(damaged)?;
        Ok(record)
    }

    /// The centre's own certificates in use.
    pub(crate) fn own(&self) -> [&Certificate; 4] {
        [&self.root, &self.authority.certificate, &self.ocsp.certificate, &self.time_stamping.certificate]
    }

    /// Certificates that the issuing authority gave to services, in use or replaced.
    pub(crate) fn services(&self) -> impl Iterator<Item = &Certificate> {
        [&self.ocsp.certificate, &self.time_stamping.certificate].into_iter().chain(&self.retired)
    }
}

/// A full list of the root, if it is one.
pub(crate) fn read_root_crl(der: &[u8], root: &Certificate) -> Option<Crl> {
    let crl = Crl::read(der).ok()?;
    let key = root.public_key().ok()?;
    let of_root = eds::name::same(crl.issuer(), root.subject_name()) && crl.verify(&key).is_ok();
    (of_root && !crl.is_delta()).then_some(crl)
}

/// A file that doesn't open while another does is damaged.
fn told_apart(folder: &Path, passphrase: &str, error: CentreError) -> CentreError {
    let another =
        || [OCSP, TIME_STAMPING].iter().any(|name| keys::open(&folder.join(name), passphrase).is_ok());
    match error {
        CentreError::WrongPassphrase if another() => CentreError::Damaged(folder.join(AUTHORITY)),
        error => error,
    }
}

fn service(
    folder: &Path,
    name: &str,
    passphrase: &str,
    authority: &Issuer,
    purpose: Oid,
) -> Result<Issuer, CentreError> {
    let path = folder.join(name);
    let opened = keys::open(&path, passphrase).map_err(|error| match error {
        // The authority's file has opened with it.
        CentreError::WrongPassphrase => CentreError::Damaged(path.clone()),
        error => error,
    })?;
    let certificate = &opened.issuer.certificate;
    if !keys::issued(&authority.certificate, certificate) || !certificate.extensions().has_purpose(&purpose) {
        return Err(CentreError::Damaged(path));
    }
    Ok(opened.issuer)
}

fn root_crl(folder: &Path, root: &Certificate) -> Result<Crl, CentreError> {
    let path = folder.join(ROOT_CRL);
    read_root_crl(&files::read(&path)?, root).ok_or(CentreError::Damaged(path))
}

fn retired(folder: &Path) -> Result<Vec<Certificate>, CentreError> {
    let folder = folder.join(RETIRED);
    let mut certificates = Vec::new();
    for entry in fs::read_dir(&folder).map_err(files::fault(&folder))? {
        let path = entry.map_err(files::fault(&folder))?.path();
        if path.extension().is_some_and(|extension| extension == "cer") {
            let certificate = Certificate::from_der(&files::read(&path)?);
            certificates.push(certificate.map_err(|_| CentreError::Damaged(path))?);
        }
    }
    Ok(certificates)
}
