//! Lists of revoked certificates.

use crate::{
    centre::Centre,
    error::{CentreError, CrlFault},
};
use der::{
    Encode,
    asn1::{Ia5String, OctetString},
};
use eds::{
    certificate::Issuer,
    crl::{self, Crl, Revoked, Template},
    moment::Moment,
    oid,
};
use std::collections::HashSet;
use x509_cert::ext::{
    Extension,
    pkix::{
        CrlReason,
        crl::dp::DistributionPoint,
        name::{DistributionPointName, GeneralName},
    },
};

impl Centre {
    /// The full list of revoked certificates or, with `base`, what changed since the full list of that number. A
    /// suspended certificate has the reason `CertificateHold`; in a delta one that is no longer suspended has
    /// `RemoveFromCRL`. Numbers grow with every list, full or delta. Services of the centre that were revoked are named
    /// too.
    ///
    /// # Errors
    /// When the parts don't fit each other.
    pub fn crl(
        &self,
        revoked: &[Revoked],
        number: u64,
        base: Option<u64>,
        this_update: Moment,
        next_update: Moment,
    ) -> Result<Crl, CentreError> {
        let entries = self.with_services(revoked);
        check(&entries, number, base, this_update, next_update)?;
        // The full list says where its deltas are; a delta must not.
        let extra = match base {
            None => vec![freshest(&self.addresses().delta)?],
            Some(_) => Vec::new(),
        };
        let next_update = Some(next_update);
        let template = Template { number, base, this_update, next_update, entries, extra };
        Ok(crl::build(&template, &self.authority)?)
    }
}

/// The root's list.
pub(crate) fn root(
    root: &Issuer,
    revoked: &[Revoked],
    number: u64,
    this_update: Moment,
    next_update: Moment,
) -> Result<Crl, CentreError> {
    check(revoked, number, None, this_update, next_update)?;
    let (base, next_update, extra) = (None, Some(next_update), Vec::new());
    let template = Template { number, base, this_update, next_update, entries: revoked.to_vec(), extra };
    Ok(crl::build(&template, root)?)
}

fn check(
    revoked: &[Revoked],
    number: u64,
    base: Option<u64>,
    this_update: Moment,
    next_update: Moment,
) -> Result<(), CrlFault> {
    if base.is_some_and(|base| base >= number) {
        return Err(CrlFault::Base);
    }
    if next_update.whole() <= this_update.whole() {
        return Err(CrlFault::Times);
    }
    let removal = |revoked: &Revoked| revoked.reason == Some(CrlReason::RemoveFromCRL);
    if base.is_none() && revoked.iter().any(removal) {
        return Err(CrlFault::Removal);
    }
    let mut seen = HashSet::new();
    if !revoked.iter().all(|revoked| seen.insert(&revoked.serial)) {
        return Err(CrlFault::Doubled);
    }
    Ok(())
}

fn freshest(address: &str) -> Result<Extension, der::Error> {
    let name = GeneralName::UniformResourceIdentifier(Ia5String::new(address)?);
    let points = vec![DistributionPoint {
        distribution_point: Some(DistributionPointName::FullName(vec![name])),
        reasons: None,
        crl_issuer: None,
    }];
    let extn_value = OctetString::new(points.to_der()?)?;
    Ok(Extension { extn_id: oid::FRESHEST_CRL, critical: false, extn_value })
}
