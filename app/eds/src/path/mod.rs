//! Certification paths (RFC 5280, section 6): finding one to a pinned anchor, and validating it.

mod find;
mod names;
mod policies;
mod validate;

pub use find::{Search, find};
pub use validate::{Parameters, Validated, validate};

use crate::{certificate::Certificate, error::SignatureError, name, oid};
use serde::{Deserialize, Serialize};

/// Why there is no valid path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum PathError {
    /// The certificate is its own issuer and no anchor.
    #[error("self-signed")]
    SelfSigned,
    /// No certificate of this issuer is known, or none that leads to an anchor.
    #[error("unknown authority {issuer}")]
    UnknownAuthority {
        /// Name of the issuer nobody knows.
        issuer: String,
    },
    /// Longer than is followed.
    #[error("too long")]
    TooLong,
    /// A certificate isn't signed by the next.
    #[error("signature of {subject}: {error}")]
    Signature {
        /// Whose certificate.
        subject: String,
        /// Why it doesn't hold.
        error: SignatureError,
    },
    /// The issuer's name and the subject's differ.
    #[error("names do not chain at {subject}")]
    Chaining {
        /// Whose certificate.
        subject: String,
    },
    /// Used before its time.
    #[error("{subject} not yet valid")]
    NotYetValid {
        /// Whose certificate.
        subject: String,
    },
    /// Used after its time.
    #[error("{subject} expired")]
    Expired {
        /// Whose certificate.
        subject: String,
    },
    /// Issued by somebody who isn't an authority.
    #[error("{subject} is no authority")]
    NotAuthority {
        /// Whose certificate.
        subject: String,
    },
    /// More authorities follow than one of them allows.
    #[error("path too long below {subject}")]
    PathLength {
        /// Whose certificate.
        subject: String,
    },
    /// The authority's key may not sign certificates.
    #[error("key of {subject} may not sign certificates")]
    KeyUsage {
        /// Whose certificate.
        subject: String,
    },
    /// A name that an authority above may not give.
    #[error("name of {subject} not permitted")]
    NameConstraints {
        /// Whose certificate.
        subject: String,
    },
    /// No policy holds along the path, but one must.
    #[error("no policy")]
    Policy,
    /// An extension that must be understood but isn't.
    #[error("unknown critical extension {oid} of {subject}")]
    UnknownCritical {
        /// Whose certificate.
        subject: String,
        /// Which extension.
        oid: String,
    },
}

/// Who a certificate is of, for a reader: the common name, else the organisation's, else the whole name where no person's number is in it.
pub(crate) fn label(certificate: &Certificate) -> String {
    label_of(certificate.subject_name())
}

pub(crate) fn label_of(of: &name::Name) -> String {
    let last = |oid| name::values(of, oid).last();
    let named = last(&oid::COMMON_NAME).or_else(|| last(&oid::ORGANIZATION));
    // Labels are shown to everybody, and identification numbers stand in serial numbers.
    named.unwrap_or_else(|| if last(&oid::SERIAL_NUMBER).is_some() { String::new() } else { of.to_string() })
}
