//! Answers.

use crate::Bytes;
use eds::{
    certificate::{Role, Subject},
    moment::Moment,
    oid,
};
use serde::{Deserialize, Serialize};

/// What the worker answers, each to the question of its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// What the store holds.
    Opened {
        /// Its keys.
        keys: Vec<KeyView>,
    },
    /// What was signed.
    Signed {
        /// CMS as DER, without the content, in the order of the contents.
        signatures: Vec<Bytes>,
    },
    /// What was made.
    Requested {
        /// PKCS#10, DER: for the certification centre.
        request: Bytes,
        /// PKCS#12 with the key: for its owner, who keeps it until the certificate is there.
        store: Bytes,
    },
    /// What the key became.
    Installed {
        /// PKCS#12 with the key and its certificates.
        store: Bytes,
        /// The key, as it would be shown on opening.
        key: Box<KeyView>,
    },
    /// What was found.
    Examined {
        /// `eds::package::Examination` as JSON.
        examination: String,
    },
    /// No key is held any more.
    Closed,
}

/// A key in a store, as its owner chooses it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyView {
    /// By which it is named as long as the store is open.
    pub key: u32,
    /// What the store calls it.
    pub name: Option<String>,
    /// None: of a kind that is not known here; it can't sign.
    pub algorithm: Option<KeyAlgorithm>,
    /// None: it has not been issued yet, or can't be read.
    pub certificate: Option<CertificateView>,
}

/// What a certificate says of its owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificateView {
    /// All of it.
    pub der: Bytes,
    /// Whose it is.
    pub subject: Subject,
    /// Who issued it.
    pub issuer: Subject,
    /// Serial number, hexadecimal, without leading zeros.
    pub serial: String,
    /// Its first moment.
    pub not_before: Moment,
    /// Its last moment.
    pub not_after: Moment,
    /// What the key may do.
    pub usages: Vec<Usage>,
    /// What for, dotted; the roles are among them.
    pub purposes: Vec<String>,
    /// In which roles.
    pub roles: Vec<Role>,
    /// Meant for signatures that bind, and not only for signing in.
    pub signs: bool,
}

impl CertificateView {
    /// Good enough to sign in with: meant for signatures that bind, or for saying who somebody is.
    pub fn signs_in(&self) -> bool {
        let identifies = self.purposes.iter().any(|purpose| *purpose == oid::CLIENT_AUTH.to_string());
        self.signs || identifies && self.usages.contains(&Usage::DigitalSignature)
    }

    /// Whether it holds at a moment by its own dates; whether it was revoked is another matter.
    pub fn holds_at(&self, moment: Moment) -> bool {
        (self.not_before..=self.not_after).contains(&moment)
    }
}

/// A kind of key that can be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyAlgorithm {
    /// RSA of so many bits.
    Rsa(u32),
    /// ECDSA on P-256.
    P256,
    /// ST RK GOST R 34.10-2015, 256 bits.
    Gost256,
    /// ST RK GOST R 34.10-2015, 512 bits.
    Gost512,
    /// GOST 34.310-2004: no longer signs.
    Gost2004,
}

impl KeyAlgorithm {
    /// Whether it makes signatures.
    pub fn signs(self) -> bool {
        self != Self::Gost2004
    }
}

/// What a key may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Usage {
    /// Sign anything but certificates and lists.
    DigitalSignature,
    /// Sign what can't be denied later.
    NonRepudiation,
    /// Encrypt keys.
    KeyEncipherment,
    /// Encrypt data.
    DataEncipherment,
    /// Agree on keys.
    KeyAgreement,
    /// Sign certificates.
    CertificateSign,
    /// Sign lists of revoked certificates.
    CrlSign,
}
