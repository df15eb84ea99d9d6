//! New keys for the services whose certificates are short-lived.

use crate::{
    centre::{self, Centre},
    ceremony::{self, Out},
    error::{CentreError, Refusal, ValidityFault},
    files, keys, profile,
};
use eds::{
    certificate::{Certificate, Issuer},
    moment::Moment,
};
use rand_core::CryptoRng;

/// A service with a key of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// The OCSP responder.
    Ocsp,
    /// The time-stamp authority.
    TimeStamping,
}

impl Service {
    const fn file(self) -> &'static str {
        match self {
            Self::Ocsp => centre::OCSP,
            Self::TimeStamping => centre::TIME_STAMPING,
        }
    }

    fn out(self) -> Out {
        match self {
            Self::Ocsp => profile::ocsp,
            Self::TimeStamping => profile::time_stamping,
        }
    }
}

impl Centre {
    /// Gives a service a new key and certificate, and destroys the old key. Answers and stamps given before stay
    /// good: each carries the certificate of its time.
    ///
    /// # Errors
    /// When the passphrase is another one, the authority's own certificate is over, or files can't be written.
    pub fn renew(
        &mut self,
        service: Service,
        service_passphrase: &str,
        now: Moment,
        rng: &mut impl CryptoRng,
    ) -> Result<&Certificate, CentreError> {
        let path = self.folder.join(service.file());
        // Sealed under another passphrase than the rest it would never open again.
        keys::open(&path, service_passphrase)?;
        if now < self.authority.certificate.not_before() || now >= self.authority.certificate.not_after() {
            return Err(Refusal::Validity(ValidityFault::OutlivesAuthority).into());
        }
        let fresh = ceremony::issued(&self.settings, &self.authority, service.out(), now, rng)?;
        let above = [&self.authority.certificate, &self.root];
        let (name, iterations) = (service.file().trim_end_matches(".p12"), self.settings.iterations);
        let sealed = keys::seal(&fresh, &above, name, service_passphrase, iterations, rng)?;
        let old = self.slot(service).certificate.clone();
        let kept = format!("{}.cer", profile::mark(&old));
        files::replace(&self.folder.join(centre::RETIRED).join(kept), old.der())?;
        files::replace(&path, &sealed)?;
        *self.slot(service) = fresh;
        self.retired.push(old);
        Ok(&self.slot(service).certificate)
    }

    fn slot(&mut self, service: Service) -> &mut Issuer {
        match service {
            Service::Ocsp => &mut self.ocsp,
            Service::TimeStamping => &mut self.time_stamping,
        }
    }
}
