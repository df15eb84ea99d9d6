//! What a check finds: keys with data, never text.

use crate::{
    algorithm::Digest,
    blob::Blob,
    certificate::{Role, Subject},
    crl::CrlRefusal,
    error::{ReadError, SignatureError},
    manifest::Difference,
    moment::Moment,
    ocsp::OcspRefusal,
    path::PathError,
    tsp::StampRefusal,
};
use serde::{Deserialize, Serialize};

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CheckName {
    /// Form of the message.
    Structure,
    /// The content is the one that was signed.
    Content,
    /// The signature's mathematics.
    Signature,
    /// The signed attributes name the signer's certificate.
    CertificateAttribute,
    /// Algorithms and keys are strong enough.
    Strength,
    /// The certificate is one for signing.
    Usage,
    /// The certificate gives the role that is needed.
    Role,
    /// The certificate is of the person who is expected.
    Person,
    /// The certificate leads to a pinned anchor.
    Chain,
    /// The time stamp.
    Stamp,
    /// Nothing on the path was revoked.
    Revocation,
    /// What was signed is what should have been.
    Manifest,
    /// A verifier of somebody else's, such as one with certified cryptography, says so too.
    External,
}

/// Why a check fails.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// The message can't be read.
    Unreadable(ReadError),
    /// The policy's certificates can't be read.
    Policy(ReadError),
    /// Nobody signed.
    NoSigners,
    /// More signers than are looked at.
    TooManySigners,
    /// One key or one person signs twice.
    DoubledSigner,
    /// Only the content is signed: nothing ties the signature to a certificate.
    NoSignedAttributes,
    /// The content isn't of the kind that was signed, or not plain content.
    ContentType,
    /// The content within isn't the one at hand.
    OtherContent,
    /// The digest isn't that of the content.
    WrongDigest,
    /// The signature doesn't hold.
    Signature(SignatureError),
    /// The signed attributes name no certificate.
    NoCertificateAttribute,
    /// They name another.
    OtherCertificate,
    /// A digest that is broken, or a key of 2004.
    WeakDigest(Digest),
    /// A key that is too short.
    WeakKey {
        /// Its length.
        bits: u32,
    },
    /// The key isn't one for signatures that bind.
    KeyUsage,
    /// The certificate is for something else.
    Purpose,
    /// Another role.
    Role {
        /// What is needed.
        needed: Role,
        /// What is there.
        found: Vec<Role>,
    },
    /// Another person, or somebody of another body.
    Person,
    /// Two numbers where one should stand, so that nobody knows who it is.
    AmbiguousPerson,
    /// No valid path.
    Chain(PathError),
    /// A stamp proves nothing.
    Stamp(StampRefusal),
    /// Revoked before the moment in question.
    Revoked {
        /// Whose certificate.
        subject: String,
        /// Since when.
        at: Moment,
        /// Why: the number of the reason in RFC 5280.
        reason: Option<u8>,
    },
    /// All stamps of a key: a certificate above or of the stamper was revoked, though later, and it isn't said that
    /// nobody else had the key.
    StampsVoid {
        /// Whose certificate.
        subject: String,
        /// Since when.
        at: Moment,
        /// Why: the number of the reason in RFC 5280.
        reason: Option<u8>,
    },
    /// Something else was signed.
    Manifest(Difference),
    /// The external verifier doesn't accept it.
    External {
        /// In its own words.
        said: String,
    },
}

/// What is missing to decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Missing {
    /// What was signed.
    Content,
    /// The signer's certificate.
    Certificate,
    /// A time stamp.
    Stamp,
    /// A word on revocation, and why what is there doesn't do.
    Revocation {
        /// Of whose certificate.
        subject: String,
        /// What is wrong with answers.
        ocsp: Vec<OcspRefusal>,
        /// What is wrong with lists.
        crl: Vec<CrlRefusal>,
    },
    /// The external verifier's word.
    External {
        /// What it says instead; empty: nothing was heard of it.
        said: String,
    },
}

/// Something worth saying of a check that passes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Note {
    /// A digest that was good enough then.
    WeakDigest(Digest),
    /// The certificate is named by SHA-1.
    CertificateBySha1,
    /// What is stamped was hashed with a broken digest.
    StampDigest(Digest),
    /// Another stamp proves nothing.
    UselessStamp(StampRefusal),
    /// Revoked, but after the moment in question.
    RevokedLater {
        /// Whose certificate.
        subject: String,
        /// Since when.
        at: Moment,
        /// Why: the number of the reason in RFC 5280.
        #[serde(default)]
        reason: Option<u8>,
    },
}

/// What came out of a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// As it should be.
    Pass,
    /// Not as it should be.
    Fail(Reason),
    /// Can't be decided.
    Unknown(Missing),
}

/// A check and what came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// What was looked at.
    pub name: CheckName,
    /// What came out.
    pub outcome: Outcome,
    /// What else is worth saying.
    pub notes: Vec<Note>,
}

/// All in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// Everything that was asked passes.
    Valid,
    /// Something fails.
    Invalid,
    /// Nothing fails, but something can't be decided: to be tried again.
    Undetermined,
}

/// Where the moment in question comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimeSource {
    /// A time stamp.
    Stamp,
    /// When the server got the signature.
    Receipt,
}

/// The moment for which everything is checked: by then the signature existed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BestTime {
    /// When.
    pub at: Moment,
    /// Says who.
    pub source: TimeSource,
}

/// What was found of one signer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignerReport {
    /// The certificate, if it is there.
    pub certificate: Option<Blob>,
    /// Whose it is.
    pub subject: Option<Subject>,
    /// Roles it gives.
    pub roles: Vec<Role>,
    /// What the signer says of the time; nothing to rely on.
    pub signing_time: Option<Moment>,
    /// The moment in question.
    pub best_time: BestTime,
    /// Which of the expected signers this is, by place in the list.
    pub expected: Option<usize>,
    /// Certificates of the path from the anchor down, for keeping.
    pub path: Vec<Blob>,
    /// The checks, in order.
    pub checks: Vec<Check>,
    /// What follows from them.
    pub verdict: Verdict,
}

impl SignerReport {
    /// What came out of a check; None: it wasn't asked.
    pub fn outcome(&self, name: CheckName) -> Option<&Outcome> {
        self.checks.iter().find(|check| check.name == name).map(|check| &check.outcome)
    }
}

/// What was found of all signers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Why nothing could be looked at.
    pub failure: Option<Reason>,
    /// Each signer.
    pub signers: Vec<SignerReport>,
    /// What follows: valid only if all are.
    pub verdict: Verdict,
    /// By which policy.
    pub policy: String,
}

impl Verdict {
    pub(super) fn of(checks: &[Check]) -> Self {
        if checks.iter().any(|check| matches!(check.outcome, Outcome::Fail(_))) {
            Self::Invalid
        } else if checks.iter().any(|check| matches!(check.outcome, Outcome::Unknown(_))) {
            Self::Undetermined
        } else {
            Self::Valid
        }
    }

    pub(super) fn all(signers: &[SignerReport]) -> Self {
        let any = |verdict| signers.iter().any(|signer| signer.verdict == verdict);
        if signers.is_empty() || any(Self::Invalid) {
            Self::Invalid
        } else if any(Self::Undetermined) {
            Self::Undetermined
        } else {
            Self::Valid
        }
    }
}
