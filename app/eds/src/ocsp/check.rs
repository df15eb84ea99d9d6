//! Judging an answer.

use super::{
    respond::Failure,
    response::{Response, State},
};
use crate::{certificate::Certificate, moment::Moment, name, oid};
use serde::{Deserialize, Serialize};

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
    /// It is signed with a broken digest.
    Weak,
    /// It doesn't answer this question.
    Nonce,
    /// Too old for the moment in question.
    Stale,
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
    /// Broken digests were still good enough.
    pub weak: bool,
}

/// What is known from an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Good or revoked.
    pub state: State,
    /// As of when.
    pub this_update: Moment,
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
    signed(&response, question)?;
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
    // A revocation stays true however old the news of it is.
    let until = single.next_update.unwrap_or_else(|| single.this_update.plus_seconds(question.max_age));
    match single.state {
        State::Revoked { .. } => {}
        State::Unknown => return Err(OcspRefusal::Unknown),
        State::Good if until < question.at => return Err(OcspRefusal::Stale),
        State::Good => {}
    }
    Ok(Standing { state: single.state, this_update: single.this_update })
}

/// The authority itself, or somebody whom it lets answer in its name.
fn signed(response: &Response, question: &Question<'_>) -> Result<(), OcspRefusal> {
    let mut refusal = OcspRefusal::Responder;
    let within = response.certificates();
    for responder in std::iter::once(question.issuer).chain(&within) {
        let may = responder.key_info() == question.issuer.key_info()
            || delegated(responder, question.issuer, response.produced_at());
        if !response.is_by(responder) || !may {
            continue;
        }
        let Ok(key) = responder.public_key() else { continue };
        match response.verify(&key) {
            Ok(scheme) if scheme.digest().is_weak() && !question.weak => refusal = OcspRefusal::Weak,
            Ok(_) => return Ok(()),
            Err(_) => refusal = OcspRefusal::Signature,
        }
    }
    Err(refusal)
}

fn delegated(responder: &Certificate, issuer: &Certificate, at: Moment) -> bool {
    let extensions = responder.extensions();
    let by_issuer = name::same(responder.issuer(), issuer.subject_name())
        && issuer.public_key().is_ok_and(|key| responder.verify(&key).is_ok());
    by_issuer
        && extensions.has_purpose(&oid::OCSP_SIGNING)
        && extensions.unknown_critical.is_empty()
        && extensions.usage.as_ref().is_none_or(|usage| usage.digital_signature() || usage.non_repudiation())
        && responder.not_before() <= at
        && at.whole() <= responder.not_after()
}
