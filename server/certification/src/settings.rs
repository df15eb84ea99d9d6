//! What a centre is set up with.

use crate::error::{CentreError, SettingsFault};
use const_oid::ObjectIdentifier as Oid;
use eds::{
    algorithm::KeyKind,
    certificate::{Role, RoleOid},
    moment::Moment,
    oid,
};
use serde::{Deserialize, Serialize};

/// The arc of centres that have none of their own: of a UUID, cut into parts that every program reads, as Microsoft
/// lets everybody do. 2.25 would take the UUID whole, which is more than many readers of certificates can hold.
const PRIVATE_ARC: &str = "1.2.840.113556.1.8000.2554.6175.9425.53913.20165.44956.4652618.15464523";

/// Kind of the centre's own keys. Persons may have any that is strong enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Algorithm {
    /// RSA with 4096 bits.
    #[serde(rename = "rsa-4096")]
    Rsa4096,
    /// RSA with 2048 bits.
    #[serde(rename = "rsa-2048")]
    Rsa2048,
    /// ECDSA on P-256.
    #[serde(rename = "p-256")]
    P256,
    /// ST RK GOST R 34.10-2015 with 512 bits.
    #[serde(rename = "gost-512")]
    Gost512,
}

impl Algorithm {
    pub(crate) const fn kind(self) -> KeyKind {
        match self {
            Self::Rsa4096 => KeyKind::Rsa(4096),
            Self::Rsa2048 => KeyKind::Rsa(2048),
            Self::P256 => KeyKind::P256,
            Self::Gost512 => KeyKind::Gost512,
        }
    }

    /// As it stands in the names of authorities.
    pub(crate) const fn short(self) -> &'static str {
        match self {
            Self::Rsa4096 | Self::Rsa2048 => "RSA",
            Self::P256 => "ECDSA",
            Self::Gost512 => "GOST",
        }
    }

    /// As it stands in the record, with the digest of signatures.
    pub(crate) const fn long(self) -> &'static str {
        match self {
            Self::Rsa4096 => "RSA 4096, SHA-256",
            Self::Rsa2048 => "RSA 2048, SHA-256",
            Self::P256 => "ECDSA P-256, SHA-256",
            Self::Gost512 => "СТ РК ГОСТ Р 34.10-2015 (512), СТ РК ГОСТ Р 34.11-2015 (512)",
        }
    }
}

/// Whose centre it is, as its certificates say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// In Kazakh.
    pub kk: String,
    /// In Russian.
    pub ru: String,
}

/// For how many years certificates are valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Years {
    /// The root.
    pub root: u8,
    /// The issuing authority.
    pub authority: u8,
    /// The OCSP responder: not checked for revocation, hence short.
    pub ocsp: u8,
    /// The time-stamp authority.
    pub time_stamping: u8,
    /// A person, at most.
    pub person: u8,
}

impl Years {
    /// The same day and time so many years later; of a leap day the day after, where there is none.
    pub(crate) fn later(moment: Moment, years: u8) -> Moment {
        shift(moment, i64::from(years), "0301")
    }

    /// The latest moment from which so many years are over by then.
    pub(crate) fn earlier(moment: Moment, years: u8) -> Moment {
        shift(moment, -i64::from(years), "0228")
    }
}

fn shift(moment: Moment, years: i64, instead_of_leap_day: &str) -> Moment {
    let text = moment.whole().generalized();
    let (year, rest) = text.split_at(4);
    let year = year.parse::<i64>().unwrap_or_default() + years;
    let read = |rest: &str| Moment::from_generalized(format!("{year:04}{rest}").as_bytes());
    // Years of certificates have four digits; beyond them nothing is shifted.
    read(rest).or_else(|| read(&rest.replacen("0229", instead_of_leap_day, 1))).unwrap_or(moment)
}

/// What a centre is set up with. Lies readable in its folder; a changed address or policy holds for what is issued
/// from then on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Kind of the centre's own keys.
    pub algorithm: Algorithm,
    /// Where lists, certificates, OCSP and stamps are to be had: `http://…` without a slash at the end. Not HTTPS if
    /// it can be helped: whoever checks a certificate would have to check another one first.
    pub address: String,
    /// Identifier under which policies and own roles lie. 1.2.398.3.2 belongs to the certification centre of state
    /// bodies alone.
    pub arc: String,
    /// For how many days the root's list of revoked certificates is valid.
    pub root_crl_days: u16,
    /// How far time stamps may be from the true time, in seconds.
    pub accuracy_seconds: u32,
    /// Whether of two stamps the earlier time is the earlier one: only if one machine stamps, whose clock never goes
    /// back.
    pub ordering: bool,
    /// Iterations by which passphrases become keys.
    pub iterations: u32,
    /// Whose centre it is.
    pub organisation: Organisation,
    /// For how many years certificates are valid.
    pub years: Years,
    /// Identifiers of roles that differ from the usual ones.
    #[serde(default)]
    pub roles: Vec<RoleOid>,
}

