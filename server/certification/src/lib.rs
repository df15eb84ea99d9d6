//! A certification centre: keys at rest, the ceremony that makes them, certificates of persons, lists of revoked
//! ones, answers of OCSP, time stamps.
//!
//! No database, no HTTP, no clock and no randomness of its own: who may ask for what, and what was issued, is the
//! caller's to know. Its one outside world is the folder with its keys.
//!
//! Opening and sealing keys takes seconds of computing by intent: call it where nobody waits.

mod centre;
mod ceremony;
mod crl;
mod error;
mod expiry;
mod files;
mod issue;
mod keys;
mod ocsp;
mod person;
mod profile;
mod reason;
mod record;
mod renew;
mod request;
mod root;
mod serial;
mod settings;
mod stamp;
mod withdrawn;

pub use centre::Centre;
pub use ceremony::Ceremony;
pub use error::{
    CentreError, CrlFault, Field, PassphraseFault, PersonFault, Refusal, RequestFault, SettingsFault,
    ValidityFault,
};
pub use expiry::{Expiring, Expiry};
pub use issue::RequestedKey;
pub use person::PersonSubject;
pub use profile::Addresses;
pub use reason::{REASONS, reason};
pub use record::Record;
pub use renew::Service;
pub use root::Root;
pub use serial::Serial;
pub use settings::{Algorithm, Organisation, Settings, Years};

/// What the register says of a certificate.
pub use eds::ocsp::State as Standing;

/// An entry of a list of revoked certificates.
pub use eds::crl::Revoked;

/// Why a certificate was revoked.
pub use x509_cert::ext::pkix::CrlReason;
