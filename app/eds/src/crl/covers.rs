//! Which certificates a CRL speaks of: distribution points on both sides (RFC 5280, 6.3.3).

use super::Crl;
use crate::{
    certificate::Certificate,
    name::{self, Name},
};
use x509_cert::ext::pkix::{
    crl::dp::{DistributionPoint, ReasonFlags, Reasons},
    name::{DistributionPointName, GeneralName},
};

/// Reasons as bits.
pub(super) type Mask = u16;
/// Every reason.
pub(super) const ALL: Mask = 0b1_1111_1110;

fn mask(reasons: Option<&ReasonFlags>) -> Mask {
    let Some(flags) = reasons else { return ALL };
    let known = [
        (Reasons::KeyCompromise, 1),
        (Reasons::CaCompromise, 2),
        (Reasons::AffiliationChanged, 3),
        (Reasons::Superseded, 4),
        (Reasons::CessationOfOperation, 5),
        (Reasons::CertificateHold, 6),
        (Reasons::PrivilegeWithdrawn, 7),
        (Reasons::AaCompromise, 8),
    ];
    known.into_iter().filter(|(reason, _)| flags.contains(*reason)).map(|(_, bit)| 1 << bit).sum()
}

/// The distribution points of a certificate; one that names none has the issuer's whole list.
pub(super) fn points(certificate: &Certificate) -> Vec<DistributionPoint> {
    let mut points = certificate.extensions().crl_points.clone();
    points.push(DistributionPoint { distribution_point: None, reasons: None, crl_issuer: None });
    points
}

/// For which reasons `crl` speaks of `certificate` through `point`; 0: not at all.
pub(super) fn reasons(crl: &Crl, certificate: &Certificate, point: &DistributionPoint) -> Mask {
    if !right_issuer(crl, certificate, point) || !right_scope(crl, certificate) {
        return 0;
    }
    let Some(said) = &crl.point else { return mask(point.reasons.as_ref()) };
    // The point that stands for "no point" takes only lists without a name of their own.
    let named = said.distribution_point.as_ref();
    if named.is_some_and(|named| !right_name(named, crl, certificate, point)) {
        return 0;
    }
    mask(point.reasons.as_ref()) & mask(said.only_some_reasons.as_ref())
}

fn right_issuer(crl: &Crl, certificate: &Certificate, point: &DistributionPoint) -> bool {
    match &point.crl_issuer {
        Some(names) => {
            crl.point.as_ref().is_some_and(|said| said.indirect_crl)
                && directory_names(names).any(|name| name::same(name, crl.issuer()))
        }
        None => name::same(crl.issuer(), certificate.issuer()),
    }
}

fn right_scope(crl: &Crl, certificate: &Certificate) -> bool {
    let Some(said) = &crl.point else { return true };
    let authority = certificate.extensions().is_authority();
    !(said.only_contains_user_certs && authority
        || said.only_contains_ca_certs && !authority
        || said.only_contains_attribute_certs)
}

fn right_name(
    said: &DistributionPointName,
    crl: &Crl,
    certificate: &Certificate,
    point: &DistributionPoint,
) -> bool {
    let said = full_names(said, crl.issuer());
    let wanted = match (&point.distribution_point, &point.crl_issuer) {
        (Some(name), issuer) => {
            let issuer = issuer.as_deref().and_then(|names| directory_names(names).next());
            full_names(name, issuer.unwrap_or(certificate.issuer()))
        }
        (None, Some(names)) => names.clone(),
        (None, None) => name::directory(certificate.issuer()).into_iter().collect(),
    };
    said.iter().any(|name| wanted.iter().any(|other| same(name, other)))
}

fn directory_names(names: &[GeneralName]) -> impl Iterator<Item = &Name> {
    names.iter().filter_map(|name| match name {
        GeneralName::DirectoryName(name) => Some(name.as_ref()),
        _ => None,
    })
}

impl Crl {
    /// Whether it is of somebody who may say something of a certificate: its issuer, or whom its distribution points name.
    /// Neither signature nor scope is looked at.
    pub fn may_speak_of(&self, certificate: &Certificate) -> bool {
        points(certificate).iter().any(|point| right_issuer(self, certificate, point))
    }
}

/// A name relative to the issuer becomes whole.
fn full_names(name: &DistributionPointName, issuer: &Name) -> Vec<GeneralName> {
    match name {
        DistributionPointName::FullName(names) => names.clone(),
        DistributionPointName::NameRelativeToCRLIssuer(rdn) => {
            let mut whole = issuer.clone();
            whole.push(rdn.clone());
            name::directory(&whole).into_iter().collect()
        }
    }
}

fn same(a: &GeneralName, b: &GeneralName) -> bool {
    match (a, b) {
        (GeneralName::DirectoryName(a), GeneralName::DirectoryName(b)) => name::same(a.as_ref(), b.as_ref()),
        _ => a == b,
    }
}
