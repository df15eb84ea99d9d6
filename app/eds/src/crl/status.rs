//! What CRLs say of a certificate (RFC 5280, 6.3).

use super::{
    Crl, Entry,
    covers::{self, ALL, Mask},
};
use crate::{
    algorithm::Strength,
    certificate::Certificate,
    error::ReadError,
    moment::Moment,
    name,
    path::{self, Parameters, Search, Validated},
};
use serde::{Deserialize, Serialize};
use x509_cert::ext::pkix::{CrlReason, crl::dp::DistributionPoint};

/// A CRL's signer may have a certificate of its own, whose status comes from other CRLs; no deeper than this.
const DEPTH: usize = 3;
/// Certificates of the list's issuer that are tried.
const CANDIDATES: usize = 16;

/// Signers whose own status is being found out just now.
type Pending<'a> = &'a [&'a Certificate];

/// Why a CRL can't be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CrlRefusal {
    /// Its signer is unknown, may not sign CRLs, or is revoked.
    Signer,
    /// Its signature doesn't hold.
    Signature,
    /// It, or a certificate its signer rests on, is signed with a broken digest or a key that is too short.
    Weak,
    /// The next one should have come before the moment in question.
    Stale,
    /// Made after now.
    Future,
    /// It says something critical that isn't known here, or can't be read.
    Unusable,
    /// It was made after the certificate's end, when revoked certificates need no longer be named.
    AfterExpiry,
}

/// What CRLs say of a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Not revoked, and that is known as of the earliest of the lists.
    Good(Moment),
    /// Revoked.
    Revoked(Entry),
    /// Not known, and why the lists that are there don't do.
    Unknown(Vec<CrlRefusal>),
}

/// What a status is judged by.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// Full lists and deltas.
    pub crls: &'a [Crl],
    /// Anchors, and certificates of CRL signers.
    pub search: Search<'a>,
    /// The moment in question.
    pub at: Moment,
    /// The moment of asking.
    pub now: Moment,
    /// How strong algorithms and keys must be.
    pub strength: Strength,
}

/// What the CRLs say of a certificate whose path is valid.
pub fn status(certificate: &Certificate, sources: Sources<'_>) -> Status {
    look(certificate, sources, &[])
}

fn look(certificate: &Certificate, sources: Sources<'_>, pending: Pending<'_>) -> Status {
    let mut refusals = Vec::new();
    let mut known: Mask = 0;
    let mut as_of: Option<Moment> = None;
    // The newest is believed: an older one may have been made before the revocation, or during a hold that was lifted.
    let mut full: Vec<&Crl> = sources.crls.iter().filter(|crl| !crl.is_delta()).collect();
    full.sort_by_key(|crl| std::cmp::Reverse(crl.this_update()));
    for point in covers::points(certificate) {
        for crl in &full {
            let reasons = covers::reasons(crl, certificate, &point);
            if reasons & !known == 0 {
                continue;
            }
            match judge(certificate, crl, &point, sources, pending) {
                Ok(Some(entry)) => return Status::Revoked(entry),
                Ok(None) => {
                    known |= reasons;
                    as_of = Some(as_of.map_or(crl.this_update(), |as_of| as_of.min(crl.this_update())));
                }
                Err(refusal) => refusals.push(refusal),
            }
        }
    }
    match as_of {
        Some(as_of) if known == ALL => Status::Good(as_of),
        _ => Status::Unknown(refusals),
    }
}

/// What one full list says together with the newest delta of it.
fn judge(
    certificate: &Certificate,
    crl: &Crl,
    point: &DistributionPoint,
    sources: Sources<'_>,
    pending: Pending<'_>,
) -> Result<Option<Entry>, CrlRefusal> {
    usable(crl, certificate, sources, pending)?;
    let find = |crl: &Crl| {
        crl.find(certificate.issuer(), certificate.serial()).map_err(|_: ReadError| CrlRefusal::Unusable)
    };
    let deltas = sources.crls.iter().filter(|delta| changes(delta, crl));
    let deltas = deltas.filter(|delta| covers::reasons(delta, certificate, point) != 0);
    let mut deltas: Vec<&Crl> =
        deltas.filter(|delta| usable(delta, certificate, sources, pending).is_ok()).collect();
    deltas.sort_by_key(|delta| std::cmp::Reverse(delta.this_update()));
    let (full, changed) = (find(crl)?, deltas.first().map(|delta| find(delta)).transpose()?.flatten());
    // One made after the certificate's end need no longer name it.
    let in_time = |list: &Crl| list.this_update() <= certificate.not_after();
    let own = crl.next_update().is_some_and(|next| next >= sources.at);
    let fresh = own || !deltas.is_empty();
    match (changed, full) {
        // Taken off: a suspension was lifted, or the certificate has ended (RFC 5280, section 5.3.1).
        (Some(Entry { reason: Some(CrlReason::RemoveFromCRL), .. }), full) => match full {
            Some(entry) if !is_hold(&entry) => Ok(Some(entry)),
            _ if deltas.first().is_some_and(|delta| in_time(delta)) => Ok(None),
            _ => Err(CrlRefusal::AfterExpiry),
        },
        (Some(entry), _) => Ok(Some(entry)),
        // A revocation stays true however old the list; a suspension may have been lifted.
        (None, Some(entry)) if fresh || !is_hold(&entry) => Ok(Some(entry)),
        (None, Some(_)) => Err(CrlRefusal::Stale),
        (None, None) if !fresh => Err(CrlRefusal::Stale),
        (None, None) if !in_time(crl) || !own && !deltas.iter().any(|delta| in_time(delta)) => {
            Err(CrlRefusal::AfterExpiry)
        }
        (None, None) => Ok(None),
    }
}

