//! What the centre's own certificates say, and the addresses in all of them.

use crate::{
    error::CentreError,
    settings::{Settings, Years},
};
use const_oid::ObjectIdentifier as Oid;
use eds::{
    algorithm::{Digest, KeyInfo},
    certificate::{Certificate, Profile, Template},
    moment::Moment,
    name::{self, Name},
    oid,
};

/// Where an authority's lists, certificate and services are to be had. They carry the authority's mark, so that its
/// successor's lie beside them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addresses {
    /// The full list.
    pub crl: String,
    /// The delta.
    pub delta: String,
    /// The authority's certificate.
    pub certificate: String,
    /// OCSP.
    pub ocsp: String,
    /// Time stamps.
    pub stamp: String,
}

impl Addresses {
    pub(crate) fn new(settings: &Settings, authority: &Certificate) -> Self {
        let (base, mark) = (&settings.address, mark(authority));
        Self {
            crl: format!("{base}/crl/{mark}.crl"),
            delta: format!("{base}/crl/{mark}-delta.crl"),
            certificate: format!("{base}/ca/{mark}.cer"),
            ocsp: format!("{base}/ocsp"),
            stamp: format!("{base}/tsp"),
        }
    }
}

/// A short name of an authority's key.
pub(crate) fn mark(authority: &Certificate) -> String {
    hex::encode(&authority.key_digest(Digest::Sha256)[..8])
}

/// A certificate's digest by which people compare it.
pub(crate) fn fingerprint(certificate: &Certificate) -> String {
    hex::encode(certificate.fingerprint(Digest::Sha256))
}

fn title(settings: &Settings, text: &str, now: Moment) -> Result<Name, CentreError> {
    let year = now.generalized();
    let common = format!("{text} ({}) {}", settings.algorithm.short(), &year[..4]);
    let (kk, ru) = (settings.organisation.kk.as_str(), settings.organisation.ru.as_str());
    let mut parts = vec![(oid::COMMON_NAME, common.as_str()), (oid::ORGANIZATION, kk)];
    if ru != kk {
        parts.push((oid::ORGANIZATION, ru));
    }
    parts.push((oid::COUNTRY, "KZ"));
    Ok(name::build(&parts)?)
}

/// The first and the last second.
fn span(now: Moment, years: u8) -> (Moment, Moment) {
    let from = now.whole();
    (from, Years::later(from, years).plus_seconds(-1))
}

pub(crate) fn root(settings: &Settings, key: KeyInfo, now: Moment) -> Result<Template, CentreError> {
    let (from, until) = span(now, settings.years.root);
    let subject = title(settings, "НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ", now)?;
    Ok(Template::new(subject, key, Profile::Authority { path_len: Some(1) }, from, until))
}

pub(crate) fn authority(
    settings: &Settings,
    key: KeyInfo,
    root: &Certificate,
    now: Moment,
) -> Result<Template, CentreError> {
    let (from, until) = span(now, settings.years.authority);
    let subject = title(settings, "КУӘЛАНДЫРУШЫ ОРТАЛЫҚ", now)?;
    let profile = Profile::Authority { path_len: Some(0) };
    let mut template = Template::new(subject, key, profile, from, until.min(root.not_after()));
    let addresses = Addresses::new(settings, root);
    template.policies = vec![oid::ANY_POLICY];
    template.crl = vec![addresses.crl];
    template.issuers = vec![addresses.certificate];
    Ok(template)
}

pub(crate) fn ocsp(
    settings: &Settings,
    key: KeyInfo,
    authority: &Certificate,
    now: Moment,
) -> Result<Template, CentreError> {
    let (from, until) = span(now, settings.years.ocsp);
    let subject = title(settings, "OCSP ҚЫЗМЕТІ", now)?;
    let mut template =
        Template::new(subject, key, Profile::OcspResponder, from, until.min(authority.not_after()));
    // Nobody asks whether a responder is revoked: neither lists nor OCSP.
    template.issuers = vec![Addresses::new(settings, authority).certificate];
    Ok(template)
}

pub(crate) fn time_stamping(
    settings: &Settings,
    key: KeyInfo,
    authority: &Certificate,
    now: Moment,
) -> Result<Template, CentreError> {
    let (from, until) = span(now, settings.years.time_stamping);
    let subject = title(settings, "УАҚЫТ БЕЛГІСІ ҚЫЗМЕТІ", now)?;
    let mut template =
        Template::new(subject, key, Profile::TimeStamping, from, until.min(authority.not_after()));
    reachable(&mut template, settings, authority, settings.stamp_policy()?);
    Ok(template)
}

/// A policy, and the addresses by which a certificate is checked.
pub(crate) fn reachable(template: &mut Template, settings: &Settings, authority: &Certificate, policy: Oid) {
    let addresses = Addresses::new(settings, authority);
    template.policies = vec![policy];
    template.crl = vec![addresses.crl];
    template.delta = vec![addresses.delta];
    template.ocsp = vec![addresses.ocsp];
    template.issuers = vec![addresses.certificate];
}
