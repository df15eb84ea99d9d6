//! Revocation of the certificates on a path, by OCSP or else by CRL.

use super::{
    case::Material,
    report::{Missing, Note, Outcome, Reason},
};
use crate::{
    blob::Blob,
    certificate::Certificate,
    crl::{self, CrlRefusal, Sources, Status},
    moment::Moment,
    ocsp::{self, OcspRefusal, Question, Standing, State},
    path::{Search, label},
};

/// What is known of one certificate.
enum Known {
    Good,
    Revoked { at: Moment, reason: Option<u8> },
    Later(Moment),
    Nothing { ocsp: Vec<OcspRefusal>, crl: Vec<CrlRefusal> },
}

/// All certificates of a path below its anchor at a moment; the first that isn't good decides.
pub(super) fn of_path(
    material: &Material<'_>,
    anchor: &Certificate,
    path: &[Certificate],
    at: Moment,
) -> (Outcome, Vec<Note>) {
    let mut notes = Vec::new();
    let mut missing = None;
    let issuers = std::iter::once(anchor).chain(path);
    for (index, (certificate, issuer)) in path.iter().zip(issuers).enumerate() {
        let last = index + 1 == path.len();
        if !last && !material.policy.issuer_revocation {
            continue;
        }
        let subject = label(certificate);
        match of_one(material, (anchor, issuer, certificate), at, last) {
            Known::Good => {}
            Known::Later(at) => notes.push(Note::RevokedLater { subject, at }),
            Known::Revoked { at, reason } => {
                return (Outcome::Fail(Reason::Revoked { subject, at, reason }), notes);
            }
            Known::Nothing { ocsp, crl } => missing = Some(Missing::Revocation { subject, ocsp, crl }),
        }
    }
    (missing.map_or(Outcome::Pass, Outcome::Unknown), notes)
}

fn of_one(
    material: &Material<'_>,
    (anchor, issuer, certificate): (&Certificate, &Certificate, &Certificate),
    at: Moment,
    last: bool,
) -> Known {
    let (answered, ocsp) = by_ocsp(material, certificate, issuer, at, last);
    // Whoever signs lists must lead to the anchor of the path: another's namesake says nothing here.
    let search = Search { anchors: std::slice::from_ref(anchor), pool: &material.pool };
    let sources = Sources {
        crls: &material.crls,
        search,
        at,
        now: material.case.now,
        weak: !material.policy.weak_at(at),
    };
    let listed = crl::status(certificate, sources);
    // Lists are asked even if an answer says "good": whoever collected the evidence chose the answer.
    if let Status::Revoked(entry) = &listed {
        let since = entry.invalid_since.map_or(entry.at, |invalid| invalid.min(entry.at));
        let listed = dated(since, entry.reason.map(|reason| reason as u8), at);
        return match (listed, answered) {
            (Known::Later(_), Some(answered @ Known::Revoked { .. })) => answered,
            (listed, _) => listed,
        };
    }
    match (answered, listed) {
        (Some(answered), _) => answered,
        (None, Status::Good(_)) => Known::Good,
        (None, Status::Unknown(crl)) => Known::Nothing { ocsp, crl },
        (None, Status::Revoked(_)) => Known::Nothing { ocsp, crl: Vec::new() },
    }
}

fn dated(since: Moment, reason: Option<u8>, at: Moment) -> Known {
    if since <= at { Known::Revoked { at: since, reason } } else { Known::Later(since) }
}

/// What the newest answer says that can be relied on, and why others can't.
fn by_ocsp(
    material: &Material<'_>,
    certificate: &Certificate,
    issuer: &Certificate,
    at: Moment,
    last: bool,
) -> (Option<Known>, Vec<OcspRefusal>) {
    let nonce = material.case.expected.nonce.as_ref().filter(|_| last).map(|Blob(nonce)| nonce.as_slice());
    let question = Question {
        certificate,
        issuer,
        nonce,
        at,
        now: material.case.now,
        max_age: material.policy.ocsp_age(),
        skew: material.policy.skew(),
        weak: !material.policy.weak_at(at),
    };
    let mut refusals = Vec::new();
    let mut newest: Option<Standing> = None;
    for Blob(response) in &material.case.evidence.ocsp {
        match ocsp::check(response, &question) {
            // The newest decides: a hold can be lifted, a revocation can follow.
            Ok(standing) if newest.is_none_or(|newest| newest.this_update < standing.this_update) => {
                newest = Some(standing);
            }
            // Evidence holds answers about others on the path too.
            Ok(_) | Err(OcspRefusal::OtherCertificate) => {}
            Err(refusal) => refusals.push(refusal),
        }
    }
    let known = newest.map(|standing| match standing.state {
        State::Revoked { at: since, reason } => dated(since, reason.map(|reason| reason as u8), at),
        State::Good | State::Unknown => Known::Good,
    });
    (known, refusals)
}
