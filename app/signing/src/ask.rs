//! Questions.

use crate::Bytes;
use eds::{
    certificate::{RoleOid, Subject},
    check::Policy,
    moment::Moment,
};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// What a page asks. `B` is how it hands over bytes: what it sends may be a file that only the worker reads.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask<B = Bytes> {
    /// Opens a key store; one that was open before is closed.
    Open {
        /// PKCS#12.
        file: B,
        /// Its password.
        password: Zeroizing<String>,
        /// Identifiers of roles beside the national ones.
        roles: Vec<RoleOid>,
    },
    /// Signs each of the contents by itself, with a key of the open store.
    Sign {
        /// [`crate::KeyView::key`].
        key: u32,
        /// What is signed, byte by byte.
        contents: Vec<B>,
        /// What the signature says of the time.
        at: Moment,
    },
    /// Makes a key and the request for its certificate.
    Request {
        /// Of which kind.
        kind: Kind,
        /// Whose it shall be: a wish, the certification centre decides.
        subject: Subject,
        /// Under which the key is sealed.
        password: Zeroizing<String>,
    },
    /// Lays certificates beside the key they were issued for.
    Install {
        /// The key store with the key.
        file: B,
        /// Its password, before and after.
        password: Zeroizing<String>,
        /// The certificate and those of its issuers in any order, as DER, PEM (also several in one) or base64.
        certificates: Vec<B>,
        /// Identifiers of roles beside the national ones.
        roles: Vec<RoleOid>,
    },
    /// Judges signatures and what they cover; needs no key.
    Examine {
        /// Signatures, what was signed, and what proves it, in any order; packages (ZIP) are unpacked.
        files: Vec<Dropped<B>>,
        /// Lists of revoked certificates known beside.
        lists: Vec<B>,
        /// What is demanded and trusted.
        policy: Box<Policy>,
        /// The moment of asking.
        now: Moment,
    },
    /// Forgets all keys.
    Close,
}

/// A file that somebody chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped<B = Bytes> {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub bytes: B,
}

/// A kind of key that is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// RSA, 2048 bits.
    Rsa2048,
    /// ECDSA on P-256.
    P256,
    /// ST RK GOST R 34.10-2015, 512 bits.
    Gost512,
}

/// Without what is in it: passwords and documents don't belong into logs.
impl<B> std::fmt::Debug for Ask<B> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Open { .. } => "Open",
            Self::Sign { .. } => "Sign",
            Self::Request { .. } => "Request",
            Self::Install { .. } => "Install",
            Self::Examine { .. } => "Examine",
            Self::Close => "Close",
        })
    }
}
