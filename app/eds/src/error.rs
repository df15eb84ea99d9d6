//! Why something can't be read or a signature doesn't hold: keys, never text.

use crate::ber::BerError;
use serde::{Deserialize, Serialize};

/// Why bytes can't be read as what they should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ReadError {
    /// No BER at all.
    #[error("not BER: {0}")]
    Ber(BerError),
    /// Well-formed, but not of the expected format.
    #[error("not of the expected structure")]
    Structure,
    /// Neither DER nor PEM nor base64.
    #[error("not DER, PEM or base64")]
    Armour,
    /// An algorithm or curve that isn't known here.
    #[error("unknown algorithm")]
    UnknownAlgorithm,
    /// A key that can't be one of its kind, as a point off the curve.
    #[error("no key")]
    Key,
}

impl From<der::Error> for ReadError {
    fn from(_: der::Error) -> Self {
        Self::Structure
    }
}

impl From<BerError> for ReadError {
    fn from(error: BerError) -> Self {
        Self::Ber(error)
    }
}

/// Why a signature doesn't hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum SignatureError {
    /// The algorithm isn't known here.
    #[error("unknown algorithm")]
    UnknownAlgorithm,
    /// The algorithm doesn't go with the key, or two places name different algorithms.
    #[error("algorithms that do not go together")]
    Mismatch,
    /// The key can't be read.
    #[error("no key")]
    Key,
    /// It was not made over these bytes with this key.
    #[error("wrong signature")]
    Wrong,
}

/// Why something can't be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum BuildError {
    /// A value that its format can't hold, as a name with forbidden letters.
    #[error("can't be encoded")]
    Encoding,
    /// The certificate doesn't belong to the key.
    #[error("the certificate does not belong to the key")]
    KeyOfAnother,
    /// The key only serves to check old signatures, or can't sign what is asked.
    #[error("the key can't sign")]
    Unsuitable,
    /// What was to be extended can't be read.
    #[error("can't be read: {0}")]
    Read(ReadError),
}

impl From<der::Error> for BuildError {
    fn from(_: der::Error) -> Self {
        Self::Encoding
    }
}

impl From<ReadError> for BuildError {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}
