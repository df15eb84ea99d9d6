//! Reading a CRL.

use super::Revoked;
use crate::{
    algorithm::{Identifier, PublicKey, Scheme},
    armour,
    certificate::Sealed,
    error::{ReadError, SignatureError},
    memo::Memo,
    moment::{Generalized, Moment, Time},
    name::{self, Name},
    oid,
};
use der::{
    Decode, Encode, Sequence,
    asn1::{Int, Uint},
};
use x509_cert::ext::{
    Extension,
    pkix::{AuthorityKeyIdentifier, CrlReason, IssuingDistributionPoint, name::GeneralName},
};

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct RawEntry {
    pub serial: Int,
    pub at: Time,
    #[asn1(optional = "true")]
    pub extensions: Option<Vec<Extension>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct Body {
    #[asn1(optional = "true")]
    pub version: Option<u8>,
    pub algorithm: Identifier,
    pub issuer: Name,
    pub this_update: Time,
    #[asn1(optional = "true")]
    pub next_update: Option<Time>,
    #[asn1(optional = "true")]
    pub entries: Option<Vec<RawEntry>>,
    #[asn1(context_specific = "0", optional = "true")]
    pub extensions: Option<Vec<Extension>>,
}

/// A revoked certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Since when.
    pub at: Moment,
    /// Why, if it says so.
    pub reason: Option<CrlReason>,
    /// Since when the key is not to be trusted, if that is earlier.
    pub invalid_since: Option<Moment>,
}

/// A list of revoked certificates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crl {
    der: Vec<u8>,
    sealed: Sealed,
    body: Body,
    /// Its number.
    pub(super) number: Option<Uint>,
    /// Of a delta: the number of the list it changes.
    pub(super) base: Option<Uint>,
    pub(super) point: Option<IssuingDistributionPoint>,
    pub(super) authority_key: Option<Vec<u8>>,
    /// Something critical that isn't known here: it must not be relied on.
    pub(super) unusable: bool,
    memo: Memo,
}

impl Crl {
    /// From DER, PEM or base64. Read is not checked.
    ///
    /// # Errors
    /// When it is none.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let der = armour::to_der(bytes)?;
        let sealed = Sealed::from_der(&der)?;
        let body = Body::from_der(&sealed.body.to_der()?)?;
        if body.algorithm != sealed.algorithm {
            return Err(ReadError::Structure);
        }
        let unknown_entry = |entry: &RawEntry| entry.extensions.as_deref().is_some_and(has_unknown);
        let unusable = body.entries.as_deref().unwrap_or_default().iter().any(unknown_entry);
        let mut crl = Self {
            der,
            sealed,
            body,
            number: None,
            base: None,
            point: None,
            authority_key: None,
            unusable,
            memo: Memo::default(),
        };
        let extensions = crl.body.extensions.clone().unwrap_or_default();
        extensions.iter().try_for_each(|extension| crl.take(extension))?;
        Ok(crl)
    }

    fn take(&mut self, extension: &Extension) -> Result<(), ReadError> {
        let value = extension.extn_value.as_bytes();
        match extension.extn_id {
            oid::CRL_NUMBER => self.number = Some(Uint::from_der(value)?),
            oid::DELTA_CRL_INDICATOR => self.base = Some(Uint::from_der(value)?),
            oid::ISSUING_DISTRIBUTION_POINT => {
                self.point = Some(IssuingDistributionPoint::from_der(value)?);
            }
            oid::AUTHORITY_KEY_ID => {
                let id = AuthorityKeyIdentifier::from_der(value)?;
                self.authority_key = id.key_identifier.map(|id| id.as_bytes().to_vec());
            }
            oid::ISSUER_ALT_NAME | oid::FRESHEST_CRL | oid::AUTHORITY_INFO_ACCESS => {}
            _ => self.unusable |= extension.critical,
        }
        Ok(())
    }

    /// As DER.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// Who issued it.
    pub fn issuer(&self) -> &Name {
        &self.body.issuer
    }

    /// When it was made.
    pub fn this_update(&self) -> Moment {
        self.body.this_update.0
    }

    /// When the next one comes at the latest.
    pub fn next_update(&self) -> Option<Moment> {
        self.body.next_update.map(|time| time.0)
    }

    /// Whether it only says what changed.
    pub fn is_delta(&self) -> bool {
        self.base.is_some()
    }

    /// Its number as big-endian octets.
    pub fn number(&self) -> Option<&[u8]> {
        self.number.as_ref().map(Uint::as_bytes)
    }

    /// How many certificates it names.
    pub fn len(&self) -> usize {
        self.body.entries.as_ref().map_or(0, Vec::len)
    }

    /// Whether it names none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All that it names, as a further list would name them.
    ///
    /// # Errors
    /// When an entry can't be read, or the list speaks of others' certificates too.
    pub fn revoked(&self) -> Result<Vec<Revoked>, ReadError> {
        if self.point.as_ref().is_some_and(|point| point.indirect_crl) {
            return Err(ReadError::Structure);
        }
        let revoked = |raw: &RawEntry| {
            let Entry { at, reason, invalid_since } = read_entry(raw)?;
            Ok(Revoked { serial: raw.serial.as_bytes().to_vec(), at, reason, invalid_since })
        };
        self.body.entries.as_deref().unwrap_or_default().iter().map(revoked).collect()
    }

    /// Checks its signature; nothing else.
    ///
    /// # Errors
    /// When it doesn't hold.
    pub fn verify(&self, key: &PublicKey) -> Result<Scheme, SignatureError> {
        self.memo.of(key, || self.sealed.verify(key))
    }

    /// What it says of a certificate, by the name of its issuer and its serial number.
    ///
    /// # Errors
    /// When the entry can't be read.
    pub fn find(&self, issuer: &Name, serial: &[u8]) -> Result<Option<Entry>, ReadError> {
        let indirect = self.point.as_ref().is_some_and(|point| point.indirect_crl);
        let entries = self.body.entries.as_deref().unwrap_or_default();
        let mut of: Option<Name> = None;
        for entry in entries {
            // In an indirect list an entry belongs to the issuer named last.
            if indirect && let Some(named) = issuer_of(entry)? {
                of = Some(named);
            }
            if entry.serial.as_bytes() == serial
                && name::same(of.as_ref().unwrap_or(&self.body.issuer), issuer)
            {
                return Ok(Some(heard(entry)));
            }
        }
        Ok(None)
    }
}

