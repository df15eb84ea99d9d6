//! What becomes of a request for a certificate. Two officers are needed: one checks who asks, another issues; neither
//! decides on a request of their own. Who has a certificate in force that says the same may confirm the request with it,
//! in place of the first officer.

use super::CertificateState;
use crate::{fault::Refusal, id::PersonId};
use serde::{Deserialize, Serialize};

/// How far a request is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestState {
    /// Waits for the check of who asks.
    Asked,
    /// Who asks was checked, or has confirmed it; waits for a second officer.
    Checked,
    /// The certificate was issued.
    Issued,
    /// An officer refused it.
    Refused,
    /// Who asked took it back.
    Withdrawn,
}

impl RequestState {
    /// Whether something can still become of it.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Asked | Self::Checked)
    }
}

/// An officer has checked who asks; also when the certificate that vouched no longer does.
///
/// # Errors
/// When it was checked or decided before, or is the officer's own.
pub fn check_identity(
    state: RequestState,
    asker: PersonId,
    voucher: Option<Voucher>,
    officer: PersonId,
) -> Result<RequestState, Refusal> {
    let unvouched = state == RequestState::Checked && voucher.is_none();
    if state != RequestState::Asked && !unvouched {
        return Err(Refusal::RequestDecided);
    }
    others(asker, officer)?;
    Ok(RequestState::Checked)
}

/// Who asks confirms it with a certificate in force.
///
/// # Errors
/// When it was checked or decided before.
pub fn confirm(state: RequestState) -> Result<RequestState, Refusal> {
    if state == RequestState::Asked { Ok(RequestState::Checked) } else { Err(Refusal::RequestDecided) }
}

/// What vouches for the identity of who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voucher {
    /// An officer, who has seen papers.
    Officer(PersonId),
    /// A certificate in force: somebody vouched for whose it is when it was issued.
    Certificate,
}

impl Voucher {
    /// What vouches for a request: the officer who checked it, or else the certificate it was confirmed with, as that
    /// stands now. Revoked or suspended, it vouches no more.
    pub fn of(officer: Option<PersonId>, certificate: Option<CertificateState>) -> Option<Self> {
        let certificate = certificate.filter(|state| *state == CertificateState::InForce);
        officer.map(Self::Officer).or(certificate.map(|_| Self::Certificate))
    }
}

/// A second officer issues the certificate.
///
/// # Errors
/// When the identity was not checked, by somebody else, or the request is decided or the officer's own.
pub fn issue(
    state: RequestState,
    asker: PersonId,
    voucher: Option<Voucher>,
    officer: PersonId,
) -> Result<RequestState, Refusal> {
    if !state.is_open() {
        return Err(Refusal::RequestDecided);
    }
    others(asker, officer)?;
    match voucher {
        Some(Voucher::Officer(first)) if first == officer => Err(Refusal::SecondOfficer),
        Some(_) if state == RequestState::Checked => Ok(RequestState::Issued),
        _ => Err(Refusal::IdentityUnchecked),
    }
}

/// An officer refuses the request.
///
/// # Errors
/// When it is decided, or the officer's own.
pub fn refuse(state: RequestState, asker: PersonId, officer: PersonId) -> Result<RequestState, Refusal> {
    if !state.is_open() {
        return Err(Refusal::RequestDecided);
    }
    others(asker, officer)?;
    Ok(RequestState::Refused)
}

/// Who asked takes it back.
///
/// # Errors
/// When it is decided.
pub const fn withdraw(state: RequestState) -> Result<RequestState, Refusal> {
    if state.is_open() { Ok(RequestState::Withdrawn) } else { Err(Refusal::RequestDecided) }
}

/// Requests of one person that may be open at a time.
pub const OPEN_REQUESTS_MAX: u32 = 5;

/// Another request, beside so many that are open.
///
/// # Errors
/// When there are enough: one person shall not fill the queue of the officers.
pub const fn ask(open: u32) -> Result<(), Refusal> {
    if open < OPEN_REQUESTS_MAX { Ok(()) } else { Err(Refusal::TooManyOpenRequests) }
}

fn others(asker: PersonId, officer: PersonId) -> Result<(), Refusal> {
    if asker == officer { Err(Refusal::OwnRequest) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Ulid;

    #[test]
    fn a_certificate_vouches_only_while_it_is_in_force() {
        use CertificateState::{InForce, Revoked, Suspended};
        let officer: PersonId = Ulid::from(1_u128).into();
        for state in [None, Some(InForce), Some(Suspended), Some(Revoked)] {
            let alone = (state == Some(InForce)).then_some(Voucher::Certificate);
            assert_eq!(Voucher::of(None, state), alone, "{state:?}");
            assert_eq!(Voucher::of(Some(officer), state), Some(Voucher::Officer(officer)), "{state:?}");
        }
    }
}