impl Settings {
    /// The usual ones.
    pub fn new(algorithm: Algorithm, organisation: Organisation, address: &str) -> Self {
        Self {
            algorithm,
            address: address.to_owned(),
            arc: PRIVATE_ARC.to_owned(),
            root_crl_days: 365,
            accuracy_seconds: 1,
            ordering: false,
            iterations: 600_000,
            organisation,
            years: Years { root: 20, authority: 10, ocsp: 1, time_stamping: 3, person: 1 },
            roles: Vec::new(),
        }
    }

    pub(crate) fn read(bytes: &[u8]) -> Result<Self, CentreError> {
        let text = std::str::from_utf8(bytes).map_err(|_| SettingsFault::Unreadable)?;
        let settings: Self = toml::from_str(text).map_err(|_| SettingsFault::Unreadable)?;
        settings.check()?;
        Ok(settings)
    }

    pub(crate) fn write(&self) -> Result<String, CentreError> {
        Ok(toml::to_string_pretty(self).map_err(|_| SettingsFault::Unreadable)?)
    }

    pub(crate) fn check(&self) -> Result<(), SettingsFault> {
        self.check_address()?;
        if self.below("3.4").is_err() {
            return Err(SettingsFault::Arc);
        }
        if self.roles.iter().any(|role| Oid::new(&role.oid).is_err()) {
            return Err(SettingsFault::Role);
        }
        let names = [&self.organisation.kk, &self.organisation.ru];
        if names.iter().any(|name| name.trim().is_empty() || !crate::person::is_plain(name)) {
            return Err(SettingsFault::Organisation);
        }
        let Years { root, authority, ocsp, time_stamping, person } = self.years;
        let below = [ocsp, time_stamping, person];
        if root > 50 || authority > root || below.iter().any(|years| *years == 0 || *years > authority) {
            return Err(SettingsFault::Years);
        }
        if !(1..=3660).contains(&self.root_crl_days) {
            return Err(SettingsFault::RootCrl);
        }
        if !(1_000..=2_000_000).contains(&self.iterations) {
            return Err(SettingsFault::Iterations);
        }
        Ok(())
    }

    fn check_address(&self) -> Result<(), SettingsFault> {
        let rest = self.address.strip_prefix("http://").or_else(|| self.address.strip_prefix("https://"));
        let rest = rest.filter(|rest| !rest.is_empty() && !rest.starts_with('/') && !rest.ends_with('/'));
        let fits = |letter: u8| letter.is_ascii_alphanumeric() || b"-._~:/[]%".contains(&letter);
        match rest {
            Some(rest) if rest.bytes().all(fits) => Ok(()),
            _ => Err(SettingsFault::Address),
        }
    }

    fn below(&self, rest: &str) -> Result<Oid, SettingsFault> {
        Oid::new(&format!("{}.{rest}", self.arc)).map_err(|_| SettingsFault::Arc)
    }

    /// The policy of persons' certificates.
    ///
    /// # Errors
    /// When the arc is none.
    pub fn person_policy(&self) -> Result<Oid, SettingsFault> {
        self.below("1")
    }

    /// The policy of time stamps.
    ///
    /// # Errors
    /// When the arc is none.
    pub fn stamp_policy(&self) -> Result<Oid, SettingsFault> {
        self.below("6")
    }

    /// The identifier of a role in certificates issued here: an own one if there is one; the national ones of
    /// root.gov.kz are common property, except that only the genuine centre of state bodies may use its own arc.
    ///
    /// # Errors
    /// When it is none.
    pub fn role_oid(&self, role: &Role) -> Result<Oid, SettingsFault> {
        if let Some(own) = self.roles.iter().find(|own| own.role == *role) {
            return Oid::new(&own.oid).map_err(|_| SettingsFault::Role);
        }
        match role {
            Role::CivilServant => self.below("3.4"),
            _ => Ok(role.oid()),
        }
    }

