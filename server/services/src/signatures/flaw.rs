//! Why a certificate that should show who somebody is does not.

use domain::accounts::CertificateFlaw;
use eds::{
    check::{CheckName, Outcome, Reason, Report, Verdict},
    path::PathError,
};

/// The first thing that stands in the way, as somebody at the door needs it.
pub(crate) fn flaw(report: &Report) -> CertificateFlaw {
    let Some(signer) = report.signers.first() else { return CertificateFlaw::Unfit };
    for check in &signer.checks {
        match (&check.outcome, check.name) {
            (Outcome::Fail(Reason::Revoked { .. }), _) => return CertificateFlaw::Revoked,
            (Outcome::Fail(Reason::Chain(PathError::Expired { .. } | PathError::NotYetValid { .. })), _) => {
                return CertificateFlaw::NotNow;
            }
            (Outcome::Fail(_), CheckName::Chain) => return CertificateFlaw::UnknownAuthority,
            (Outcome::Fail(_), _) => return CertificateFlaw::Unfit,
            (Outcome::Unknown(_) | Outcome::Pass, _) => {}
        }
    }
    match report.verdict {
        Verdict::Undetermined => CertificateFlaw::NotKnown,
        _ => CertificateFlaw::Unfit,
    }
}
