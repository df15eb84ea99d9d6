//! Why a measurement did not come about.

use std::{fmt, io};

/// Why a measurement did not come about.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The command line is wrong.
    #[error("{0}")]
    Usage(String),
    /// A file, a process or a socket failed.
    #[error("{0}: {1}")]
    Io(String, io::Error),
    /// A database failed.
    #[error("the database: {0}")]
    Sqlx(#[from] sqlx::Error),
    /// The plain SQLite of the other side failed.
    #[error("plain SQLite: {0}")]
    Plain(#[from] rusqlite::Error),
    /// Our index failed.
    #[error(transparent)]
    Search(#[from] search::SearchError),
    /// The bare Tantivy of the other side failed.
    #[error("bare Tantivy: {0}")]
    Tantivy(#[from] tantivy::TantivyError),
    /// An answer was not what its type says.
    #[error("an answer can't be read: {0}")]
    Json(#[from] serde_json::Error),
    /// The connection broke off: a killed server does that.
    #[error("the connection broke off: {0}")]
    Broken(io::Error),
    /// The server answered with something else than success.
    #[error("{what} was answered with {status}: {body}")]
    Refused {
        /// Which operation or page.
        what: String,
        /// The status.
        status: u16,
        /// The body's beginning.
        body: String,
    },
    /// The answer is wrong: the figure would be worth nothing.
    #[error("wrong: {0}")]
    Wrong(String),
}

impl Error {
    /// For `map_err`: an input or output error with what was attempted.
    pub fn io(what: impl fmt::Display) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::Io(what.to_string(), error)
    }
}
