//! What becomes of a certificate.

use crate::{
    fault::Refusal,
    id::PersonId,
    time::{DAY, Moment},
};
use serde::{Deserialize, Serialize};

/// What the register says of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CertificateState {
    /// It counts.
    InForce,
    /// It does not count for now.
    Suspended,
    /// It does not count any more, for ever.
    Revoked,
}

/// How a certificate stands at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Validity {
    /// Counts.
    InForce,
    /// Does not count for now.
    Suspended,
    /// Was revoked.
    Revoked,
    /// Its time is over.
    Expired,
}

/// Why a certificate is revoked (RFC 5280, section 5.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RevocationReason {
    /// Somebody else has, or may have, the key.
    KeyCompromise,
    /// The person has left the body, or acts in another capacity.
    AffiliationChanged,
    /// Another certificate has taken its place.
    Superseded,
    /// It is no longer needed.
    CessationOfOperation,
    /// It should not have been issued, or its owner lost the right to it.
    PrivilegeWithdrawn,
}

impl RevocationReason {
    /// All of them, in the order of choice.
    pub const ALL: [Self; 5] = [
        Self::KeyCompromise,
        Self::AffiliationChanged,
        Self::Superseded,
        Self::CessationOfOperation,
        Self::PrivilegeWithdrawn,
    ];
}

/// What the certificate lets its owner act as for a state body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CertificateRole {
    /// First head.
    Head,
    /// May sign for the body.
    Signer,
    /// Employee.
    Employee,
}

impl CertificateRole {
    /// All of them, in the order of choice.
    pub const ALL: [Self; 3] = [Self::Employee, Self::Signer, Self::Head];
}

/// A kind of key that people choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyKind {
    /// GOST R 34.10, 512 bits: the national one.
    Gost512,
    /// GOST R 34.10, 256 bits.
    Gost256,
    /// RSA, whatever its length.
    Rsa,
    /// ECDSA on P-256.
    P256,
}

/// How a certificate stands.
pub const fn validity(state: CertificateState, until: Moment, now: Moment) -> Validity {
    match state {
        CertificateState::Revoked => Validity::Revoked,
        _ if now.0 > until.0 => Validity::Expired,
        CertificateState::Suspended => Validity::Suspended,
        CertificateState::InForce => Validity::InForce,
    }
}

/// It shall not count for now.
///
/// # Errors
/// When it does not count already.
pub const fn suspend(validity: Validity) -> Result<CertificateState, Refusal> {
    match validity {
        Validity::InForce => Ok(CertificateState::Suspended),
        Validity::Suspended => Err(Refusal::CertificateSuspended),
        Validity::Revoked | Validity::Expired => Err(Refusal::CertificateOver),
    }
}

/// It counts again, by the word of an officer whose own it is not.
///
/// # Errors
/// When it is the officer's own, was not suspended, or is over.
pub fn resume(validity: Validity, owner: PersonId, officer: PersonId) -> Result<CertificateState, Refusal> {
    match validity {
        // It may have been suspended because the key, or the session, is in other hands.
        Validity::Suspended if owner == officer => Err(Refusal::OwnCertificate),
        Validity::Suspended => Ok(CertificateState::InForce),
        Validity::InForce => Err(Refusal::CertificateNotSuspended),
        Validity::Revoked | Validity::Expired => Err(Refusal::CertificateOver),
    }
}

/// It does not count any more.
///
/// # Errors
/// When it is over already.
pub const fn revoke(validity: Validity) -> Result<CertificateState, Refusal> {
    match validity {
        Validity::InForce | Validity::Suspended => Ok(CertificateState::Revoked),
        Validity::Revoked | Validity::Expired => Err(Refusal::CertificateOver),
    }
}

/// Days before something of the centre's own ends from which on it is said: long enough to fetch the root's key.
const CENTRE_WARNING: i64 = 45;

/// Whether something of the centre's own ends soon, or has ended.
pub const fn centre_ends(at: Moment, now: Moment) -> bool {
    at.0 - now.0 <= CENTRE_WARNING * DAY
}

/// Days before its end at which the owner is warned, the last first.
pub const EXPIRY_WARNINGS: [u16; 3] = [3, 14, 30];

/// The warning that is due: so many days or fewer are left. None while there is more time, after the end, or when
/// that warning or a later one was given.
pub fn warning_due(until: Moment, given: Option<u16>, now: Moment) -> Option<u16> {
    let left = until.0 - now.0;
    let due = EXPIRY_WARNINGS.into_iter().find(|days| left <= i64::from(*days) * DAY)?;
    (left >= 0 && given.is_none_or(|given| given > due)).then_some(due)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_the_centre_s_own_is_said_in_time_and_afterwards() {
        let at = Moment(1_000 * DAY);
        let said = |days: i64| centre_ends(at, Moment(at.0 - days * DAY));
        assert_eq!([46, 45, 1, 0, -1, -400].map(said), [false, true, true, true, true, true]);
    }
}
