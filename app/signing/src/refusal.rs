//! Reasons to refuse.

use serde::{Deserialize, Serialize};

/// Why the worker does not do what it was asked: keys with data, never text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The password is another one. Damage within what it protects looks the same.
    #[error("wrong password")]
    WrongPassword,
    /// A password without letters protects nothing.
    #[error("no password")]
    NoPassword,
    /// No key store, or only a part of one.
    #[error("no key store")]
    NoKeyStore,
    /// A kind of protection that is not read.
    #[error("unsupported: {0}")]
    Unsupported(String),
    /// Larger or costlier to open than any real key store or package.
    #[error("exceeds the limits")]
    TooMuch,
    /// The store has no private key.
    #[error("no private key")]
    NoKey,
    /// No such key is open.
    #[error("no such key is open")]
    NotOpen,
    /// The key has no certificate yet, or one that can't be read.
    #[error("no certificate")]
    NoCertificate,
    /// A key of 2004 or of a kind that isn't known here.
    #[error("the key can't sign")]
    Unsuitable,
    /// The certificate belongs to another key.
    #[error("the certificate does not belong to the key")]
    KeyOfAnother,
    /// What should be certificates can't be read.
    #[error("unreadable certificate")]
    UnreadableCertificate,
    /// A value that a certificate can't hold, as a name with forbidden letters.
    #[error("can't be encoded")]
    NotEncodable,
    /// The file the page named can't be read any more.
    #[error("the file can't be read")]
    UnreadableFile,
    /// The question itself can't be read: page and worker are of different versions.
    #[error("malformed question")]
    Malformed,
    /// The worker could not start, or stopped in the middle.
    #[error("the worker stopped")]
    Stopped,
}
