use domain::{
    fault::{Fault, Refusal},
    field::{Field, FieldFlaw, Flaw},
    id::NotAnId,
};
use std::io::{self, ErrorKind};
use store::{BlobError, WriteError};

/// What can go wrong in a use case. Only [`Error::Fault`] reaches the reader as it is; of the rest the reader
/// gets a reference that finds it in the log.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule refuses, or there is no such thing.
    #[error("refused: {0:?}")]
    Fault(Fault),
    /// The database fails.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    /// The writer fails.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// A file can't be stored or read.
    #[error(transparent)]
    Blob(#[from] BlobError),
    /// The search index fails.
    #[error(transparent)]
    Search(#[from] search::SearchError),
    /// Something stored does not have the form it was stored in.
    #[error("stored data can't be read: {0}")]
    Stored(String),
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Fault(Fault::Refused(refusal))
    }
}

impl From<NotAnId> for Error {
    fn from(error: NotAnId) -> Self {
        Self::Stored(error.to_string())
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Stored(error.to_string())
    }
}

impl Error {
    /// One wrong entry.
    pub(crate) fn field(field: Field, flaw: Flaw) -> Self {
        Self::Fault(Fault::Invalid(vec![FieldFlaw { field, flaw }]))
    }

    /// What the reader gets; anything of ours goes to the log under the request's identifier.
    pub(crate) fn into_fault(self, request: &str) -> Fault {
        match self {
            Self::Fault(fault) => fault,
            Self::Write(WriteError::Stopped) | Self::Database(sqlx::Error::PoolTimedOut) => Fault::Busy,
            Self::Blob(BlobError::TooLarge { limit }) => Fault::Refused(Refusal::FileTooLarge { limit }),
            Self::Blob(BlobError::Changed(sha256)) => {
                tracing::error!(request, sha256, "a stored file has changed");
                Fault::Refused(Refusal::FileBroken)
            }
            Self::Blob(BlobError::Io(error)) if is_full(&error) => {
                tracing::error!(request, %error, "no room for a file");
                Fault::DiskFull
            }
            error => {
                tracing::error!(request, %error, "a request failed");
                Fault::Broken { reference: request.to_owned() }
            }
        }
    }
}

/// Whether the disk, or what of it this process may use, is full.
fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded)
}
