//! Revocation of the certificates on a path, by OCSP or else by CRL.

use super::{
    case::Material,
    report::{Missing, Note, Outcome, Reason},
};
use crate::{
    blob::Blob,
    certificate::Certificate,
    crl::{self, CrlRefusal, Entry, Sources, Status},
    moment::Moment,
    ocsp::{self, OcspRefusal, Question, Standing, State},
    path::{Search, label},
};
use x509_cert::ext::pkix::CrlReason;

/// What is known of one certificate.
enum Known {
    Good,
    Revoked { at: Moment, reason: Option<CrlReason> },
    Later { at: Moment, reason: Option<CrlReason> },
    Nothing { ocsp: Vec<OcspRefusal>, crl: Vec<CrlRefusal> },
}

/// Whose path is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum PathOf {
    /// A signer's: what is revoked later does no harm.
    Signer,
    /// A stamper's, which gives the moment itself: what is revoked later does no harm if the key was in good hands.
    Stamper,
}

/// Whether what a key vouched for before it was revoked still counts (RFC 3161, section 4): only where a reason is
/// given, and one by which nobody else had the key. A suspension counts as long as it lasts.
const fn outlasts(reason: Option<CrlReason>) -> bool {
    use CrlReason::{AffiliationChanged, CessationOfOperation, Superseded, Unspecified};
    matches!(reason, Some(Unspecified | AffiliationChanged | Superseded | CessationOfOperation))
}

/// All certificates of a path below its anchor at a moment; the first that isn't good decides.
pub(super) fn of_path(
    material: &Material<'_>,
    whose: PathOf,
    (anchor, path): (&Certificate, &[Certificate]),
    at: Moment,
) -> (Outcome, Vec<Note>) {
    let mut notes = Vec::new();
    let mut missing = None;
    let issuers = std::iter::once(anchor).chain(path);
    for (index, (certificate, issuer)) in path.iter().zip(issuers).enumerate() {
        let last = index + 1 == path.len();
        let asked = last && whose == PathOf::Signer;
        if !last && !material.policy.issuer_revocation {
            continue;
        }
        let subject = label(certificate);
        match of_one(material, (anchor, issuer, certificate), at, asked) {
            Known::Good => {}
            Known::Later { at, reason } if whose == PathOf::Stamper && !outlasts(reason) => {
                return (Outcome::Fail(Reason::StampsVoid { subject, at, reason: number(reason) }), notes);
            }
            Known::Later { at, reason } => {
                notes.push(Note::RevokedLater { subject, at, reason: number(reason) });
            }
            Known::Revoked { at, reason } => {
                return (Outcome::Fail(Reason::Revoked { subject, at, reason: number(reason) }), notes);
            }
            Known::Nothing { ocsp, crl } => missing = Some(Missing::Revocation { subject, ocsp, crl }),
        }
    }
    (missing.map_or(Outcome::Pass, Outcome::Unknown), notes)
}

fn number(reason: Option<CrlReason>) -> Option<u8> {
    reason.map(|reason| reason as u8)
}

fn of_one(
    material: &Material<'_>,
    (anchor, issuer, certificate): (&Certificate, &Certificate, &Certificate),
    at: Moment,
    asked: bool,
) -> Known {
    // Whoever signs lists must lead to the anchor of the path: another's namesake says nothing here.
    let search = Search { anchors: std::slice::from_ref(anchor), pool: &material.pool };
    let strength = material.policy.strength(at);
    let sources = Sources { crls: &material.crls, search, at, now: material.case.now, strength };
    let (answered, ocsp) = by_ocsp(material, (certificate, issuer), sources, asked);
    // Lists are asked even if an answer says "good": whoever collected the evidence chose the answer.
    match (crl::status(certificate, sources), answered) {
        (Status::Revoked(entry), answered) => {
            let listed = dated(since(&entry), entry.reason, at);
            answered.filter(|answered| answered.weight() > listed.weight()).unwrap_or(listed)
        }
        (_, Some(answered)) => answered,
        (Status::Good(_), None) => Known::Good,
        (Status::Unknown(crl), None) => Known::Nothing { ocsp, crl },
    }
}

impl Known {
    /// Of two words the one that weighs more is believed.
    const fn weight(&self) -> u8 {
        match self {
            Self::Good | Self::Nothing { .. } => 0,
            Self::Later { reason, .. } if outlasts(*reason) => 1,
            Self::Later { .. } => 2,
            Self::Revoked { .. } => 3,
        }
    }
}

/// The key may have been lost before that was told.
fn since(entry: &Entry) -> Moment {
    entry.invalid_since.map_or(entry.at, |invalid| invalid.min(entry.at))
}

fn dated(since: Moment, reason: Option<CrlReason>, at: Moment) -> Known {
    if since <= at { Known::Revoked { at: since, reason } } else { Known::Later { at: since, reason } }
}

/// What the newest answer says that can be relied on, and why others can't.
fn by_ocsp(
    material: &Material<'_>,
    (certificate, issuer): (&Certificate, &Certificate),
    sources: Sources<'_>,
    // Whether this is the certificate that was asked about with a nonce.
    asked: bool,
) -> (Option<Known>, Vec<OcspRefusal>) {
    let Sources { at, now, strength, .. } = sources;
    let nonce = material.case.expected.nonce.as_ref().filter(|_| asked).map(|Blob(nonce)| nonce.as_slice());
    let (max_age, skew) = (material.policy.ocsp_age(), material.policy.skew());
    let question = Question { certificate, issuer, nonce, at, now, max_age, skew, strength };
    let mut refusals = Vec::new();
    let mut newest: Option<Standing> = None;
    for Blob(response) in &material.case.evidence.ocsp {
        match ocsp::check(response, &question) {
            Ok(standing) if by_revoked(&standing, sources) => refusals.push(OcspRefusal::ResponderRevoked),
            // The newest decides: a hold can be lifted, a revocation can follow.
            Ok(standing)
                if newest.as_ref().is_none_or(|newest| newest.this_update < standing.this_update) =>
            {
                newest = Some(standing);
            }
            // Evidence holds answers about others on the path too.
            Ok(_) | Err(OcspRefusal::OtherCertificate) => {}
            Err(refusal) => refusals.push(refusal),
        }
    }
    let known = newest.map(|standing| match standing.state {
        State::Revoked { at: since, reason } => dated(since, reason, at),
        State::Good | State::Unknown => Known::Good,
    });
    (known, refusals)
}

/// Whether a list says that who answered was revoked by then, or that the key is in other hands.
fn by_revoked(standing: &Standing, sources: Sources<'_>) -> bool {
    let Some(responder) = &standing.to_check else { return false };
    match crl::status(responder, sources) {
        Status::Revoked(entry) => since(&entry) <= standing.produced_at || !outlasts(entry.reason),
        Status::Good(_) | Status::Unknown(_) => false,
    }
}
