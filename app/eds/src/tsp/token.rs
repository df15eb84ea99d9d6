//! Reading stamps.

use super::types::{Info, RawReply};
use crate::{
    algorithm::Digest,
    armour,
    cms::SignedData,
    error::{BuildError, ReadError},
    moment::Moment,
    oid,
};
use const_oid::ObjectIdentifier as Oid;
use der::{Decode, Encode};

/// A time stamp. Read is not checked: [`super::check`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    signed: SignedData,
    info: Info,
}

impl Token {
    /// From DER, PEM or base64.
    ///
    /// # Errors
    /// When it is none.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let signed = SignedData::read(bytes)?;
        if signed.content_type() != oid::TST_INFO {
            return Err(ReadError::Structure);
        }
        let info = Info::from_der(signed.content().ok_or(ReadError::Structure)?)?;
        let critical = info.extensions.iter().flatten().any(|extension| extension.critical);
        if info.version != 1 || critical {
            return Err(ReadError::Structure);
        }
        Ok(Self { signed, info })
    }

    /// As DER.
    ///
    /// # Errors
    /// When it can't be encoded.
    pub fn to_der(&self) -> Result<Vec<u8>, BuildError> {
        self.signed.to_der()
    }

    /// The message it is.
    pub fn signed(&self) -> &SignedData {
        &self.signed
    }

    /// When it was made.
    pub fn time(&self) -> Moment {
        self.info.time.0
    }

    /// Under which policy.
    pub fn policy(&self) -> Oid {
        self.info.policy
    }

    /// Serial number.
    pub fn serial(&self) -> &[u8] {
        self.info.serial.as_bytes()
    }

    /// The nonce that came back.
    pub fn nonce(&self) -> Option<&[u8]> {
        self.info.nonce.as_ref().map(|nonce| nonce.as_bytes())
    }

    /// How what is stamped was hashed, if that is known here.
    pub fn digest(&self) -> Option<Digest> {
        Digest::of_oid(&self.info.imprint.algorithm.oid)
    }

    /// Whether it is a stamp of these bytes.
    pub fn covers(&self, bytes: &[u8]) -> bool {
        self.digest().is_some_and(|digest| digest.of(bytes) == self.info.imprint.hash.as_bytes())
    }
}

/// What an authority sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// A stamp.
    Granted(Box<Token>),
    /// None, with the number of the status.
    Refused(u8),
}

impl Reply {
    /// From DER or base64.
    ///
    /// # Errors
    /// When it is none.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let reply = RawReply::from_der(&armour::to_der(bytes)?)?;
        match (reply.status.status, reply.token) {
            (0 | 1, Some(token)) => Ok(Self::Granted(Box::new(Token::read(&token.to_der()?)?))),
            (0 | 1, None) => Err(ReadError::Structure),
            (status, _) => Ok(Self::Refused(status)),
        }
    }
}
