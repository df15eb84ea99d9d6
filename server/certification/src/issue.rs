//! Issuing certificates to persons.

use crate::{
    centre::Centre,
    error::{CentreError, Refusal, RequestFault, ValidityFault},
    person::PersonSubject,
    profile, request,
    serial::Serial,
    settings::Years,
};
use der::Encode;
use eds::{
    algorithm::{Digest, KeyKind, PublicKey},
    certificate::{self, Certificate, Profile, Template},
    moment::Moment,
};

/// A key that may be certified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestedKey {
    /// Of which kind.
    pub kind: KeyKind,
    /// SHA-256 of the key with its parameters (SubjectPublicKeyInfo), in hexadecimal.
    pub sha256: String,
}

impl Centre {
    /// Issues a certificate for the key in `request` (PKCS #10). Whose it is says `person`, not the request. That
    /// `serial` is fresh, and that nobody else has a certificate of this key, is the register's to know.
    ///
    /// # Errors
    /// [`CentreError::Refused`] when the key is weak or not the asker's, or when person or time don't do.
    pub fn issue(
        &self,
        request: &[u8],
        person: &PersonSubject,
        serial: Serial,
        from: Moment,
        until: Moment,
    ) -> Result<Certificate, CentreError> {
        let own = self.own().into_iter().chain(&self.retired);
        let key = request::check(request, own).map_err(Refusal::Request)?;
        let purposes = person.purposes(&self.settings)?;
        let (from, until) = (from.whole(), until.whole());
        self.check_validity(from, until).map_err(Refusal::Validity)?;
        let mut template = Template::new(person.name()?, key, Profile::Signer(purposes), from, until);
        let policy = self.settings.person_policy()?;
        profile::reachable(&mut template, &self.settings, &self.authority.certificate, policy);
        Ok(certificate::issue_numbered(&template, &self.authority, serial.octets())?)
    }

    /// The key in a request, if it may be certified.
    ///
    /// # Errors
    /// When the request can't be read or is not signed by its own key, or the key is weak, unknown or the centre's.
    pub fn examine(&self, request: &[u8]) -> Result<RequestedKey, Refusal> {
        let own = self.own().into_iter().chain(&self.retired);
        let info = request::check(request, own).map_err(Refusal::Request)?;
        let key = PublicKey::read(&info).map_err(|_| Refusal::Request(RequestFault::BadKey))?;
        let bits = key.bits();
        let kind = match key {
            PublicKey::Rsa(_) => KeyKind::Rsa(u16::try_from(bits).unwrap_or(u16::MAX)),
            PublicKey::P256(_) => KeyKind::P256,
            PublicKey::Gost(_) if bits == 256 => KeyKind::Gost256,
            PublicKey::Gost(_) => KeyKind::Gost512,
        };
        let der = info.to_der().map_err(|_| Refusal::Request(RequestFault::BadKey))?;
        Ok(RequestedKey { kind, sha256: hex::encode(Digest::Sha256.of(&der)) })
    }

    /// The longest time a certificate issued now can be valid: the full term, or as long as the centre's own.
    pub fn term(&self, now: Moment) -> (Moment, Moment) {
        let from = now.whole();
        let full = Years::later(from, self.settings.years.person);
        (from, full.min(self.authority.certificate.not_after()))
    }

    fn check_validity(&self, from: Moment, until: Moment) -> Result<(), ValidityFault> {
        let authority = &self.authority.certificate;
        if from >= until {
            Err(ValidityFault::Reversed)
        } else if from < authority.not_before() {
            Err(ValidityFault::BeforeAuthority)
        } else if until > authority.not_after() {
            Err(ValidityFault::OutlivesAuthority)
        } else if until > Years::later(from, self.settings.years.person) {
            Err(ValidityFault::TooLong)
        } else {
            Ok(())
        }
    }
}
