//! The root's key, where it is kept apart: signs a list once in a while.

use crate::{
    centre::read_root_crl,
    crl,
    error::{CentreError, CrlFault},
    keys,
};
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

    /// The list that follows `last`: what that one names, and `revoked` as well. It counts for `seconds`, by default as
    /// long as the last one.
    ///
    /// # Errors
    /// When the last one isn't the root's or is younger than now, or something is named twice.
    pub fn next_crl(
        &self,
        last: &[u8],
        revoked: &[Revoked],
        now: Moment,
        seconds: Option<i64>,
    ) -> Result<Crl, CentreError> {
        let last = read_root_crl(last, &self.0.certificate).ok_or(CrlFault::NotLast)?;
        let mut entries = last.revoked().map_err(|_| CrlFault::NotLast)?;
        entries.extend_from_slice(revoked);
        let number = last.number().and_then(counted).ok_or(CrlFault::NotLast)?;
        let made = last.this_update();
        if now.whole() < made {
            return Err(CrlFault::Times.into());
        }
        let term = last.next_update().map(|next| next.seconds() - made.seconds());
        let seconds = seconds.or(term).ok_or(CrlFault::Times)?;
        self.crl(&entries, number, now, now.plus_seconds(seconds))
    }
}

/// The number after this one.
fn counted(number: &[u8]) -> Option<u64> {
    let value = |sum: u64, octet: &u8| sum.checked_mul(256)?.checked_add(u64::from(*octet));
    number.iter().try_fold(0, value)?.checked_add(1)
}
