//! The root's key, where it is kept apart: signs a list once in a while.

use crate::{crl, error::CentreError, keys};
use eds::{
    certificate::{Certificate, Issuer},
    crl::{Crl, Revoked},
    moment::Moment,
};
use std::path::Path;

/// The subfolder that is moved away after the ceremony.
pub(crate) const FOLDER: &str = "root";
pub(crate) const KEY: &str = "root.p12";

/// A root that was opened. Its key is wiped when dropped.
#[derive(Debug)]
pub struct Root(Issuer);

impl Root {
    /// Opens the folder into which the ceremony put the root's key.
    ///
    /// # Errors
    /// When the passphrase is another one or the file isn't in order.
    pub fn open(folder: &Path, passphrase: &str) -> Result<Self, CentreError> {
        let path = folder.join(KEY);
        let opened = keys::open(&path, passphrase)?.issuer;
        let certificate = &opened.certificate;
        if !certificate.extensions().is_authority() || !keys::issued(certificate, certificate) {
            return Err(CentreError::Damaged(path));
        }
        Ok(Self(opened))
    }

    /// The certificate.
    pub fn certificate(&self) -> &Certificate {
        &self.0.certificate
    }

    /// A list of the authorities that are revoked; to be taken to the centre, see [`crate::Centre::take_root_crl`].
    /// `number` is larger than all before; the ceremony's has 1.
    ///
    /// # Errors
    /// When its parts don't fit each other.
    pub fn crl(
        &self,
        revoked: &[Revoked],
        number: u64,
        this_update: Moment,
        next_update: Moment,
    ) -> Result<Crl, CentreError> {
        crl::root(&self.0, revoked, number, this_update, next_update)
    }
}
