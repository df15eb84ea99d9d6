//! Reading an answer.

use super::{
    respond::Failure,
    types::{Basic, Body, CertId, RawResponse, RawSingle, RawState, RawStatus, ResponderId, nonce},
};
use crate::{
    algorithm::{Digest, PublicKey, Scheme},
    armour,
    certificate::Certificate,
    error::{ReadError, SignatureError},
    moment::Moment,
    name, oid,
};
use der::{Decode, Encode};
use x509_cert::ext::pkix::CrlReason;

/// What an answer says of one certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not revoked.
    Good,
    /// Revoked.
    Revoked {
        /// Since when.
        at: Moment,
        /// Why, if it says so.
        reason: Option<CrlReason>,
    },
    /// The responder doesn't know it.
    Unknown,
}

/// An answer about one certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Single {
    /// Which certificate.
    pub id: CertId,
    /// What of it.
    pub state: State,
    /// As of when.
    pub this_update: Moment,
    /// Until when, if it says so.
    pub next_update: Option<Moment>,
    /// It says something critical that isn't known here.
    pub(super) unusable: bool,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    basic: Basic,
    body: Body,
    singles: Vec<Single>,
}

impl Response {
    /// From DER or base64; a refusal to answer comes as the inner error. Read is not checked.
    ///
    /// # Errors
    /// When it is none.
    pub fn read(bytes: &[u8]) -> Result<Result<Self, Failure>, ReadError> {
        let raw = RawResponse::from_der(&armour::to_der(bytes)?)?;
        if let Some(failure) = failure(raw.status) {
            return Ok(Err(failure));
        }
        let bytes = raw.bytes.filter(|bytes| bytes.kind == oid::OCSP_BASIC).ok_or(ReadError::Structure)?;
        let basic = Basic::from_der(bytes.response.as_bytes())?;
        let body = Body::from_der(&basic.body.to_der()?)?;
        let singles = body.responses.iter().map(single).collect();
        Ok(Ok(Self { basic, body, singles }))
    }

    /// When it was made.
    pub fn produced_at(&self) -> Moment {
        self.body.produced_at.0
    }

    /// What it says.
    pub fn singles(&self) -> &[Single] {
        &self.singles
    }

    /// The nonce that came back.
    pub fn nonce(&self) -> Option<Vec<u8>> {
        nonce(self.body.extensions.as_deref())
    }

    /// Certificates within.
    pub fn certificates(&self) -> Vec<Certificate> {
        let list = self.basic.certificates.as_deref().unwrap_or_default();
        list.iter().filter_map(|any| Certificate::from_der(&any.to_der().ok()?).ok()).collect()
    }

    /// Whether it names this certificate as the responder's.
    pub fn is_by(&self, certificate: &Certificate) -> bool {
        match &self.body.responder {
            ResponderId::Name(name) => name::same(name, certificate.subject_name()),
            ResponderId::Key(digest) => certificate.key_digest(Digest::Sha1) == digest.as_bytes(),
        }
    }

    /// Checks its signature; nothing else.
    ///
    /// # Errors
    /// When it doesn't hold.
    pub fn verify(&self, key: &PublicKey) -> Result<Scheme, SignatureError> {
        let body = self.basic.body.to_der().map_err(|_| SignatureError::Wrong)?;
        let signature = self.basic.signature.as_bytes().ok_or(SignatureError::Wrong)?;
        key.verify(&self.basic.algorithm, None, &body, signature)
    }

    pub(super) fn says_unknown_critical(&self) -> bool {
        let extensions = self.body.extensions.as_deref().unwrap_or_default();
        let known = [oid::OCSP_NONCE, oid::OCSP_EXTENDED_REVOKE];
        extensions.iter().any(|extension| extension.critical && !known.contains(&extension.extn_id))
    }
}

fn single(raw: &RawSingle) -> Single {
    let state = match &raw.state {
        RawState::Good(_) => State::Good,
        RawState::Revoked(info) => State::Revoked { at: info.at.0, reason: info.reason },
        RawState::Unknown(_) => State::Unknown,
    };
    Single {
        id: raw.id.clone(),
        state,
        this_update: raw.this_update.0,
        next_update: raw.next_update.map(|time| time.0),
        unusable: raw.extensions.iter().flatten().any(|extension| extension.critical),
    }
}

const fn failure(status: RawStatus) -> Option<Failure> {
    Some(match status {
        RawStatus::Successful => return None,
        RawStatus::MalformedRequest => Failure::Malformed,
        RawStatus::InternalError => Failure::Internal,
        RawStatus::TryLater => Failure::TryLater,
        RawStatus::SigRequired => Failure::SignatureRequired,
        RawStatus::Unauthorized => Failure::Unauthorized,
    })
}
