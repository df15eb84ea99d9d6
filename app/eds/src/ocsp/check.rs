//! Judging an answer.

use super::{
    respond::Failure,
    response::{Response, State},
};
use crate::{
    algorithm::{PublicKey, Scheme, Strength},
    certificate::Certificate,
    moment::Moment,
    name, oid,
};
use serde::{Deserialize, Serialize};
use x509_cert::ext::pkix::CrlReason;

/// Why an answer can't be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OcspRefusal {
    /// It is none.
    Malformed,
    /// The responder refused.
    Failed(Failure),
    /// It speaks of other certificates.
    OtherCertificate,
    /// Nobody signed it who may answer for this authority.
    Responder,
    /// Its signature doesn't hold.
    Signature,
    /// It, or its responder's certificate, is signed with a broken digest or a key that is too short.
    Weak,
    /// Its responder is revoked, says a list.
    ResponderRevoked,
    /// It doesn't answer this question.
    Nonce,
    /// Too old for the moment in question.
    Stale,
    /// It was made after the certificate's end, when a responder need no longer know of a revocation.
    AfterExpiry,
    /// Made after now.
    Future,
    /// It says something critical that isn't known here.
    Unusable,
    /// The responder doesn't know the certificate.
    Unknown,
}

/// What an answer is judged by.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The certificate in question.
    pub certificate: &'a Certificate,
    /// Its issuer's.
    pub issuer: &'a Certificate,
    /// What was sent and must have come back.
    pub nonce: Option<&'a [u8]>,
    /// The moment in question.
    pub at: Moment,
    /// The moment of asking.
    pub now: Moment,
    /// How far an answer may lie before that moment if it doesn't say when the next one comes, in seconds.
    pub max_age: i64,
    /// How far clocks may differ, in seconds.
    pub skew: i64,
    /// How strong algorithms and keys must be.
    pub strength: Strength,
}

/// What is known from an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Good or revoked.
    pub state: State,
    /// As of when.
    pub this_update: Moment,
    /// When it was made.
    pub produced_at: Moment,
    /// A responder that may be revoked itself (RFC 6960, 4.2.2.2.1). None: the authority answered, or a responder of which
    /// it says that nobody needs to ask.
    pub to_check: Option<Certificate>,
}

/// What `response` says of the certificate, if it can be relied on.
///
/// # Errors
/// When it can't.
pub fn check(response: &[u8], question: &Question<'_>) -> Result<Standing, OcspRefusal> {
    let response =
        Response::read(response).map_err(|_| OcspRefusal::Malformed)?.map_err(OcspRefusal::Failed)?;
    let of =
        response.singles().iter().filter(|single| single.id.is_of(question.certificate, question.issuer));
    let single = of.max_by_key(|single| single.this_update).ok_or(OcspRefusal::OtherCertificate)?;
    let responder = signed(&response, question)?;
    if single.unusable || response.says_unknown_critical() {
        return Err(OcspRefusal::Unusable);
    }
    if question.nonce.is_some_and(|nonce| response.nonce().as_deref() != Some(nonce)) {
        return Err(OcspRefusal::Nonce);
    }
    let latest = question.now.plus_seconds(question.skew);
    if single.this_update > latest || response.produced_at() > latest {
        return Err(OcspRefusal::Future);
    }
    // A revocation stays true however old the news of it is; a suspension may have been lifted.
    let until = single.next_update.unwrap_or_else(|| single.this_update.plus_seconds(question.max_age));
    // Whoever gets hold of a responder's key later says with it whatever he likes, of any day; but not beyond its end.
    let until = responder.as_ref().map_or(until, |responder| until.min(responder.not_after()));
    let early = single.this_update.plus_seconds(question.skew) < question.certificate.not_before();
    match single.state {
        State::Revoked { reason: Some(CrlReason::CertificateHold), .. } if until < question.at => {
            return Err(OcspRefusal::Stale);
        }
        State::Revoked { .. } => {}
        State::Unknown => return Err(OcspRefusal::Unknown),
        State::Good if until < question.at || early => return Err(OcspRefusal::Stale),
        State::Good if single.this_update > question.certificate.not_after() => {
            return Err(OcspRefusal::AfterExpiry);
        }
        State::Good => {}
    }
    Ok(Standing {
        state: single.state,
        this_update: single.this_update,
        produced_at: response.produced_at(),
        to_check: responder.filter(|responder| !responder.extensions().ocsp_no_check),
    })
}

/// By the authority itself, or by somebody whom it lets answer in its name: that one's certificate.
fn signed(response: &Response, question: &Question<'_>) -> Result<Option<Certificate>, OcspRefusal> {
    let mut refusal = OcspRefusal::Responder;
    let within = response.certificates();
    for responder in std::iter::once(question.issuer).chain(&within) {
        let itself = responder.key_info() == question.issuer.key_info();
        if !response.is_by(responder) {
            continue;
        }
        let lent =
            (!itself).then(|| delegation(responder, question.issuer, response.produced_at())).flatten();
        if !itself && lent.is_none() {
            continue;
        }
        let Ok(key) = responder.public_key() else { continue };
        match response.verify(&key) {
            Err(_) => refusal = OcspRefusal::Signature,
            Ok(scheme) if !strong(&key, [Some(scheme), lent], question.strength) => {
                refusal = OcspRefusal::Weak;
            }
            Ok(_) => return Ok((!itself).then(|| responder.clone())),
        }
    }
    Err(refusal)
}

fn strong(key: &PublicKey, schemes: [Option<Scheme>; 2], strength: Strength) -> bool {
    strength.allows_key(key) && schemes.into_iter().flatten().all(|scheme| strength.allows(scheme))
}

/// How the certificate is signed by which `issuer` lets `responder` answer, if it does.
fn delegation(responder: &Certificate, issuer: &Certificate, at: Moment) -> Option<Scheme> {
    let extensions = responder.extensions();
    let may = name::same(responder.issuer(), issuer.subject_name())
        && extensions.has_purpose(&oid::OCSP_SIGNING)
        && extensions.unknown_critical.is_empty()
        && extensions.usage.as_ref().is_none_or(|usage| usage.digital_signature() || usage.non_repudiation())
        && responder.not_before() <= at
        && at.whole() <= responder.not_after();
    may.then(|| responder.verify(&issuer.public_key().ok()?).ok()).flatten()
}
