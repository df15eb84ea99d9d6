//! Whom a certificate is issued to, as the national profile names persons.

use crate::{
    error::{CentreError, Field, PersonFault, Refusal},
    settings::Settings,
};
use const_oid::ObjectIdentifier as Oid;
use eds::{
    certificate::Role,
    name::{self, Name},
    oid,
};
use serde::{Deserialize, Serialize};

/// Longest common name (RFC 5280, appendix A).
const NAME: usize = 64;
/// Longest name of an organisation. RFC 5280 has 64; names of state bodies are longer, and national certificates
/// carry them whole.
const ORGANISATION: usize = 256;

/// Whom a certificate is issued to: what an operator has checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonSubject {
    /// Surname.
    pub surname: String,
    /// Given name.
    pub given_name: String,
    /// Patronymic.
    pub patronymic: Option<String>,
    /// Individual identification number, twelve digits.
    pub iin: Option<String>,
    /// Name of the state body or other legal entity; None: a natural person.
    pub organisation: Option<String>,
    /// Its business identification number, twelve digits.
    pub bin: Option<String>,
    /// What the certificate lets them act as.
    pub roles: Vec<Role>,
}

/// No control characters, and none that turn the direction of what follows: a name must read as it is written.
pub(crate) fn is_plain(text: &str) -> bool {
    let turns = |letter| matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    !text.chars().any(|letter| letter.is_control() || turns(letter))
}

/// A part of a name in capitals with single spaces.
fn part(field: Field, text: &str) -> Result<String, PersonFault> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase();
    let fits = |letter: char| letter.is_alphabetic() || " -.'’ʼ`".contains(letter);
    match text.chars().count() {
        0 => Err(PersonFault::Missing(field)),
        _ if !text.chars().all(fits) || !text.chars().any(char::is_alphabetic) => {
            Err(PersonFault::Characters(field))
        }
        length if length > NAME => Err(PersonFault::TooLong(field)),
        _ => Ok(text),
    }
}

fn number(field: Field, prefix: &str, digits: &str) -> Result<String, PersonFault> {
    let fits = digits.len() == 12 && digits.bytes().all(|digit| digit.is_ascii_digit());
    if fits { Ok(format!("{prefix}{digits}")) } else { Err(PersonFault::Characters(field)) }
}

fn organisation(text: &str) -> Result<String, PersonFault> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.chars().count() {
        0 => Err(PersonFault::Missing(Field::Organisation)),
        _ if !is_plain(text) => Err(PersonFault::Characters(Field::Organisation)),
        length if length > ORGANISATION => Err(PersonFault::TooLong(Field::Organisation)),
        _ => Ok(name),
    }
}

impl PersonSubject {
    /// The name in the certificate.
    pub(crate) fn name(&self) -> Result<Name, CentreError> {
        let parts = self.parts().map_err(Refusal::Person)?;
        let parts: Vec<(Oid, &str)> = parts.iter().map(|(oid, text)| (*oid, text.as_str())).collect();
        Ok(name::build(&parts)?)
    }

    /// In the order of national certificates.
    fn parts(&self) -> Result<Vec<(Oid, String)>, PersonFault> {
        let surname = part(Field::Surname, &self.surname)?;
        let common = format!("{surname} {}", part(Field::GivenName, &self.given_name)?);
        if common.chars().count() > NAME {
            return Err(PersonFault::TooLong(Field::GivenName));
        }
        let mut parts = vec![(oid::COMMON_NAME, common), (oid::SURNAME, surname)];
        if let Some(iin) = &self.iin {
            parts.push((oid::SERIAL_NUMBER, number(Field::Iin, "IIN", iin)?));
        }
        parts.push((oid::COUNTRY, "KZ".to_owned()));
        match (&self.organisation, &self.bin) {
            (Some(text), _) => parts.push((oid::ORGANIZATION, organisation(text)?)),
            (None, Some(_)) => return Err(PersonFault::Missing(Field::Organisation)),
            (None, None) => {}
        }
        if let Some(bin) = &self.bin {
            parts.push((oid::ORGANIZATIONAL_UNIT, number(Field::Bin, "BIN", bin)?));
        }
        if let Some(patronymic) = &self.patronymic {
            parts.push((oid::GIVEN_NAME, part(Field::Patronymic, patronymic)?));
        }
        Ok(parts)
    }

    /// Purposes and roles.
    pub(crate) fn purposes(&self, settings: &Settings) -> Result<Vec<Oid>, CentreError> {
        let mark = if self.organisation.is_some() { Role::LegalEntity } else { Role::Individual };
        let mut roles: Vec<&Role> = self.roles.iter().filter(|role| **role != mark).collect();
        roles.sort();
        roles.dedup();
        self.check_roles(&roles).map_err(Refusal::Person)?;
        let mut purposes = vec![oid::EMAIL_PROTECTION, oid::CLIENT_AUTH, settings.role_oid(&mark)?];
        for role in roles {
            purposes.push(settings.role_oid(role)?);
        }
        Ok(purposes)
    }

    fn check_roles(&self, roles: &[&Role]) -> Result<(), PersonFault> {
        let of_entity = self.organisation.is_some();
        let fits = |role: &Role| match role {
            Role::Individual | Role::System(_) => false,
            Role::LegalEntity
            | Role::Head
            | Role::Signer
            | Role::Finance
            | Role::Personnel
            | Role::Employee
            | Role::CivilServant => of_entity,
        };
        match roles.iter().find(|role| !fits(role)) {
            Some(role) => Err(PersonFault::Role((*role).clone())),
            None if of_entity && roles.is_empty() => Err(PersonFault::NoRole),
            None => Ok(()),
        }
    }
}
