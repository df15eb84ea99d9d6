use super::{COMMENT_MAX, CertificateRole, CertificatesView, REQUEST_MAX, RequestView, is_iin};
use crate::{
    access::{Relation, Relations, Rule, Subject},
    field::{Field, Findings, Flaw},
    form,
    id::{BodyId, CertificateId, CertificateRequestId, IdempotencyKey},
    operation::operation,
};
use serde::{Deserialize, Serialize};

/// Officers of the centre, and whose it is, know of it; some of them may do it. Never by a substitute.
pub(super) const fn centre(allowed: &[Relation]) -> Rule {
    Rule {
        visible: Relations::of(&[Relation::Own, Relation::Officer]),
        allowed: Relations::of(allowed),
        by_substitute: false,
    }
}

/// The caller's certificates and requests, and what the centre is.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewCertificates {}
operation!(Query ViewCertificates as "view_certificates" -> CertificatesView, Rule::EMPLOYEE.in_person());

/// Asks the centre for a certificate for a key that was made in the browser. Names come from the directory.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestCertificate {
    /// Individual identification number of who asks.
    pub iin: String,
    /// For which body it is; none for a natural person.
    #[serde(default, deserialize_with = "form::optional")]
    pub body: Option<BodyId>,
    /// As what its owner acts for the body.
    pub role: CertificateRole,
    /// The request (PKCS #10, DER) in base64.
    pub request: String,
    /// Marks the act.
    pub key: IdempotencyKey,
}
operation!(Command RequestCertificate as "request_certificate" -> CertificateRequestId, Rule::EMPLOYEE.in_person(), {
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.text(Field::Iin, &self.iin, 12);
        let wrong = !self.iin.trim().is_empty() && !is_iin(self.iin.trim());
        found.add_if(wrong, Field::Iin, Flaw::Malformed);
        found.text(Field::Request, &self.request, REQUEST_MAX);
        found
    }
    fn key(&self) -> Option<IdempotencyKey> {
        Some(self.key)
    }
});

/// A request with all that was done about it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewCertificateRequest {
    /// Which.
    pub request: CertificateRequestId,
}
operation!(Query ViewCertificateRequest as "view_certificate_request" -> RequestView,
    centre(&[Relation::Own, Relation::Officer]), {
    fn subject(&self) -> Subject {
        Subject::CertificateRequest(self.request)
    }
});

/// Takes a request back.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawRequest {
    /// Which.
    pub request: CertificateRequestId,
}
operation!(Command WithdrawRequest as "withdraw_request" -> (), centre(&[Relation::Own]), {
    fn subject(&self) -> Subject {
        Subject::CertificateRequest(self.request)
    }
});

/// Says that who asks was checked: person, number and post, by which documents.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckIdentity {
    /// Which request.
    pub request: CertificateRequestId,
    /// By which documents.
    pub documents: String,
}
operation!(Command CheckIdentity as "check_identity" -> (), centre(&[Relation::Officer]), {
    fn subject(&self) -> Subject {
        Subject::CertificateRequest(self.request)
    }
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.text(Field::Documents, &self.documents, COMMENT_MAX);
        found
    }
});

/// Issues the certificate, as a second officer.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueCertificate {
    /// For which request.
    pub request: CertificateRequestId,
}
operation!(Command IssueCertificate as "issue_certificate" -> CertificateId, centre(&[Relation::Officer]), {
    fn subject(&self) -> Subject {
        Subject::CertificateRequest(self.request)
    }
});

/// Refuses a request.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefuseRequest {
    /// Which.
    pub request: CertificateRequestId,
    /// Why: who asked reads it.
    pub comment: String,
}
operation!(Command RefuseRequest as "refuse_request" -> (), centre(&[Relation::Officer]), {
    fn subject(&self) -> Subject {
        Subject::CertificateRequest(self.request)
    }
    fn check(&self) -> Findings {
        comment(&self.comment)
    }
});

pub(super) fn comment(text: &str) -> Findings {
    let mut found = Findings::new();
    found.text(Field::Comment, text, COMMENT_MAX);
    found
}
