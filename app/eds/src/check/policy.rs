//! What is demanded of signatures: a value that is kept with a verdict.

use crate::{
    algorithm::Strength,
    blob::Blob,
    certificate::{Certificate, RoleOid},
    error::ReadError,
    moment::Moment,
    oid,
};
use serde::{Deserialize, Serialize};

/// What is demanded of signatures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// By which it is named in evidence.
    pub version: String,
    /// Certificates that are trusted as they are.
    pub anchors: Vec<Blob>,
    /// Certificates of authorities between; signers send only their own.
    pub intermediates: Vec<Blob>,
    /// Most signers of one message that are looked at.
    #[serde(default = "signers")]
    pub signers: u16,
    /// Purposes one of which the certificate must have, dotted; none: any.
    pub purposes: Vec<String>,
    /// The key must be one for signatures that can't be denied later; else one for any will do, as for signing in.
    #[serde(default = "binding")]
    pub binding: bool,
    /// Identifiers of roles beside the national ones.
    pub roles: Vec<RoleOid>,
    /// Shortest RSA key, in bits.
    pub rsa_bits: u32,
    /// Until when SHA-1 and GOST 34.310-2004 were good enough; None: never.
    pub weak_until: Option<Moment>,
    /// Stamps tell when it was signed; else they say nothing, and what counts is when the signature was received.
    #[serde(default = "stamps")]
    pub stamps: bool,
    /// A time stamp must be there.
    pub stamp: bool,
    /// It must be known that the signer's certificate wasn't revoked.
    pub revocation: bool,
    /// The same of the authorities above.
    pub issuer_revocation: bool,
    /// The same of the time-stamp authority.
    pub stamp_revocation: bool,
    /// How old an OCSP answer may be that doesn't say when the next one comes, in minutes.
    pub ocsp_minutes: u32,
    /// How far clocks may differ, in seconds.
    pub skew_seconds: u32,
}

/// What a policy demands that says nothing of it.
const fn binding() -> bool {
    true
}

/// A collegium has dozens.
const fn signers() -> u16 {
    128
}

/// Stamps are looked at by a policy that says nothing of it.
const fn stamps() -> bool {
    true
}

impl Policy {
    /// Everything is demanded, nothing is trusted yet.
    pub fn strict(version: &str) -> Self {
        Self {
            version: version.to_owned(),
            anchors: Vec::new(),
            intermediates: Vec::new(),
            signers: signers(),
            purposes: vec![oid::EMAIL_PROTECTION.to_string()],
            binding: true,
            roles: Vec::new(),
            rsa_bits: Strength::STRICT.rsa_bits,
            weak_until: None,
            stamps: stamps(),
            stamp: true,
            revocation: true,
            issuer_revocation: true,
            stamp_revocation: true,
            ocsp_minutes: 60,
            skew_seconds: 300,
        }
    }

    pub(super) fn skew(&self) -> i64 {
        i64::from(self.skew_seconds)
    }

    pub(super) fn ocsp_age(&self) -> i64 {
        i64::from(self.ocsp_minutes) * 60
    }

    /// How strong algorithms and keys must have been at a moment.
    pub fn strength(&self, at: Moment) -> Strength {
        Strength { rsa_bits: self.rsa_bits, weak_digests: !self.weak_at(at) }
    }

    /// Whether SHA-1 and GOST 34.310-2004 were not good enough any more at a moment.
    pub fn weak_at(&self, at: Moment) -> bool {
        self.weak_until.is_none_or(|until| at >= until)
    }

    /// Reads the certificates it trusts, so that a mistake in them shows when the policy is made.
    ///
    /// # Errors
    /// When one can't be read.
    pub fn anchors(&self) -> Result<Vec<Certificate>, ReadError> {
        self.anchors.iter().map(|blob| Certificate::read(&blob.0)).collect()
    }

    /// Reads the certificates between.
    ///
    /// # Errors
    /// When one can't be read.
    pub fn intermediates(&self) -> Result<Vec<Certificate>, ReadError> {
        self.intermediates.iter().map(|blob| Certificate::read(&blob.0)).collect()
    }
}
