//! Issuing certificates to persons.

use crate::{
    centre::Centre,
    error::{CentreError, Refusal, ValidityFault},
    person::PersonSubject,
    profile, request,
    serial::Serial,
    settings::Years,
};
use eds::{
    certificate::{self, Certificate, Profile, Template},
    moment::Moment,
};

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
