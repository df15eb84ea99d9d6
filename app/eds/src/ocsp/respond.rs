//! Answering.

use super::{
    request::{Request, nonce_extension},
    response::State,
    types::{
        Basic, Body, CertId, RawResponse, RawSingle, RawState, RawStatus, ResponderId, ResponseBytes,
        RevokedInfo,
    },
};
use crate::{
    algorithm::Digest,
    certificate::{Issuer, seal},
    error::BuildError,
    moment::{Generalized, Moment},
    oid,
};
use der::{
    Decode, Encode,
    asn1::{Any, Null, OctetString},
};
use serde::{Deserialize, Serialize};

/// Why a responder doesn't answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// The request can't be read.
    Malformed,
    /// Something broke.
    Internal,
    /// Not now.
    TryLater,
    /// Only signed requests are answered.
    SignatureRequired,
    /// Not to this asker, or not about certificates of others.
    Unauthorized,
}

/// What to say of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What of it.
    pub state: State,
    /// As of when.
    pub this_update: Moment,
    /// Until when.
    pub next_update: Option<Moment>,
}

/// Answers a request. The responder's certificate goes along, unless it is the authority itself.
///
/// # Errors
/// When something can't be encoded.
pub fn respond(
    request: &Request,
    mut answer: impl FnMut(&CertId) -> Answer,
    responder: &Issuer,
    produced_at: Moment,
) -> Result<Vec<u8>, BuildError> {
    let responses = request.ids.iter().map(|id| raw(id, answer(id))).collect();
    let nonce = request.nonce.as_ref().map(|nonce| nonce_extension(nonce)).transpose()?;
    let body = Body {
        version: 0,
        responder: ResponderId::Key(OctetString::new(responder.certificate.key_digest(Digest::Sha1))?),
        produced_at: Generalized(produced_at.whole()),
        responses,
        extensions: nonce.map(|nonce| vec![nonce]),
    };
    let sealed = seal(&body, &responder.key)?;
    let basic = Basic {
        body: sealed.body,
        algorithm: sealed.algorithm,
        signature: sealed.signature,
        certificates: Some(vec![Any::from_der(responder.certificate.der())?]),
    };
    let bytes = ResponseBytes { kind: oid::OCSP_BASIC, response: OctetString::new(basic.to_der()?)? };
    Ok(RawResponse { status: RawStatus::Successful, bytes: Some(bytes) }.to_der()?)
}

/// Refuses to answer.
///
/// # Errors
/// When it can't be encoded.
pub fn refuse(failure: Failure) -> Result<Vec<u8>, BuildError> {
    let status = match failure {
        Failure::Malformed => RawStatus::MalformedRequest,
        Failure::Internal => RawStatus::InternalError,
        Failure::TryLater => RawStatus::TryLater,
        Failure::SignatureRequired => RawStatus::SigRequired,
        Failure::Unauthorized => RawStatus::Unauthorized,
    };
    Ok(RawResponse { status, bytes: None }.to_der()?)
}

fn raw(id: &CertId, answer: Answer) -> RawSingle {
    let state = match answer.state {
        State::Good => RawState::Good(Null),
        State::Revoked { at, reason } => {
            RawState::Revoked(RevokedInfo { at: Generalized(at.whole()), reason })
        }
        State::Unknown => RawState::Unknown(Null),
    };
    RawSingle {
        id: id.clone(),
        state,
        this_update: Generalized(answer.this_update.whole()),
        next_update: answer.next_update.map(|next| Generalized(next.whole())),
        extensions: None,
    }
}
