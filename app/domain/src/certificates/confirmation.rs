//! Confirming a request with a certificate in force: renewal before the end, without papers.

use super::{CertificateRole, operations::centre};
use crate::{
    access::{Relation, Subject},
    field::{Field, Findings},
    id::{BodyId, CertificateRequestId},
    operation::operation,
    signatures::SIGNATURE_MAX,
};
use serde::{Deserialize, Serialize};

/// What a request asks for, as its owner confirms it.
#[derive(Clone, Copy, Debug)]
pub struct Confirmed<'a> {
    /// Which request.
    pub request: CertificateRequestId,
    /// SHA-256 of the new public key, hexadecimal.
    pub key_sha256: &'a str,
    /// Surname, given name, patronymic.
    pub name: &'a str,
    /// Individual identification number.
    pub iin: &'a str,
    /// For which body; none for a natural person.
    pub body: Option<BodyId>,
    /// As what.
    pub role: CertificateRole,
}

impl Confirmed<'_> {
    /// The text that is signed; never changes. Its first line is another than a manifest's and a challenge's, so that none
    /// can be taken for another.
    pub fn text(&self) -> String {
        let Self { request, key_sha256, name, iin, body, role } = self;
        let body = body.map_or_else(|| "-".to_owned(), |body| body.to_string());
        let role = match role {
            CertificateRole::Employee => "employee",
            CertificateRole::Signer => "signer",
            CertificateRole::Head => "head",
        };
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        format!(
            "alqa-certificate-request 1\nrequest: {request}\nkey: {key_sha256}\nname: {name}\niin: {iin}\nbody: {body}\nrole: {role}\n"
        )
    }
}

/// Confirms a request of one's own with a certificate in force that says the same of its owner.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmRequest {
    /// Which.
    pub request: CertificateRequestId,
    /// The signature (CMS, detached) of the text in the request's view, in base64.
    pub signature: String,
}
operation!(Command ConfirmRequest as "confirm_request" -> (), centre(&[Relation::Own]), {
    fn subject(&self) -> Subject {
        Subject::CertificateRequest(self.request)
    }
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.text(Field::Signature, &self.signature, SIGNATURE_MAX);
        found
    }
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Ulid;

    #[test]
    fn the_text_never_changes() {
        let confirmed = Confirmed {
            request: Ulid::from(5_u128).into(),
            key_sha256: "00ff",
            name: "Әлиева\nАйгүл",
            iin: "850101400014",
            body: Some(Ulid::from(6_u128).into()),
            role: CertificateRole::Signer,
        };
        let text = "alqa-certificate-request 1\nrequest: 00000000000000000000000005\nkey: 00ff\nname: Әлиева Айгүл\niin: 850101400014\nbody: 00000000000000000000000006\nrole: signer\n";
        assert_eq!(confirmed.text(), text);
        let of_person = Confirmed { body: None, role: CertificateRole::Head, ..confirmed };
        assert!(of_person.text().ends_with("body: -\nrole: head\n"));
    }
}
