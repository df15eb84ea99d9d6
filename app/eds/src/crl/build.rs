//! Making CRLs.

use super::{
    Crl,
    list::{Body, RawEntry},
};
use crate::{
    certificate::{Issuer, authority_key, extension, seal},
    error::BuildError,
    moment::{Generalized, Moment, Time},
    oid,
};
use der::{
    Encode,
    asn1::{Int, Uint},
};
use x509_cert::ext::{Extension, pkix::CrlReason};

/// A certificate to be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revoked {
    /// Its serial number, as [`crate::certificate::Certificate::serial`] gives it.
    pub serial: Vec<u8>,
    /// Since when.
    pub at: Moment,
    /// Why.
    pub reason: Option<CrlReason>,
    /// Since when the key is not to be trusted, if that is earlier.
    pub invalid_since: Option<Moment>,
}

/// What a list shall say.
#[derive(Clone, Debug)]
pub struct Template {
    /// Its number, larger than all before; a delta has the next number too.
    pub number: u64,
    /// Of a delta: the number of the full list it changes.
    pub base: Option<u64>,
    /// When it is made.
    pub this_update: Moment,
    /// When the next one comes.
    pub next_update: Option<Moment>,
    /// Who is revoked, or in a delta what changed.
    pub entries: Vec<Revoked>,
    /// Further extensions.
    pub extra: Vec<Extension>,
}

/// Makes a list.
///
/// # Errors
/// When something can't be encoded.
pub fn build(template: &Template, issuer: &Issuer) -> Result<Crl, BuildError> {
    let entries = template.entries.iter().map(entry).collect::<Result<Vec<_>, _>>()?;
    let mut extensions = Vec::new();
    if let Some(key) = &issuer.certificate.extensions().subject_key {
        extensions.push(authority_key(key)?);
    }
    extensions.push(extension(oid::CRL_NUMBER, false, &Uint::new(&template.number.to_be_bytes())?)?);
    if let Some(base) = template.base {
        extensions.push(extension(oid::DELTA_CRL_INDICATOR, true, &Uint::new(&base.to_be_bytes())?)?);
    }
    extensions.extend(template.extra.iter().cloned());
    let body = Body {
        version: Some(1),
        algorithm: issuer.key.scheme().identifier().ok_or(BuildError::Unsuitable)?,
        issuer: issuer.certificate.subject_name().clone(),
        this_update: Time(template.this_update),
        next_update: template.next_update.map(Time),
        // An empty list must be left out.
        entries: (!entries.is_empty()).then_some(entries),
        extensions: Some(extensions),
    };
    Ok(Crl::read(&seal(&body, &issuer.key)?.to_der()?)?)
}

fn entry(revoked: &Revoked) -> Result<RawEntry, BuildError> {
    let mut extensions = Vec::new();
    if let Some(reason) = revoked.reason.filter(|reason| *reason != CrlReason::Unspecified) {
        extensions.push(extension(oid::CRL_REASON, false, &reason)?);
    }
    if let Some(since) = revoked.invalid_since {
        extensions.push(extension(oid::INVALIDITY_DATE, false, &Generalized(since.whole()))?);
    }
    Ok(RawEntry {
        serial: Int::new(&revoked.serial)?,
        at: Time(revoked.at),
        extensions: (!extensions.is_empty()).then_some(extensions),
    })
}