fn is_hold(entry: &Entry) -> bool {
    entry.reason == Some(CrlReason::CertificateHold)
}

fn changes(delta: &Crl, full: &Crl) -> bool {
    let (Some(base), Some(number), Some(of_delta)) = (&delta.base, &full.number, &delta.number) else {
        return false;
    };
    let value = |number: &der::asn1::Uint| (number.as_bytes().len(), number.as_bytes().to_vec());
    name::same(delta.issuer(), full.issuer())
        && delta.point == full.point
        && (delta.authority_key == full.authority_key)
        && value(base) <= value(number)
        && value(of_delta) >= value(number)
}

fn usable(
    crl: &Crl,
    certificate: &Certificate,
    sources: Sources<'_>,
    pending: Pending<'_>,
) -> Result<(), CrlRefusal> {
    if crl.unusable {
        return Err(CrlRefusal::Unusable);
    }
    if crl.this_update() > sources.now {
        return Err(CrlRefusal::Future);
    }
    // A stale full list still serves with a delta, and still proves what it names.
    if crl.is_delta() && crl.next_update().is_none_or(|next| next < sources.at) {
        return Err(CrlRefusal::Stale);
    }
    signed(crl, certificate, sources, pending)
}

/// Whether somebody signed the list who may, and who leads to an anchor.
fn signed(
    crl: &Crl,
    certificate: &Certificate,
    sources: Sources<'_>,
    pending: Pending<'_>,
) -> Result<(), CrlRefusal> {
    let search = sources.search;
    let anchors = search.anchors.iter().map(|anchor| (anchor, true));
    let candidates = anchors.chain(search.pool.iter().map(|signer| (signer, false)));
    let candidates = candidates.filter(|(signer, _)| {
        signer.extensions().usage.as_ref().is_none_or(|usage| usage.crl_sign())
            && name::same(signer.subject_name(), crl.issuer())
    });
    let mut refusal = None;
    for (signer, anchor) in candidates.take(CANDIDATES) {
        let Ok(key) = signer.public_key() else { continue };
        let Ok(scheme) = crl.verify(&key) else {
            refusal.get_or_insert(CrlRefusal::Signature);
            continue;
        };
        if !sources.strength.allows(scheme) || !sources.strength.allows_key(&key) {
            refusal = Some(CrlRefusal::Weak);
            continue;
        }
        if anchor {
            return Ok(());
        }
        match trusted(signer, certificate, sources, pending) {
            Ok(()) => return Ok(()),
            Err(why) => refusal = Some(why),
        }
    }
    Err(refusal.unwrap_or(CrlRefusal::Signer))
}

fn trusted(
    signer: &Certificate,
    certificate: &Certificate,
    sources: Sources<'_>,
    pending: Pending<'_>,
) -> Result<(), CrlRefusal> {
    let found = path::find(signer, sources.search, &Parameters::at(sources.at));
    let (anchor, chain, validated) = found.map_err(|_| CrlRefusal::Signer)?;
    if !strong(&anchor, &chain, &validated, sources.strength) {
        return Err(CrlRefusal::Weak);
    }
    // The issuer of the certificate is on its path, whose status is looked at anyway.
    let on_path = signer.public_key().is_ok_and(|key| certificate.verify(&key).is_ok());
    // A signer may name itself in its own list: while its status is asked for, its signature counts.
    if on_path || pending.contains(&signer) {
        return Ok(());
    }
    if pending.len() >= DEPTH {
        return Err(CrlRefusal::Signer);
    }
    let pending = [pending, &[signer]].concat();
    // Whoever signs apart from the issuer must be known not to be revoked.
    let good = chain.iter().all(|link| matches!(look(link, sources, &pending), Status::Good(_)));
    if good { Ok(()) } else { Err(CrlRefusal::Signer) }
}

/// A path to a list's signer is weighed as the signer's of a message is.
fn strong(anchor: &Certificate, chain: &[Certificate], validated: &Validated, strength: Strength) -> bool {
    let mut certificates = std::iter::once(anchor).chain(chain);
    validated.schemes.iter().all(|scheme| strength.allows(*scheme))
        && certificates.all(|link| link.public_key().is_ok_and(|key| strength.allows_key(&key)))
}
