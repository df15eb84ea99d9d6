use super::{SignedAct, SignerRole};
use crate::{
    id::{DocumentId, SignatureId},
    remarks::Author,
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// What would be signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToSign {
    /// Which act.
    pub act: SignedAct,
    /// As what the reader would sign.
    pub role: SignerRole,
    /// Title of the document.
    pub title: String,
    /// The document.
    pub document: DocumentId,
    /// Which version.
    pub version: u32,
    /// The manifest: exactly what is signed, byte by byte.
    pub manifest: String,
    /// What the signature covers.
    pub parts: Vec<Part>,
    /// The identification number that the certificate must have; none: none is known of the reader.
    pub iin: Option<String>,
}

/// Something that a signature covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What.
    pub kind: PartKind,
    /// Name of the file.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256, hexadecimal.
    pub sha256: String,
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    /// Text that the portal holds.
    Text,
    /// The document's file.
    File,
}

/// What came of signing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignReply {
    /// The signature, if it was kept.
    pub signature: Option<SignatureId>,
    /// What its check found: `eds::check::Report` as JSON.
    pub report: String,
}

/// What follows from the checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignatureVerdict {
    /// Holds.
    Valid,
    /// Does not hold.
    Invalid,
    /// Not yet known: something is missing, and is asked for again, though not for ever.
    Undetermined,
}

/// The signatures under something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignaturesView {
    /// Under what.
    pub act: SignedAct,
    /// The signatures, the first first.
    pub signatures: Vec<SignatureView>,
    /// Whether the reader may sign it now.
    pub may_sign: bool,
    /// The portal's address as its settings have it, for print-outs; empty: nobody has told.
    pub origin: String,
}

/// A signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatureView {
    /// Which.
    pub id: SignatureId,
    /// Who signed, and in whose name.
    pub author: Author,
    /// As what.
    pub role: SignerRole,
    /// When it was received.
    pub at: Moment,
    /// Whether it holds now.
    pub verdict: SignatureVerdict,
    /// What the checks found: `eds::check::Report` as JSON.
    pub report: String,
    /// What was signed.
    pub manifest: String,
    /// When what was missing is asked for again; none while it is not known: nobody asks any more.
    pub next_check: Option<Moment>,
}

/// A signature as whoever has a print-out sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicSignature {
    /// Which act.
    pub act: SignedAct,
    /// Title of the document.
    pub title: String,
    /// What was signed.
    pub manifest: String,
    /// When it was received.
    pub at: Moment,
    /// Whether it holds now.
    pub verdict: SignatureVerdict,
    /// What the checks found, without numbers of persons: `eds::check::Report` as JSON.
    pub report: String,
    /// When what was missing is asked for again.
    pub next_check: Option<Moment>,
}

/// What was signed, to be taken away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageView {
    /// What.
    pub act: SignedAct,
    /// Title of the document.
    pub title: String,
    /// The document's file: its name, and the SHA-256 it is stored under.
    pub file: Option<(String, String)>,
    /// The signatures, the first first.
    pub signatures: Vec<PackedSignature>,
    /// Certificates by which they are checked (DER), in base64.
    pub certificates: Vec<String>,
    /// The portal's address as its settings have it; empty: nobody has told.
    pub origin: String,
}

/// A signature to be taken away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedSignature {
    /// Which.
    pub id: SignatureId,
    /// The text that the manifest names.
    pub text: Option<String>,
    /// What was signed, byte by byte.
    pub manifest: String,
    /// The signature with its time stamps within (CMS, DER), in base64.
    pub signature: String,
    /// Its time stamps (DER), in base64.
    pub tokens: Vec<String>,
    /// All evidence, as JSON.
    pub evidence: String,
}

/// Something that waits for a signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsigned {
    /// Which act.
    pub act: SignedAct,
    /// Title of the document.
    pub title: String,
    /// The question of the vote; empty of a version.
    pub question: String,
    /// Name of the group.
    pub group_name: String,
    /// Since when it can be signed.
    pub since: Moment,
}
