//! Signing in by a certificate: a text of the server's is signed, once and for a short while (ORG-3).

use crate::{
    access::Rule,
    field::{Field, Findings},
    operation::operation,
    signatures::SIGNATURE_MAX,
    time::{Moment, SECOND},
};
use serde::{Deserialize, Serialize};

/// For how long a challenge can be answered.
pub const CHALLENGE_LASTS: i64 = 5 * 60 * SECOND;
/// Longest origin.
const ORIGIN_MAX: u32 = 300;
/// Longest nonce: it holds the origin, twice as long.
const NONCE: u32 = 2 * ORIGIN_MAX + 200;

/// Asks for a text to sign.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BeginCertificateSignIn {
    /// The origin of the page that asks, as `https://alqa.example`: it stands in what is signed.
    pub origin: String,
}
operation!(Query BeginCertificateSignIn as "begin_certificate_sign_in" -> Challenge, Rule::ANYONE, {
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.line(Field::Origin, &self.origin, ORIGIN_MAX);
        found
    }
});

/// What is to be signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Challenge {
    /// Marks it, and lets the server know it again.
    pub nonce: String,
    /// The text: exactly what is signed.
    pub text: String,
    /// When it can't be answered any more.
    pub expires: Moment,
}

/// The text of a challenge: a program can't take it for anything else that is signed.
pub fn challenge_text(origin: &str, nonce: &str, expires: Moment) -> String {
    format!("alqa-sign-in 1\norigin: {origin}\nnonce: {nonce}\nexpires: {}\n", expires.0.div_euclid(SECOND))
}

/// Signs in by the signature of a challenge; the answer carries the session's cookie.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignInByCertificate {
    /// Which challenge.
    pub nonce: String,
    /// Its signature (CMS, detached) in base64.
    pub signature: String,
}
operation!(Command SignInByCertificate as "sign_in_by_certificate" -> (), Rule::ANYONE, {
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.line(Field::Nonce, &self.nonce, NONCE);
        found.text(Field::Signature, &self.signature, SIGNATURE_MAX);
        found
    }
});

/// Why a certificate does not let anybody in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CertificateFlaw {
    /// Revoked or suspended.
    Revoked,
    /// Not valid now.
    NotNow,
    /// Of an authority that is not trusted here.
    UnknownAuthority,
    /// Whether it was revoked can't be known now.
    NotKnown,
    /// The signature does not hold, or the certificate is for something else.
    Unfit,
}
