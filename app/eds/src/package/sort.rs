//! What each file is.

use crate::{
    armour,
    blob::Blob,
    certificate::Certificate,
    check::{Evidence, ExternalWord},
    cms::SignedData,
    crl::Crl,
    manifest::Manifest,
    moment::Moment,
    ocsp::Response,
    oid,
    tsp::{Reply, Token},
};
use serde::{Deserialize, Deserializer};

/// Proof of each kind that is looked at.
const PIECES: usize = 512;
/// Largest file that is tried as certificates.
const SMALL: usize = 16 << 20;
/// Largest file that is tried as evidence: lists of revoked certificates lie within, and national ones have megabytes.
const EVIDENCE: usize = 256 << 20;

/// A file as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its name, with the folders it lay in.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Piece {
    /// The folders it lay in.
    pub(super) fn folder(&self) -> &str {
        self.name.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Its name alone.
    pub(super) fn file(&self) -> &str {
        self.name.rsplit_once('/').map_or(&self.name, |(_, file)| file)
    }

    /// Whether it lies where what belongs to `other` does: in the same folder, or in one around it.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        let (own, others) = (self.folder(), other.folder());
        own == others || own.is_empty() || others.strip_prefix(own).is_some_and(|rest| rest.starts_with('/'))
    }
}

/// All files by what they are.
#[derive(Default)]
pub(super) struct Sorted<'a> {
    /// Signatures of contents.
    pub signatures: Vec<(&'a Piece, SignedData)>,
    /// Manifests: what the portal has signed in place of documents.
    pub manifests: Vec<&'a Piece>,
    /// Anything else.
    pub documents: Vec<&'a Piece>,
    /// What has proof or a signature in it, and says more than that.
    pub mixed: Vec<&'a Piece>,
    pub certificates: Vec<Blob>,
    pub ocsp: Vec<Blob>,
    pub crls: Vec<Blob>,
    pub tokens: Vec<Blob>,
}

impl<'a> Sorted<'a> {
    pub fn of(pieces: &'a [Piece]) -> Self {
        let mut sorted = Self::default();
        for piece in pieces {
            sorted.take(piece);
        }
        for proof in [&mut sorted.certificates, &mut sorted.ocsp, &mut sorted.crls, &mut sorted.tokens] {
            proof.truncate(PIECES);
        }
        sorted
    }

    fn take(&mut self, piece: &'a Piece) {
        let bytes = piece.bytes.as_slice();
        if Manifest::read(bytes).is_some() {
            return self.manifests.push(piece);
        }
        if let Some(Strict(evidence)) = evidence(bytes) {
            self.certificates.extend(evidence.certificates);
            self.ocsp.extend(evidence.ocsp);
            self.crls.extend(evidence.crls);
            return self.tokens.extend(evidence.tokens);
        }
        let taken = match SignedData::read(bytes) {
            Ok(signed) if signed.content_type() == oid::TST_INFO => {
                self.tokens.push(bytes.into());
                true
            }
            Ok(signed) => {
                self.signatures.push((piece, signed));
                true
            }
            Err(_) => self.take_proof(bytes),
        };
        match (taken, armour::is_bare(bytes)) {
            (false, _) => self.documents.push(piece),
            (true, false) => self.mixed.push(piece),
            (true, true) => {}
        }
    }

    /// Proof that lies in a file of its own; false: it is none.
    fn take_proof(&mut self, bytes: &[u8]) -> bool {
        if let Some(found) = certificates(bytes) {
            self.certificates.extend(found);
        } else if Crl::read(bytes).is_ok() {
            self.crls.push(bytes.into());
        } else if Response::read(bytes).is_ok_and(|response| response.is_ok()) {
            self.ocsp.push(bytes.into());
        } else if let Some(token) = replied(bytes) {
            self.tokens.push(token);
        } else {
            return false;
        }
        true
    }
}

/// Evidence and nothing beside: a document could be hidden in what isn't known.
struct Strict(Evidence);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Whole::deserialize(deserializer).map(Self)
    }
}

#[derive(Deserialize)]
#[serde(remote = "Evidence", deny_unknown_fields)]
struct Whole {
    cms: Blob,
    certificates: Vec<Blob>,
    ocsp: Vec<Blob>,
    crls: Vec<Blob>,
    tokens: Vec<Blob>,
    #[serde(default)]
    external: ExternalWord,
    received_at: Moment,
    policy: String,
}

/// What the portal keeps as proof of a signature. What it says of time and of other verifiers is not believed.
fn evidence(bytes: &[u8]) -> Option<Strict> {
    let may = bytes.len() <= EVIDENCE && bytes.first() == Some(&b'{');
    if may { serde_json::from_slice(bytes).ok() } else { None }
}

fn certificates(bytes: &[u8]) -> Option<Vec<Blob>> {
    if bytes.len() > SMALL {
        return None;
    }
    let ders = armour::all_to_der(bytes).ok()?;
    ders.into_iter().map(|der| Certificate::from_der(&der).ok().map(|_| Blob(der))).collect()
}

/// The stamp in what an authority replied.
fn replied(bytes: &[u8]) -> Option<Blob> {
    match Reply::read(bytes) {
        Ok(Reply::Granted(token)) => token.to_der().ok().map(Blob),
        _ => None,
    }
}

/// Those of the stamps that are of one of these signatures.
pub(super) fn stamps_of(signed: &SignedData, tokens: &[Blob]) -> Vec<Blob> {
    let of = |token: &Token| signed.signers().iter().any(|signer| token.covers(signer.signature()));
    tokens.iter().filter(|Blob(token)| Token::read(token).is_ok_and(|token| of(&token))).cloned().collect()
}
