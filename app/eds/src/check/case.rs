//! A case: a signature, what is known beside it, and what is expected of it.

use super::{
    policy::Policy,
    report::{Reason, Report, Verdict},
    signer,
};
use crate::{
    blob::Blob,
    certificate::{Certificate, Role, Subject},
    cms::SignedData,
    crl::Crl,
    manifest::Manifest,
    moment::Moment,
    path::Search,
};
use serde::{Deserialize, Serialize};

/// Certificates within a message that are looked at.
const CERTIFICATES: usize = 256;
/// Certificates and lists beside the message that are looked at.
const PIECES: usize = 512;
/// Lists within the message, which hardly anybody sends.
const LISTS_WITHIN: usize = 8;

/// What a verifier of somebody else's says of a signature. Its word is evidence: it is asked once, and kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExternalWord {
    /// It isn't to be asked.
    #[default]
    NotAsked,
    /// It is to be asked, and has not answered.
    Awaited {
        /// What it says for itself; empty: nothing was heard of it.
        said: String,
    },
    /// It accepts the signature.
    Accepts {
        /// When it said so.
        at: Moment,
    },
    /// It doesn't.
    Refuses {
        /// When it said so.
        at: Moment,
        /// Why, in its own words.
        said: String,
    },
}

/// A signature with everything that proves it, to be kept: checked again years later it gives the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The signature.
    pub cms: Blob,
    /// Further certificates.
    pub certificates: Vec<Blob>,
    /// Answers about certificates.
    pub ocsp: Vec<Blob>,
    /// Lists of revoked certificates, full and delta.
    pub crls: Vec<Blob>,
    /// Time stamps that don't lie within.
    pub tokens: Vec<Blob>,
    /// What an external verifier says.
    #[serde(default)]
    pub external: ExternalWord,
    /// When the server got it.
    pub received_at: Moment,
    /// By which policy it was checked.
    pub policy: String,
}

impl Evidence {
    /// Only the signature.
    pub fn new(cms: Vec<u8>, received_at: Moment, policy: &Policy) -> Self {
        Self {
            cms: Blob(cms),
            certificates: Vec::new(),
            ocsp: Vec::new(),
            crls: Vec::new(),
            tokens: Vec::new(),
            external: ExternalWord::NotAsked,
            received_at,
            policy: policy.version.clone(),
        }
    }
}

/// Somebody who is expected to sign.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectedSigner {
    /// Of this person.
    pub iin: Option<String>,
    /// Of this body.
    pub bin: Option<String>,
    /// In this role.
    pub role: Option<Role>,
}

/// What is expected; what isn't said isn't asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expected {
    /// Each signer must be one of these; none: anybody.
    pub signers: Vec<ExpectedSigner>,
    /// What should have been signed.
    pub manifest: Option<Manifest>,
    /// What was sent with the question to OCSP and must have come back.
    pub nonce: Option<Blob>,
}

/// A case to be judged.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The signature and its proof.
    pub evidence: &'a Evidence,
    /// What was signed, if it lies apart; if it lies within too both must be the same.
    pub content: Option<&'a [u8]>,
    /// What is expected.
    pub expected: &'a Expected,
    /// The moment of asking.
    pub now: Moment,
}

/// Everything read once for all signers.
pub(super) struct Material<'a> {
    pub case: Case<'a>,
    pub policy: &'a Policy,
    pub anchors: Vec<Certificate>,
    pub pool: Vec<Certificate>,
    pub crls: Vec<Crl>,
    pub signed: SignedData,
    /// The certificate of each signer.
    pub own: Vec<Option<Certificate>>,
    /// Whose it is.
    pub owners: Vec<Option<Subject>>,
}

impl Material<'_> {
    pub fn search(&self) -> Search<'_> {
        Search { anchors: &self.anchors, pool: &self.pool }
    }
}

/// Judges a signature.
pub fn signature(case: Case<'_>, policy: &Policy) -> Report {
    let report =
        |failure, signers, verdict| Report { failure, signers, verdict, policy: policy.version.clone() };
    match material(case, policy) {
        Err(reason) => report(Some(reason), Vec::new(), Verdict::Invalid),
        Ok(material) => {
            let signers: Vec<_> =
                (0..material.signed.signers().len()).map(|index| signer::report(&material, index)).collect();
            let verdict = Verdict::all(&signers);
            report(None, signers, verdict)
        }
    }
}

fn material<'a>(case: Case<'a>, policy: &'a Policy) -> Result<Material<'a>, Reason> {
    let signed = SignedData::read(&case.evidence.cms.0).map_err(Reason::Unreadable)?;
    match signed.signers().len() {
        0 => return Err(Reason::NoSigners),
        count if count <= usize::from(policy.signers) => {}
        _ => return Err(Reason::TooManySigners),
    }
    let anchors = policy.anchors().map_err(Reason::Policy)?;
    // What we keep ourselves goes first, so that a message can't crowd it out.
    let mut pool = policy.intermediates().map_err(Reason::Policy)?;
    let given = case.evidence.certificates.iter().take(PIECES);
    pool.extend(given.filter_map(|blob| Certificate::read(&blob.0).ok()));
    pool.extend(signed.certificates().into_iter().take(CERTIFICATES));
    let given = case.evidence.crls.iter().take(PIECES).map(|blob| blob.0.clone());
    let lists = given.chain(signed.crls().into_iter().take(LISTS_WITHIN));
    let crls = lists.filter_map(|der| Crl::read(&der).ok()).collect();
    let own: Vec<Option<Certificate>> =
        signed.signers().iter().map(|signer| signer.find(&pool).cloned()).collect();
    let owners = own.iter().map(|certificate| certificate.as_ref().map(Certificate::subject)).collect();
    Ok(Material { case, policy, anchors, pool, crls, signed, own, owners })
}
