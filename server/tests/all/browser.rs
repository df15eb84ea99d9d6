//! People with their browsers, and what these get back.

use axum::http::{
    HeaderMap, StatusCode,
    header::{AsHeaderName, LOCATION, SET_COOKIE},
};
use domain::{
    fault::Fault,
    id::{PersonId, Ulid},
};
use std::sync::Mutex;

/// Somebody with a browser.
#[derive(Debug)]
pub struct Person {
    pub id: PersonId,
    /// Nobody else's.
    pub surname: String,
    pub login: String,
    pub password: Mutex<&'static str>,
    /// The secret of the cookie, if there is one.
    pub token: Mutex<Option<String>>,
}

impl Person {
    /// Who has never signed in.
    pub fn nobody() -> Self {
        let id = Ulid::nil().into();
        Self::named(id, "", "", "")
    }

    pub fn named(id: PersonId, surname: &str, login: &str, password: &'static str) -> Self {
        let (surname, login) = (surname.to_owned(), login.to_owned());
        Self { id, surname, login, password: Mutex::new(password), token: Mutex::default() }
    }

    pub fn token(&self) -> Option<String> {
        self.token.lock().unwrap().clone()
    }

    /// The `Cookie` header.
    pub fn cookie(&self) -> Option<String> {
        self.token().map(|token| format!("__Host-alqa={token}"))
    }

    /// The same person in another browser, not signed in there.
    pub fn elsewhere(&self) -> Self {
        let password = *self.password.lock().unwrap();
        Self::named(self.id, &self.surname, &self.login, password)
    }
}

/// An answer, read whole.
#[derive(Debug)]
pub struct Got {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Got {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn header(&self, name: impl AsHeaderName) -> String {
        self.headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
    }

    pub fn location(&self) -> String {
        self.header(LOCATION)
    }

    /// The fault of a refused call.
    pub fn fault(&self) -> Fault {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// The session's secret, if the answer sets one; empty when it clears it.
    pub fn new_token(&self) -> Option<String> {
        let lines = self.headers.get_all(SET_COOKIE).iter().filter_map(|line| line.to_str().ok());
        let rest = lines.filter_map(|line| line.strip_prefix("__Host-alqa=")).next()?;
        rest.split(';').next().map(str::to_owned)
    }
}
