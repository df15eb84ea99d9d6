//! Judging stamps.

use super::token::Token;
use crate::{
    algorithm::{Digest, Scheme},
    certificate::Certificate,
    moment::Moment,
    oid,
    path::{self, Parameters, PathError, Search, Validated},
};
use serde::{Deserialize, Serialize};

/// Why a stamp proves nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StampRefusal {
    /// It is none.
    Malformed,
    /// It is of something else.
    Imprint,
    /// Not exactly one signer.
    Signers,
    /// The stamper's certificate isn't there.
    NoCertificate,
    /// The signature doesn't hold or doesn't cover the stamp.
    Signature,
    /// The signed attributes don't name the stamper's certificate.
    CertificateAttribute,
    /// The certificate isn't one for stamping.
    Purpose,
    /// No valid path to an anchor.
    Path(PathError),
    /// Made after now.
    Future,
    /// It doesn't answer this request.
    Nonce,
    /// What is stamped was hashed with a broken digest.
    Weak,
    /// The stamper, or an authority above, is revoked.
    Revoked,
}

/// What a stamp is judged by.
#[derive(Clone, Copy, Debug)]
pub struct StampQuestion<'a> {
    /// What must be stamped.
    pub bytes: &'a [u8],
    /// What was sent and must have come back.
    pub nonce: Option<&'a [u8]>,
    /// Anchors, and certificates between.
    pub search: Search<'a>,
    /// The moment of asking.
    pub now: Moment,
    /// How far clocks may differ, in seconds.
    pub skew: i64,
}

/// What is known from a stamp.
#[derive(Clone, Debug)]
pub struct Stamped {
    /// When.
    pub time: Moment,
    /// Whose stamp.
    pub certificate: Certificate,
    /// The anchor of its path.
    pub anchor: Certificate,
    /// The path below, ending with the stamper.
    pub path: Vec<Certificate>,
    /// How the stamp is signed.
    pub scheme: Scheme,
    /// How what is stamped was hashed.
    pub digest: Digest,
    /// How the path is signed.
    pub validated: Validated,
}

/// Judges a stamp; whether the stamper is revoked is another question.
///
/// # Errors
/// When it proves nothing.
pub fn check(token: &[u8], question: &StampQuestion<'_>) -> Result<Stamped, StampRefusal> {
    let token = Token::read(token).map_err(|_| StampRefusal::Malformed)?;
    let digest = token.digest().filter(|_| token.covers(question.bytes)).ok_or(StampRefusal::Imprint)?;
    if question.nonce.is_some_and(|nonce| token.nonce() != Some(nonce)) {
        return Err(StampRefusal::Nonce);
    }
    let [signer] = token.signed().signers() else { return Err(StampRefusal::Signers) };
    let pool = [token.signed().certificates().as_slice(), question.search.pool].concat();
    let certificate = signer.find(&pool).ok_or(StampRefusal::NoCertificate)?;
    let content = token.signed().content().unwrap_or_default();
    let of_type = signer.attributes().is_some_and(|attributes| attributes.content_type == oid::TST_INFO);
    if !of_type || !signer.covers(content) {
        return Err(StampRefusal::Signature);
    }
    let scheme = signer.verify(certificate).map_err(|_| StampRefusal::Signature)?;
    if signer.names(certificate) != Some(true) {
        return Err(StampRefusal::CertificateAttribute);
    }
    if !stamps_only(certificate) {
        return Err(StampRefusal::Purpose);
    }
    if token.time() > question.now.plus_seconds(question.skew) {
        return Err(StampRefusal::Future);
    }
    let search = Search { anchors: question.search.anchors, pool: &pool };
    let (anchor, path, validated) =
        path::find(certificate, search, &Parameters::at(token.time())).map_err(StampRefusal::Path)?;
    let certificate = certificate.clone();
    Ok(Stamped { time: token.time(), certificate, anchor, path, scheme, digest, validated })
}

/// The purpose must be the only one and critical, so that nobody stamps with a key for something else.
fn stamps_only(certificate: &Certificate) -> bool {
    let extensions = certificate.extensions();
    extensions.purposes.as_deref() == Some(&[oid::TIME_STAMPING])
        && extensions.purposes_critical
        && extensions.usage.as_ref().is_none_or(|usage| usage.digital_signature() || usage.non_repudiation())
}
