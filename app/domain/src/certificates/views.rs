use super::{CertificateRole, KeyKind, RequestState, RevocationReason, Validity};
use crate::{
    access::Relations,
    directory::PersonName,
    id::{BodyId, CertificateId, CertificateRequestId, PersonId},
    lang::Names,
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// The caller's certificates, and what an officer has to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificatesView {
    /// What the centre is; none where there is none.
    pub centre: Option<CentreView>,
    /// Own certificates, the latest first.
    pub certificates: Vec<CertificateRow>,
    /// Own requests, the latest first.
    pub requests: Vec<RequestRow>,
    /// What a request is made with.
    pub choices: Choices,
    /// Requests that wait for officers, the oldest first; empty for others.
    pub queue: Vec<RequestRow>,
    /// Whether the caller is an officer.
    pub officer: bool,
    /// Whether the caller names officers.
    pub administrator: bool,
}

/// What a person chooses from when asking for a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// The name that the certificate will hold: surname, given name, patronymic.
    pub name: String,
    /// Bodies the person holds a post in.
    pub bodies: Vec<(BodyId, Names)>,
    /// The number of an earlier request, to spare entering it again.
    pub iin: String,
}

/// What the centre is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CentreView {
    /// Whose, in Kazakh.
    pub name_kk: String,
    /// Whose, in Russian.
    pub name_ru: String,
    /// SHA-256 of the root's certificate, to compare with what was published.
    pub root_sha256: String,
    /// Address of the list of revoked certificates.
    pub list: String,
    /// Address of OCSP.
    pub ocsp: String,
    /// Address of time stamps.
    pub stamps: String,
    /// What of the centre's own expires when, the next first; for officers and administrators only.
    pub expiries: Vec<CentreExpiry>,
}

/// When something of the centre's own expires.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CentreExpiry {
    /// What.
    pub what: Expiring,
    /// Its last moment.
    pub at: Moment,
    /// Whether that is soon, or past.
    pub soon: bool,
}

/// What of the centre's own expires.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expiring {
    /// The root's certificate.
    Root,
    /// The root's list.
    RootList,
    /// The issuing authority's certificate.
    Authority,
    /// Certificates of the full term can be issued until then.
    FullTerm,
    /// The OCSP responder's certificate.
    Ocsp,
    /// The time-stamp authority's certificate.
    Stamps,
}

/// A request in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestRow {
    /// Which.
    pub id: CertificateRequestId,
    /// Who asks.
    pub person: PersonName,
    /// The kind of key.
    pub key: KeyKind,
    /// For which body; none for a natural person.
    pub body: Option<Names>,
    /// As what.
    pub role: CertificateRole,
    /// How far it is.
    pub state: RequestState,
    /// When it was made.
    pub asked: Moment,
    /// What was issued.
    pub certificate: Option<CertificateId>,
}

/// A request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestView {
    /// As lists show it.
    pub row: RequestRow,
    /// Surname, given name, patronymic, as the certificate will hold them.
    pub name: String,
    /// Individual identification number.
    pub iin: String,
    /// SHA-256 of the public key: who asks reads it from the own screen, and an officer compares.
    pub key_sha256: String,
    /// Who checked the identity, and when.
    pub checked: Option<(PersonName, Moment)>,
    /// By which certificate it was confirmed instead, when, and whether that still counts.
    pub confirmed: Option<(CertificateId, Moment, bool)>,
    /// What the reader, whose request it is, may sign to confirm it; none where no certificate of theirs can.
    pub confirmation: Option<String>,
    /// By which documents; empty until then.
    pub documents: String,
    /// Who decided, and when.
    pub decided: Option<(PersonName, Moment)>,
    /// Why it was refused; else empty.
    pub comment: String,
    /// How the caller stands to it.
    pub standing: Relations,
    /// The caller, for what may be done by whom.
    pub reader: PersonId,
}

impl RequestView {
    /// Whether anything vouches for who asks: an officer, or a certificate that still counts.
    pub fn is_vouched(&self) -> bool {
        self.checked.is_some() || self.confirmed.is_some_and(|(_, _, counts)| counts)
    }
}

/// A certificate in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificateRow {
    /// Which.
    pub id: CertificateId,
    /// Whose.
    pub person: PersonName,
    /// Its serial number, hexadecimal.
    pub serial: String,
    /// The kind of key.
    pub key: KeyKind,
    /// For which body; none for a natural person.
    pub body: Option<Names>,
    /// As what.
    pub role: CertificateRole,
    /// Its first moment.
    pub from: Moment,
    /// Its last moment.
    pub until: Moment,
    /// How it stands now.
    pub validity: Validity,
}

/// A certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificateView {
    /// As lists show it.
    pub row: CertificateRow,
    /// The subject as it stands in the certificate.
    pub subject: String,
    /// Individual identification number.
    pub iin: String,
    /// SHA-256 of the certificate.
    pub sha256: String,
    /// The certificate (DER), in base64.
    pub certificate: String,
    /// The certificates above it (DER), in base64, the next first.
    pub chain: Vec<String>,
    /// The request it was issued for.
    pub request: CertificateRequestId,
    /// What happened to it, the latest first.
    pub changes: Vec<CertificateChange>,
    /// How the caller stands to it.
    pub standing: Relations,
}

/// Something that happened to a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificateChange {
    /// What.
    pub kind: ChangeKind,
    /// When.
    pub at: Moment,
    /// Who did it.
    pub by: PersonName,
    /// Why it was revoked.
    pub reason: Option<RevocationReason>,
    /// Why, in words.
    pub comment: String,
}

/// What can happen to a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// Issued.
    Issued,
    /// Suspended.
    Suspended,
    /// Counts again.
    Resumed,
    /// Revoked.
    Revoked,
}

/// A page of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterPage {
    /// Certificates, the latest first.
    pub rows: Vec<CertificateRow>,
    /// Whether there are more after the last.
    pub more: bool,
}

/// An officer of the centre.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficerRow {
    /// Who.
    pub person: PersonName,
    /// Since when.
    pub since: Moment,
}
