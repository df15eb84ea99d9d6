use super::{
    CertificateView, OfficerRow, RegisterPage, RevocationReason, Validity,
    operations::{centre, comment},
};
use crate::{
    access::{Relation, Rule, Subject},
    field::{Field, Findings, Flaw},
    form,
    id::{CertificateId, PersonId},
    operation::operation,
};
use serde::{Deserialize, Serialize};

/// Certificates on one page of the register.
pub const REGISTER_ROWS: u32 = 50;
/// Longest text to search for.
const SEARCH_MAX: u32 = 200;

/// The register of certificates: those of a name, a number or a serial number, the latest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListRegister {
    /// Part of a name, an identification number, or a serial number; empty for all.
    #[serde(default)]
    pub search: String,
    /// Only those that stand so.
    #[serde(default)]
    pub validity: Option<Validity>,
    /// Only those before this one: the next page.
    #[serde(default, deserialize_with = "form::optional")]
    pub before: Option<CertificateId>,
}
operation!(Query ListRegister as "list_register" -> RegisterPage, Rule::hidden(&[Relation::Officer]).in_person(), {
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.optional_text(Field::Search, &self.search, SEARCH_MAX);
        found
    }
});

/// A certificate with all that happened to it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewCertificate {
    /// Which.
    pub certificate: CertificateId,
}
operation!(Query ViewCertificate as "view_certificate" -> CertificateView,
    centre(&[Relation::Own, Relation::Officer]), {
    fn subject(&self) -> Subject {
        Subject::Certificate(self.certificate)
    }
});

/// Suspends a certificate: its owner, as soon as the key may be in other hands, or an officer.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuspendCertificate {
    /// Which.
    pub certificate: CertificateId,
    /// Why.
    pub comment: String,
}
operation!(Command SuspendCertificate as "suspend_certificate" -> (),
    centre(&[Relation::Own, Relation::Officer]), {
    fn subject(&self) -> Subject {
        Subject::Certificate(self.certificate)
    }
    fn check(&self) -> Findings {
        comment(&self.comment)
    }
});

/// Lets a suspended certificate count again.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResumeCertificate {
    /// Which.
    pub certificate: CertificateId,
    /// Why.
    pub comment: String,
}
operation!(Command ResumeCertificate as "resume_certificate" -> (), centre(&[Relation::Officer]), {
    fn subject(&self) -> Subject {
        Subject::Certificate(self.certificate)
    }
    fn check(&self) -> Findings {
        comment(&self.comment)
    }
});

/// Revokes a certificate for ever: its owner, or an officer.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RevokeCertificate {
    /// Which.
    pub certificate: CertificateId,
    /// Why, for the list of revoked certificates.
    pub reason: RevocationReason,
    /// Why, in words.
    pub comment: String,
}
operation!(Command RevokeCertificate as "revoke_certificate" -> (),
    centre(&[Relation::Own, Relation::Officer]), {
    fn subject(&self) -> Subject {
        Subject::Certificate(self.certificate)
    }
    fn check(&self) -> Findings {
        comment(&self.comment)
    }
});

/// The officers of the centre.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListOfficers {}
operation!(Query ListOfficers as "list_officers" -> Vec<OfficerRow>,
    Rule::hidden(&[Relation::Officer, Relation::Administrator]).in_person());

/// Names an officer of the centre.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameOfficer {
    /// Who; none was chosen yet.
    #[serde(default, deserialize_with = "form::optional")]
    pub person: Option<PersonId>,
}
operation!(Command NameOfficer as "name_officer" -> (), Rule::hidden(&[Relation::Administrator]).in_person(), {
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.add_if(self.person.is_none(), Field::Person, Flaw::Missing);
        found
    }
});

/// Ends somebody's work as officer of the centre.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DismissOfficer {
    /// Who.
    pub person: PersonId,
}
operation!(Command DismissOfficer as "dismiss_officer" -> (), Rule::hidden(&[Relation::Administrator]).in_person());
