//! Validating a path.

use super::{PathError, label, names::Constraints, policies::PolicyState};
use crate::{
    algorithm::{PublicKey, Scheme},
    certificate::Certificate,
    error::SignatureError,
    moment::Moment,
};
use const_oid::ObjectIdentifier as Oid;

/// What a path is validated for.
#[derive(Clone, Debug)]
pub struct Parameters {
    /// The moment at which all must be valid.
    pub at: Moment,
    /// Policies one of which must hold if one must; none: any.
    pub policies: Vec<Oid>,
    /// A policy must hold.
    pub require_policy: bool,
    /// Mappings between policies don't count.
    pub inhibit_mapping: bool,
    /// "Any policy" doesn't count.
    pub inhibit_any: bool,
}

impl Parameters {
    /// Any policy will do.
    pub const fn at(at: Moment) -> Self {
        Self { at, policies: Vec::new(), require_policy: false, inhibit_mapping: false, inhibit_any: false }
    }
}

/// What is known of a valid path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validated {
    /// How the certificates are signed, from the anchor down.
    pub schemes: Vec<Scheme>,
    /// Policies that hold.
    pub policies: Vec<Oid>,
}

/// Validates a path that begins with the certificate issued by `anchor`. The anchor is trusted as it is, but no further
/// than it says itself (RFC 5280, 6.2): its time counts, its path length and its name constraints.
///
/// # Errors
/// With the first reason found, from the anchor down.
pub fn validate(
    anchor: &Certificate,
    path: &[Certificate],
    parameters: &Parameters,
) -> Result<Validated, PathError> {
    in_time(anchor, parameters.at)?;
    let mut issuer = anchor;
    let mut key = key_of(anchor)?;
    let mut schemes = Vec::with_capacity(path.len());
    let mut policies = PolicyState::new(path.len(), parameters);
    let mut constraints = Constraints::default();
    constraints.take(anchor)?;
    let mut may_follow = path.len().min(limit(anchor));
    for (index, certificate) in path.iter().enumerate() {
        let last = index + 1 == path.len();
        schemes.push(basics(certificate, issuer, &key, parameters.at)?);
        if last || !certificate.is_self_issued() {
            constraints.check(certificate)?;
        }
        policies.take(certificate, last)?;
        if !last {
            authority(certificate)?;
            if !certificate.is_self_issued() {
                may_follow = may_follow
                    .checked_sub(1)
                    .ok_or_else(|| PathError::PathLength { subject: label(certificate) })?;
            }
            may_follow = may_follow.min(limit(certificate));
            policies.prepare(certificate)?;
            constraints.take(certificate)?;
            key = key_of(certificate)?;
            issuer = certificate;
        }
        known(certificate)?;
    }
    Ok(Validated { schemes, policies: policies.finish(path.last())? })
}

/// How many authorities may follow.
fn limit(certificate: &Certificate) -> usize {
    let basic = certificate.extensions().basic.as_ref();
    basic.and_then(|basic| basic.path_len_constraint).map_or(usize::MAX, usize::from)
}

fn basics(
    certificate: &Certificate,
    issuer: &Certificate,
    key: &PublicKey,
    at: Moment,
) -> Result<Scheme, PathError> {
    let subject = || label(certificate);
    if !certificate.names_issuer(issuer) {
        return Err(PathError::Chaining { subject: subject() });
    }
    let scheme =
        certificate.verify(key).map_err(|error| PathError::Signature { subject: subject(), error })?;
    in_time(certificate, at)?;
    Ok(scheme)
}

fn in_time(certificate: &Certificate, at: Moment) -> Result<(), PathError> {
    let subject = || label(certificate);
    if at < certificate.not_before() {
        return Err(PathError::NotYetValid { subject: subject() });
    }
    // The last second counts as a whole.
    if at.whole() > certificate.not_after() {
        return Err(PathError::Expired { subject: subject() });
    }
    Ok(())
}

fn key_of(certificate: &Certificate) -> Result<PublicKey, PathError> {
    certificate.public_key().map_err(|error| PathError::Signature {
        subject: label(certificate),
        error: match error {
            crate::error::ReadError::UnknownAlgorithm => SignatureError::UnknownAlgorithm,
            _ => SignatureError::Key,
        },
    })
}

fn authority(certificate: &Certificate) -> Result<(), PathError> {
    let extensions = certificate.extensions();
    if certificate.version() != 3 || !extensions.is_authority() {
        return Err(PathError::NotAuthority { subject: label(certificate) });
    }
    if extensions.usage.as_ref().is_some_and(|usage| !usage.key_cert_sign()) {
        return Err(PathError::KeyUsage { subject: label(certificate) });
    }
    Ok(())
}

fn known(certificate: &Certificate) -> Result<(), PathError> {
    match certificate.extensions().unknown_critical.first() {
        Some(oid) => Err(PathError::UnknownCritical { subject: label(certificate), oid: oid.to_string() }),
        None => Ok(()),
    }
}