fn has_unknown(extensions: &[Extension]) -> bool {
    const KNOWN: [const_oid::ObjectIdentifier; 3] =
        [oid::CRL_REASON, oid::INVALIDITY_DATE, oid::CERTIFICATE_ISSUER];
    extensions.iter().any(|extension| extension.critical && !KNOWN.contains(&extension.extn_id))
}

fn part(entry: &RawEntry, oid: const_oid::ObjectIdentifier) -> Option<&[u8]> {
    let extensions = entry.extensions.as_deref().unwrap_or_default();
    extensions
        .iter()
        .find(|extension| extension.extn_id == oid)
        .map(|extension| extension.extn_value.as_bytes())
}

fn issuer_of(entry: &RawEntry) -> Result<Option<Name>, ReadError> {
    let Some(value) = part(entry, oid::CERTIFICATE_ISSUER) else { return Ok(None) };
    let names: Vec<GeneralName> = Vec::from_der(value)?;
    names
        .into_iter()
        .find_map(|name| match name {
            GeneralName::DirectoryName(name) => Some(Name::from(name)),
            _ => None,
        })
        .map(Some)
        .ok_or(ReadError::Structure)
}

/// Where its reason or an earlier date can't be read, it is revoked all the same.
fn heard(entry: &RawEntry) -> Entry {
    let reason = part(entry, oid::CRL_REASON).and_then(|value| CrlReason::from_der(value).ok());
    let invalid = part(entry, oid::INVALIDITY_DATE).and_then(|value| Generalized::from_der(value).ok());
    Entry { at: entry.at.0, reason, invalid_since: invalid.map(|time| time.0) }
}

fn read_entry(entry: &RawEntry) -> Result<Entry, ReadError> {
    let reason = part(entry, oid::CRL_REASON).map(CrlReason::from_der).transpose()?;
    let invalid = part(entry, oid::INVALIDITY_DATE).map(Generalized::from_der).transpose()?;
    Ok(Entry { at: entry.at.0, reason, invalid_since: invalid.map(|time| time.0) })
}
