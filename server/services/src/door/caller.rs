//! Who asks.

use domain::{
    id::{PersonId, SessionId, SubstitutionId},
    time::Moment,
};
use sha2::{Digest, Sha256};
use std::fmt;

/// The secret in the session's cookie. Never logged, never stored: only its hash is.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// From a cookie.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// For a cookie.
    pub fn secret(&self) -> &str {
        &self.0
    }

    /// What is stored of it.
    pub(crate) fn hash(&self) -> String {
        hex::encode(Sha256::digest(self.0.as_bytes()))
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// A request as the edge of the server saw it.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Identifies it in logs and journal.
    pub id: String,
    /// The session's secret, if the cookie was there.
    pub token: Option<Token>,
    /// What the browser calls itself.
    pub agent: String,
    /// The address it came from.
    pub address: String,
}

/// A person with a valid session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The session.
    pub session: SessionId,
    /// Who signed in.
    pub person: PersonId,
    /// Set while acting for another.
    pub acting: Option<Acting>,
    /// Administrator of the portal.
    pub administrator: bool,
    /// Officer of the certification centre.
    pub officer: bool,
    /// The first password must be changed before anything else.
    pub must_change_password: bool,
    /// When the session ends if nothing more is done.
    pub expires: Moment,
}

/// For whom a caller acts, and by which order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acting {
    /// The substitution.
    pub substitution: SubstitutionId,
    /// In whose name.
    pub absent: PersonId,
    /// Number of the order.
    pub order: String,
}

impl Caller {
    /// In whose name things are done.
    pub fn name(&self) -> PersonId {
        self.acting.as_ref().map_or(self.person, |acting| acting.absent)
    }

    /// The substitute and the order, when the name is another's: what tables keep beside the name.
    pub fn substitute(&self) -> (Option<String>, Option<String>) {
        match &self.acting {
            Some(acting) => (Some(self.person.to_string()), Some(acting.order.clone())),
            None => (None, None),
        }
    }
}

/// What the edge does with the session's cookie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cookie {
    /// Sets it.
    Set(Token),
    /// Clears it.
    Clear,
}

/// A reply, and what it does to the cookie.
#[derive(Debug)]
pub struct Answer<T> {
    /// The reply.
    pub reply: T,
    /// The cookie.
    pub cookie: Option<Cookie>,
}
