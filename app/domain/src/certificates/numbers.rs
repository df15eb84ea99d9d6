use super::{COMMENT_MAX, is_iin};
use crate::{
    access::{Relation, Rule},
    directory::PersonName,
    field::{Field, Findings, Flaw},
    form,
    id::PersonId,
    operation::operation,
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// Somebody whose number an administrator confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmedNumber {
    /// Who.
    pub person: PersonName,
    /// Individual identification number.
    pub iin: String,
    /// Since when.
    pub since: Moment,
}

/// People who sign with certificates of other authorities, by the word of an administrator.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListNumbers {}
operation!(Query ListNumbers as "list_numbers" -> Vec<ConfirmedNumber>,
    Rule::hidden(&[Relation::Administrator]).in_person());

/// Confirms whose an individual identification number is, so that its owner can sign and sign in with a certificate of
/// another authority (EDS-5: the real centre's roots in place of our own centre).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmNumber {
    /// Whose; nobody was chosen yet.
    #[serde(default, deserialize_with = "form::optional")]
    pub owner: Option<PersonId>,
    /// The number.
    pub iin: String,
    /// By which documents.
    pub documents: String,
}
operation!(Command ConfirmNumber as "confirm_number" -> (), Rule::hidden(&[Relation::Administrator]).in_person(), {
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.add_if(self.owner.is_none(), Field::Person, Flaw::Missing);
        found.text(Field::Iin, &self.iin, 12);
        let wrong = !self.iin.trim().is_empty() && !is_iin(self.iin.trim());
        found.add_if(wrong, Field::Iin, Flaw::Malformed);
        found.text(Field::Documents, &self.documents, COMMENT_MAX);
        found
    }
});

/// Takes the confirmation back: what was signed stays signed, nothing more is.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawNumber {
    /// Whose.
    pub person: PersonId,
}
operation!(Command WithdrawNumber as "withdraw_number" -> (), Rule::hidden(&[Relation::Administrator]).in_person());
