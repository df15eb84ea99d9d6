//! What expires when, so that somebody is warned in time.

use crate::{centre::Centre, settings::Years};
use eds::moment::Moment;
use serde::{Deserialize, Serialize};

/// Something that expires.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Expiring {
    /// The root's certificate.
    Root,
    /// The root's list: then nothing can be checked any more.
    RootCrl,
    /// The issuing authority's certificate.
    Authority,
    /// The time until which persons get certificates for the full term.
    FullTerm,
    /// The OCSP responder's certificate.
    Ocsp,
    /// The time-stamp authority's certificate.
    TimeStamping,
}

/// When something expires.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expiry {
    /// What.
    pub what: Expiring,
    /// Its last moment.
    pub at: Moment,
}

impl Centre {
    /// Everything that expires, the next first.
    pub fn expiries(&self) -> Vec<Expiry> {
        let authority = self.authority.certificate.not_after();
        let full_term = Years::earlier(authority, self.settings.years.person);
        // A list without a next update is read as one that has expired.
        let root_crl = self.root_crl.next_update().unwrap_or_else(|| self.root_crl.this_update());
        let mut expiries = [
            (Expiring::Root, self.root.not_after()),
            (Expiring::RootCrl, root_crl),
            (Expiring::Authority, authority),
            (Expiring::FullTerm, full_term),
            (Expiring::Ocsp, self.ocsp.certificate.not_after()),
            (Expiring::TimeStamping, self.time_stamping.certificate.not_after()),
        ]
        .map(|(what, at)| Expiry { what, at })
        .to_vec();
        expiries.sort_by_key(|expiry| expiry.at);
        expiries
    }
}
