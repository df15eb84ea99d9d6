//! Bulk import of people from a table (CSV or XLSX): what a row must hold, and the report of rejected rows.

use super::{NAME_MAX, PERSON_NAME_MAX};
use crate::field::{Field, FieldFlaw, Findings, Flaw};
use serde::{Deserialize, Serialize};

/// Columns of the table, by the names the first row may carry (any language, any order).
pub const IMPORT_COLUMNS: [(Field, [&str; 3]); 9] = [
    (Field::Surname, ["тегі", "фамилия", "surname"]),
    (Field::GivenName, ["аты", "имя", "name"]),
    (Field::Patronymic, ["әкесінің аты", "отчество", "patronymic"]),
    (Field::Body, ["мемлекеттік орган", "государственный орган", "body"]),
    (Field::Unit, ["бөлімше", "подразделение", "unit"]),
    (Field::Position, ["лауазымы", "должность", "position"]),
    (Field::Phone, ["телефон", "рабочий телефон", "phone"]),
    (Field::Office, ["кабинет", "номер кабинета", "office"]),
    (Field::Email, ["электрондық пошта", "электронная почта", "e-mail"]),
];

/// One row as read from the table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRow {
    /// Number of the row in the file, the heading being 1.
    pub number: u32,
    /// Surname.
    pub surname: String,
    /// Given name.
    pub given_name: String,
    /// Patronymic, may be empty.
    pub patronymic: String,
    /// Name or short name of the body in any language.
    pub body: String,
    /// Name of the unit, may be empty.
    pub unit: String,
    /// Position.
    pub position: String,
    /// Work phone, may be empty.
    pub phone: String,
    /// Office number, may be empty.
    pub office: String,
    /// E-mail, may be empty.
    pub email: String,
}

/// What became of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReport {
    /// Whether nothing was written, only checked.
    pub dry_run: bool,
    /// Rows that were (or would be) taken as new people.
    pub created: u32,
    /// Rows that were (or would be) taken as changes of people who are there.
    pub updated: u32,
    /// Rows that say nothing new.
    pub unchanged: u32,
    /// Rows that were not taken, and why.
    pub rejected: Vec<RejectedRow>,
}

/// A row that was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RejectedRow {
    /// Number of the row in the file.
    pub number: u32,
    /// What the row calls the person.
    pub who: String,
    /// What is wrong.
    pub flaws: Vec<FieldFlaw>,
}

/// What is wrong with a row on its own; that its body exists and is the editor's own is checked by the use case.
pub fn check_row(row: &ImportRow) -> Vec<FieldFlaw> {
    let mut found = Findings::new();
    found.line(Field::Surname, &row.surname, PERSON_NAME_MAX);
    found.line(Field::GivenName, &row.given_name, PERSON_NAME_MAX);
    found.optional_text(Field::Patronymic, &row.patronymic, PERSON_NAME_MAX);
    found.line(Field::Body, &row.body, NAME_MAX);
    found.optional_text(Field::Unit, &row.unit, NAME_MAX);
    found.line(Field::Position, &row.position, NAME_MAX);
    check_contacts(&row.phone, &row.office, &row.email, &mut found);
    found.into_flaws()
}

/// What is wrong with a phone, an office number and an e-mail, each of which may be empty.
pub(super) fn check_contacts(phone: &str, office: &str, email: &str, found: &mut Findings) {
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let phone_form =
        |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '(' | ')' | ' ' | ',' | '.' | ';');
    let phone_ok = phone.is_empty() || (digits >= 3 && phone.len() <= 60 && phone.chars().all(phone_form));
    found.add_if(!phone_ok, Field::Phone, Flaw::Malformed);
    found.optional_text(Field::Office, office, 20);
    found.add_if(!email.is_empty() && !is_email(email), Field::Email, Flaw::Malformed);
}

fn is_email(text: &str) -> bool {
    let Some((local, host)) = text.split_once('@') else { return false };
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    text.len() <= 120
        && !local.is_empty()
        && local.chars().all(plain)
        && host.contains('.')
        && host
            .split('.')
            .all(|label| !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> ImportRow {
        ImportRow {
            number: 2,
            surname: "Әлиева".into(),
            given_name: "Айгүл".into(),
            body: "Әділет министрлігі".into(),
            position: "бас сарапшы".into(),
            phone: "+7 (7172) 74-02-10, 1034".into(),
            email: "a.aliyeva@adilet.gov.kz".into(),
            ..ImportRow::default()
        }
    }

    #[test]
    fn a_full_row_is_taken_and_each_flaw_is_named() {
        assert_eq!(check_row(&row()), []);
        let bad = ImportRow { surname: String::new(), email: "a@b".into(), phone: "x".into(), ..row() };
        let fields: Vec<Field> = check_row(&bad).into_iter().map(|flaw| flaw.field).collect();
        assert_eq!(fields, [Field::Surname, Field::Phone, Field::Email]);
    }
}
