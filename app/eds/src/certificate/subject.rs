//! Whom a certificate is of, and in which role.

use crate::{
    name::{self, Name},
    oid,
};
use const_oid::ObjectIdentifier as Oid;
use serde::{Deserialize, Serialize};

/// Whom a certificate is of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// Surname and name; of a system its name.
    pub common_name: Option<String>,
    /// Surname.
    pub surname: Option<String>,
    /// Patronymic.
    pub given_name: Option<String>,
    /// Individual identification number. Not checked by its own digit: test certificates have impossible ones.
    pub iin: Option<String>,
    /// Business identification number.
    pub bin: Option<String>,
    /// Name of the legal entity.
    pub organization: Option<String>,
    /// Electronic mail.
    pub email: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// Two different numbers stand where one should: neither is believed.
    pub ambiguous: bool,
}

impl Subject {
    /// Reads the attributes that NUC writes.
    pub fn read(name: &Name) -> Self {
        let first = |oid: Oid| name::values(name, &oid).next();
        let (iin, two_iins) = number(name, &oid::SERIAL_NUMBER, "IIN");
        let (bin, two_bins) = number(name, &oid::ORGANIZATIONAL_UNIT, "BIN");
        Self {
            common_name: first(oid::COMMON_NAME),
            surname: first(oid::SURNAME),
            given_name: first(oid::GIVEN_NAME),
            iin,
            bin,
            organization: first(oid::ORGANIZATION),
            email: first(oid::EMAIL),
            country: first(oid::COUNTRY),
            ambiguous: two_iins || two_bins,
        }
    }
}

/// The one number that stands after `prefix` in an attribute of the name, or that there are several.
fn number(name: &Name, oid: &Oid, prefix: &str) -> (Option<String>, bool) {
    let mut found: Option<String> = None;
    for value in name::values(name, oid) {
        let Some(digits) = value.strip_prefix(prefix) else { continue };
        if digits.len() != 12 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            continue;
        }
        if found.as_deref().is_some_and(|found| found != digits) {
            return (None, true);
        }
        found = Some(digits.to_owned());
    }
    (found, false)
}

/// What a certificate lets its owner act as.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    /// A natural person.
    Individual,
    /// Somebody of a legal entity: a mark beside another role.
    LegalEntity,
    /// First head.
    Head,
    /// May sign for the legal entity.
    Signer,
    /// May sign finance documents.
    Finance,
    /// Personnel office.
    Personnel,
    /// Employee.
    Employee,
    /// An information system; which, if it says so.
    System(Option<String>),
    /// Civil servant, of the certification centre of state bodies.
    CivilServant,
}

/// A further identifier of a role, for a certification centre that isn't the national one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleOid {
    /// The identifier, dotted.
    pub oid: String,
    /// What it says.
    pub role: Role,
}

impl Role {
    /// Who acts for an organisation or a state body, and may sign for it; no natural person and no information system.
    /// The first is named when somebody has none.
    pub const OFFICIALS: [Self; 6] =
        [Self::Employee, Self::Signer, Self::Head, Self::Personnel, Self::Finance, Self::CivilServant];

    const NATIONAL: [(Oid, Role); 8] = [
        (oid::ROLE_INDIVIDUAL, Role::Individual),
        (oid::ROLE_LEGAL_ENTITY, Role::LegalEntity),
        (oid::ROLE_HEAD, Role::Head),
        (oid::ROLE_SIGNER, Role::Signer),
        (oid::ROLE_FINANCE, Role::Finance),
        (oid::ROLE_PERSONNEL, Role::Personnel),
        (oid::ROLE_EMPLOYEE, Role::Employee),
        (oid::ROLE_CIVIL_SERVANT, Role::CivilServant),
    ];

    /// The roles in a list of purposes, each once.
    pub fn all(purposes: &[Oid], extra: &[RoleOid]) -> Vec<Self> {
        let mut roles: Vec<Self> = purposes.iter().filter_map(|oid| Self::of(oid, extra)).collect();
        roles.sort();
        roles.dedup();
        roles
    }

    fn of(oid: &Oid, extra: &[RoleOid]) -> Option<Self> {
        if let Some((_, role)) = Self::NATIONAL.iter().find(|(known, _)| known == oid) {
            return Some(role.clone());
        }
        if oid::within(oid, &oid::ROLE_SYSTEM) {
            return Some(Self::System((*oid != oid::ROLE_SYSTEM).then(|| oid.to_string())));
        }
        let dotted = oid.to_string();
        extra.iter().find(|role| role.oid == dotted).map(|role| role.role.clone())
    }

    /// The identifier it has in national certificates.
    pub fn oid(&self) -> Oid {
        match self {
            Self::Individual => oid::ROLE_INDIVIDUAL,
            Self::LegalEntity => oid::ROLE_LEGAL_ENTITY,
            Self::Head => oid::ROLE_HEAD,
            Self::Signer => oid::ROLE_SIGNER,
            Self::Finance => oid::ROLE_FINANCE,
            Self::Personnel => oid::ROLE_PERSONNEL,
            Self::Employee => oid::ROLE_EMPLOYEE,
            Self::System(which) => {
                which.as_deref().and_then(|dotted| Oid::new(dotted).ok()).unwrap_or(oid::ROLE_SYSTEM)
            }
            Self::CivilServant => oid::ROLE_CIVIL_SERVANT,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(parts: &[(Oid, &str)]) -> Subject {
        Subject::read(&name::build(parts).unwrap())
    }

    #[test]
    fn numbers_stand_after_their_prefix() {
        let read = subject(&[
            (oid::COMMON_NAME, "ТЕСТОВ ТЕСТ"),
            (oid::SERIAL_NUMBER, "IIN123456789011"),
            (oid::ORGANIZATIONAL_UNIT, "BIN123456789021"),
        ]);
        assert_eq!(read.iin.as_deref(), Some("123456789011"));
        assert_eq!(read.bin.as_deref(), Some("123456789021"));
    }

    #[test]
    fn look_alikes_are_no_numbers() {
        for value in
            ["IIN12345678901", "IIN1234567890111", "123456789011", "iin123456789011", "IIN 23456789011"]
        {
            assert_eq!(subject(&[(oid::SERIAL_NUMBER, value)]).iin, None, "{value}");
        }
        assert_eq!(subject(&[(oid::COMMON_NAME, "IIN123456789011")]).iin, None);
    }

    #[test]
    fn two_numbers_are_none() {
        let read =
            subject(&[(oid::SERIAL_NUMBER, "IIN123456789011"), (oid::SERIAL_NUMBER, "IIN123456789012")]);
        assert!(read.ambiguous);
        assert_eq!(read.iin, None);
    }

    #[test]
    fn roles_come_from_purposes() {
        let portal = Oid::new("1.2.398.3.3.4.1.2.6.7").unwrap();
        let near = Oid::new("1.2.398.3.3.4.1.2.61").unwrap();
        let own = Oid::new("2.25.5.1").unwrap();
        let extra = [RoleOid { oid: own.to_string(), role: Role::CivilServant }];
        let roles = Role::all(&[oid::ROLE_HEAD, portal, near, oid::EMAIL_PROTECTION, own], &extra);
        assert_eq!(roles, [Role::Head, Role::System(Some(portal.to_string())), Role::CivilServant]);
    }
}
