//! The centre in service, and how it speaks of time, keys and reasons.

use crate::{Cx, Error};
use certification::{CentreError, CrlReason, Expiring as What, Expiry, Refusal as Refused};
use domain::{
    certificates::{
        CentreExpiry, CentreView, CertificateRole, Expiring, KeyKind, RevocationReason, centre_ends,
    },
    fault::Refusal,
    time::Moment,
};
use std::sync::Arc;

pub(super) use certification::Centre;

/// The centre, if there is one.
pub(super) fn centre(cx: &Cx<'_>) -> Result<Arc<Centre>, Error> {
    cx.services().settings().centre.clone().ok_or_else(|| Refusal::NoCentre.into())
}

pub(super) const fn moment(moment: Moment) -> eds::moment::Moment {
    eds::moment::Moment::from_micros(moment.0)
}

pub(super) const fn micros(moment: eds::moment::Moment) -> Moment {
    Moment(moment.micros())
}

pub(super) const fn key_kind(kind: eds::algorithm::KeyKind) -> KeyKind {
    match kind {
        eds::algorithm::KeyKind::Rsa(_) => KeyKind::Rsa,
        eds::algorithm::KeyKind::P256 => KeyKind::P256,
        eds::algorithm::KeyKind::Gost256 => KeyKind::Gost256,
        eds::algorithm::KeyKind::Gost512 => KeyKind::Gost512,
    }
}

pub(super) const fn role(role: CertificateRole) -> eds::certificate::Role {
    match role {
        CertificateRole::Head => eds::certificate::Role::Head,
        CertificateRole::Signer => eds::certificate::Role::Signer,
        CertificateRole::Employee => eds::certificate::Role::Employee,
    }
}

pub(super) const fn reason(reason: RevocationReason) -> CrlReason {
    match reason {
        RevocationReason::KeyCompromise => CrlReason::KeyCompromise,
        RevocationReason::AffiliationChanged => CrlReason::AffiliationChanged,
        RevocationReason::Superseded => CrlReason::Superseded,
        RevocationReason::CessationOfOperation => CrlReason::CessationOfOperation,
        RevocationReason::PrivilegeWithdrawn => CrlReason::PrivilegeWithdrawn,
    }
}

/// What a refusal of the centre is to whoever asked. The rest is a fault of ours.
pub(super) fn refused(error: CentreError) -> Error {
    match error {
        CentreError::Refused(refused) => refusal(&refused).into(),
        error => Error::Stored(format!("the centre: {error}")),
    }
}

pub(super) fn refusal(refused: &Refused) -> Refusal {
    tracing::info!(%refused, "the centre refuses");
    match refused {
        Refused::Request(_) => Refusal::KeyRefused,
        Refused::Person(_) | Refused::Validity(_) => Refusal::SubjectRefused,
    }
}

/// What of the centre's own expires when, the next first.
pub(super) fn expiries(centre: &Centre, now: Moment) -> Vec<CentreExpiry> {
    let expiry = |expiry: Expiry| {
        let at = micros(expiry.at);
        CentreExpiry { what: expiring(expiry.what), at, soon: centre_ends(at, now) }
    };
    centre.expiries().into_iter().map(expiry).collect()
}

/// What pages say of the centre; what expires when is for those who can see to it.
pub(super) fn view(centre: &Centre, expiries: Vec<CentreExpiry>) -> CentreView {
    let (addresses, [root, ..]) = (centre.addresses(), centre.fingerprints());
    let organisation = &centre.settings().organisation;
    CentreView {
        name_kk: organisation.kk.clone(),
        name_ru: organisation.ru.clone(),
        root_sha256: root,
        list: addresses.crl,
        ocsp: addresses.ocsp,
        stamps: addresses.stamp,
        expiries,
    }
}

const fn expiring(what: What) -> Expiring {
    match what {
        What::Root => Expiring::Root,
        What::RootCrl => Expiring::RootList,
        What::Authority => Expiring::Authority,
        What::FullTerm => Expiring::FullTerm,
        What::Ocsp => Expiring::Ocsp,
        What::TimeStamping => Expiring::Stamps,
    }
}
