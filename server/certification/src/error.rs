//! What can go wrong, as keys with data.

use eds::{
    algorithm::Digest,
    certificate::Role,
    error::{BuildError, SignatureError},
};
use serde::{Deserialize, Serialize};
use std::{io, path::PathBuf};

/// Why the centre can't do something.
#[derive(Debug, thiserror::Error)]
pub enum CentreError {
    /// A file can't be read or written.
    #[error("{0}: {1}")]
    File(PathBuf, #[source] io::Error),
    /// A centre is there already, or what an interrupted ceremony left.
    #[error("{0} already exists")]
    Exists(PathBuf),
    /// The passphrase is another one.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// A file isn't what it should be, or doesn't belong to the others.
    #[error("{0} is damaged or does not belong here")]
    Damaged(PathBuf),
    /// The settings make no sense.
    #[error("settings: {0}")]
    Settings(#[from] SettingsFault),
    /// A passphrase that protects nothing.
    #[error("passphrase: {0}")]
    Passphrase(PassphraseFault),
    /// A ceremony that nobody attends, or a name that isn't one.
    #[error("participants of the ceremony: a name each, on one line")]
    Participants,
    /// A certificate isn't issued.
    #[error("refused: {0:?}")]
    Refused(#[from] Refusal),
    /// A list isn't made.
    #[error("list of revoked certificates: {0}")]
    Crl(#[from] CrlFault),
    /// A service that is in use is replaced before its certificate is revoked.
    #[error("this certificate is in use: renew the service first")]
    InService,
    /// No service of the centre has or had this certificate.
    #[error("no service of this centre has a certificate with this number")]
    NoService,
    /// Something can't be encoded.
    #[error(transparent)]
    Build(#[from] BuildError),
}

impl From<der::Error> for CentreError {
    fn from(error: der::Error) -> Self {
        Self::Build(error.into())
    }
}

/// What is wrong with settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingsFault {
    /// The file is no settings.
    #[error("unreadable")]
    Unreadable,
    /// Not an address of HTTP without query, in ASCII.
    #[error("address")]
    Address,
    /// No object identifier, or one too long for what comes below.
    #[error("arc")]
    Arc,
    /// The identifier of a role is none.
    #[error("identifier of a role")]
    Role,
    /// A name is empty or has letters that names don't have.
    #[error("name of the organisation")]
    Organisation,
    /// A certificate would outlive its issuer, or be valid for no time.
    #[error("years")]
    Years,
    /// The root's list would be valid for no time, or nearly for ever.
    #[error("days of the root's list")]
    RootCrl,
    /// Too few to protect, or too many to open.
    #[error("iterations")]
    Iterations,
}

/// What is wrong with a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseFault {
    /// Fewer than twelve characters.
    #[error("too short")]
    Short,
    /// One protects both the root and what is in service.
    #[error("the same for both")]
    Same,
}

/// Why a list isn't made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CrlFault {
    /// A delta must come after the list it changes.
    #[error("a delta with a number not above that of its base")]
    Base,
    /// Only a delta says that something is no longer revoked.
    #[error("a removal in a full list")]
    Removal,
    /// A certificate stands there twice.
    #[error("a certificate named twice")]
    Doubled,
    /// What should be the last list is none of this root.
    #[error("the last list is not this root's")]
    NotLast,
    /// The next one must come later than this.
    #[error("the next list not after this one")]
    Times,
}

/// Why no certificate is issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RequestFault {
    /// It is no PKCS #10.
    Unreadable,
    /// A kind of key or a curve that isn't certified.
    UnknownKey,
    /// The key can't be one of its kind, as a point off the curve.
    BadKey,
    /// An RSA key shorter than 2048 bits, or longer than 4096.
    KeySize {
        /// Its length.
        bits: u32,
    },
    /// A digest that is broken.
    WeakDigest(Digest),
    /// Who asks hasn't the key.
    Signature(SignatureError),
    /// The key is one of the centre's own.
    KeyOfCentre,
}

/// A field of a person's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    /// Surname.
    Surname,
    /// Given name.
    GivenName,
    /// Patronymic.
    Patronymic,
    /// Individual identification number.
    Iin,
    /// Name of the state body or other legal entity.
    Organisation,
    /// Its business identification number.
    Bin,
}

/// What is wrong with a person's data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PersonFault {
    /// Must be there.
    Missing(Field),
    /// Longer than certificates hold.
    TooLong(Field),
    /// Characters that don't belong there.
    Characters(Field),
    /// A role of a legal entity without one, of nobody with one, or of a system.
    Role(Role),
    /// Somebody of a legal entity needs a role.
    NoRole,
}

/// What is wrong with the time a certificate shall be valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ValidityFault {
    /// It ends before it begins.
    Reversed,
    /// It begins before the centre's own certificate.
    BeforeAuthority,
    /// It ends after the centre's own certificate.
    OutlivesAuthority,
    /// Longer than the settings allow.
    TooLong,
}

/// Why no certificate is issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    /// The request.
    #[error("request: {0:?}")]
    Request(RequestFault),
    /// The person's data.
    #[error("person: {0:?}")]
    Person(PersonFault),
    /// The time.
    #[error("validity: {0:?}")]
    Validity(ValidityFault),
}
