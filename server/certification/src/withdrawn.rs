//! Services whose certificates were revoked: a key that others may have must not count any more, replaced or not.
//!
//! The register of persons does not hold services, so the centre's folder does.

use crate::{
    centre::Centre,
    error::{CentreError, CrlFault},
    files,
    reason::{reason, word},
};
use eds::{crl::Revoked, moment::Moment, ocsp::State as Standing};
use serde::{Deserialize, Serialize};
use std::{io, path::Path};
use x509_cert::ext::pkix::CrlReason;

const FILE: &str = "revoked.toml";

/// As the file has it; times in seconds since 1970.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    serial: String,
    at: i64,
    reason: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    invalid_since: Option<i64>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    service: Vec<Kept>,
}

pub(crate) fn read(folder: &Path) -> Result<Vec<Revoked>, CentreError> {
    let path = folder.join(FILE);
    let bytes = match files::read(&path) {
        Ok(bytes) => bytes,
        Err(CentreError::File(_, error)) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let file: Option<File> = std::str::from_utf8(&bytes).ok().and_then(|text| toml::from_str(text).ok());
    let services = file.and_then(|file| file.service.into_iter().map(revoked).collect());
    services.ok_or(CentreError::Damaged(path))
}

fn revoked(kept: Kept) -> Option<Revoked> {
    Some(Revoked {
        serial: hex::decode(&kept.serial).ok()?,
        at: Moment::from_seconds(kept.at),
        reason: Some(reason(&kept.reason)?),
        invalid_since: kept.invalid_since.map(Moment::from_seconds),
    })
}

fn write(folder: &Path, services: &[Revoked]) -> Result<(), CentreError> {
    let path = folder.join(FILE);
    let kept = |revoked: &Revoked| {
        Some(Kept {
            serial: hex::encode(&revoked.serial),
            at: revoked.at.seconds(),
            reason: word(revoked.reason?)?.to_owned(),
            invalid_since: revoked.invalid_since.map(Moment::seconds),
        })
    };
    let service: Option<Vec<Kept>> = services.iter().map(kept).collect();
    let text = service.and_then(|service| toml::to_string_pretty(&File { service }).ok());
    files::replace(&path, text.ok_or_else(|| CentreError::Damaged(path.clone()))?.as_bytes())
}

impl Centre {
    /// Revokes the certificate of a service that was replaced: lists and answers say so from now on. With `since` its
    /// key is not to be trusted from then on, which takes their proof from what it stamped later.
    ///
    /// # Errors
    /// When it is in use, none of the centre's, or revoked already, or the file can't be written.
    pub fn revoke_service(
        &mut self,
        serial: &[u8],
        reason: CrlReason,
        since: Option<Moment>,
        now: Moment,
    ) -> Result<(), CentreError> {
        let in_use = [&self.ocsp.certificate, &self.time_stamping.certificate];
        if in_use.iter().any(|service| service.serial() == serial) {
            return Err(CentreError::InService);
        }
        if !self.retired.iter().any(|service| service.serial() == serial) {
            return Err(CentreError::NoService);
        }
        if self.withdrawn.iter().any(|revoked| revoked.serial == serial) {
            return Err(CrlFault::Doubled.into());
        }
        if since.is_some_and(|since| since > now) {
            return Err(CrlFault::Times.into());
        }
        let (at, invalid_since) = (now.whole(), since.map(Moment::whole));
        let mut withdrawn = self.withdrawn.clone();
        withdrawn.push(Revoked { serial: serial.to_vec(), at, reason: Some(reason), invalid_since });
        write(&self.folder, &withdrawn)?;
        self.withdrawn = withdrawn;
        Ok(())
    }

    /// What a list names: what the register says, and services that were revoked.
    pub(crate) fn with_services(&self, revoked: &[Revoked]) -> Vec<Revoked> {
        let named = |service: &&Revoked| revoked.iter().all(|named| named.serial != service.serial);
        revoked.iter().chain(self.withdrawn.iter().filter(named)).cloned().collect()
    }

    /// How one of the centre's services stands; none: it is no service.
    pub(crate) fn service_standing(&self, serial: &[u8]) -> Option<Standing> {
        if let Some(revoked) = self.withdrawn.iter().find(|revoked| revoked.serial == serial) {
            let at = revoked.invalid_since.map_or(revoked.at, |since| since.min(revoked.at));
            return Some(Standing::Revoked { at, reason: revoked.reason });
        }
        self.services().any(|service| service.serial() == serial).then_some(Standing::Good)
    }
}