    /// Identifiers that whoever checks signatures must know beside the national ones: see
    /// [`eds::check::Policy::roles`].
    ///
    /// # Errors
    /// When one is none.
    pub fn own_roles(&self) -> Result<Vec<RoleOid>, SettingsFault> {
        let mut own = self.roles.clone();
        let servant = self.role_oid(&Role::CivilServant)?;
        let known = own.iter().any(|own| own.role == Role::CivilServant);
        if !known && servant != oid::ROLE_CIVIL_SERVANT {
            own.push(RoleOid { oid: servant.to_string(), role: Role::CivilServant });
        }
        Ok(own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        let organisation =
            Organisation { kk: "Министрлік".to_owned(), ru: "Министерство".to_owned() };
        Settings::new(Algorithm::P256, organisation, "http://pki.example.kz")
    }

    fn fault(change: impl FnOnce(&mut Settings)) -> Option<SettingsFault> {
        let mut settings = settings();
        change(&mut settings);
        settings.check().err()
    }

    #[test]
    fn written_settings_are_read_back() {
        let mut settings = settings();
        let system = Role::System(Some("1.2.398.3.3.4.1.2.6.7".to_owned()));
        settings.roles.push(RoleOid { oid: "2.25.5".to_owned(), role: Role::Head });
        settings.roles.push(RoleOid { oid: "2.25.6".to_owned(), role: system });
        let text = settings.write().unwrap();
        assert_eq!(Settings::read(text.as_bytes()).unwrap(), settings);
        assert!(text.contains("algorithm = \"p-256\""), "{text}");
        assert!(Settings::read(format!("surplus = 1\n{text}").as_bytes()).is_err());
    }

    #[test]
    fn settings_without_sense_are_refused() {
        assert_eq!(fault(|_| ()), None);
        for address in
            ["ftp://a", "http://", "http:///a", "http://a/", "http://a b", "http://a?b", "http://ә"]
        {
            assert_eq!(fault(|settings| settings.address = address.to_owned()), Some(SettingsFault::Address));
        }
        for arc in ["", "1.2.", "3.1", "x", "2.25.32078164022229325046529061410291626827"] {
            assert_eq!(fault(|settings| settings.arc = arc.to_owned()), Some(SettingsFault::Arc), "{arc}");
        }
        let role = RoleOid { oid: "1".to_owned(), role: Role::Head };
        assert_eq!(fault(|settings| settings.roles.push(role)), Some(SettingsFault::Role));
        for name in ["", " ", "a\nb", "a\u{202e}b"] {
            let changed = fault(|settings| settings.organisation.ru = name.to_owned());
            assert_eq!(changed, Some(SettingsFault::Organisation), "{name:?}");
        }
        assert_eq!(fault(|settings| settings.years.authority = 21), Some(SettingsFault::Years));
        assert_eq!(fault(|settings| settings.years.person = 11), Some(SettingsFault::Years));
        assert_eq!(fault(|settings| settings.years.ocsp = 0), Some(SettingsFault::Years));
        assert_eq!(fault(|settings| settings.years.root = 51), Some(SettingsFault::Years));
        assert_eq!(fault(|settings| settings.root_crl_days = 0), Some(SettingsFault::RootCrl));
        assert_eq!(fault(|settings| settings.iterations = 999), Some(SettingsFault::Iterations));
    }

    #[test]
    fn years_are_those_of_the_calendar() {
        let day = Moment::from_day;
        assert_eq!(Years::later(day(2027, 1, 15), 20), day(2047, 1, 15));
        assert_eq!(Years::later(day(2028, 2, 29), 4), day(2032, 2, 29));
        assert_eq!(Years::later(day(2028, 2, 29), 1), day(2029, 3, 1));
        assert_eq!(Years::earlier(day(2028, 2, 29), 1), day(2027, 2, 28));
        assert_eq!(Years::earlier(day(2028, 3, 1), 1), day(2027, 3, 1));
        assert_eq!(Years::later(day(9999, 2, 28), 1), day(9999, 2, 28));
        for date in 0..1500 {
            let end = day(2027, 1, 1).plus_seconds(date * 86_400);
            let begin = Years::earlier(end, 1);
            assert!(Years::later(begin, 1) <= end, "{end:?}");
            assert!(Years::later(begin.plus_seconds(86_400), 1) > end, "{end:?}");
        }
    }

    #[test]
    fn the_genuine_centre_alone_has_national_identifiers_of_civil_servants() {
        let mut settings = settings();
        let own = settings.role_oid(&Role::CivilServant).unwrap();
        assert_eq!(own.to_string(), format!("{PRIVATE_ARC}.3.4"));
        assert_eq!(settings.own_roles().unwrap()[0].oid, own.to_string());
        assert_eq!(settings.role_oid(&Role::Head).unwrap(), oid::ROLE_HEAD);
        settings.arc = "1.2.398.3.2".to_owned();
        assert_eq!(settings.role_oid(&Role::CivilServant).unwrap(), oid::ROLE_CIVIL_SERVANT);
        assert_eq!(settings.own_roles().unwrap(), []);
        settings.roles.push(RoleOid { oid: "2.25.5".to_owned(), role: Role::CivilServant });
        assert_eq!(settings.role_oid(&Role::CivilServant).unwrap().to_string(), "2.25.5");
        assert_eq!(settings.own_roles().unwrap().len(), 1);
    }
}
