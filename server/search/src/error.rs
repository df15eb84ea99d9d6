use tantivy::{TantivyError, directory::error::LockError};

/// Why the index could not do it.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The index was made by another version, or is damaged: clear the folder ([`crate::Index::clear`]) and fill it
    /// anew from the journal.
    #[error("the search index must be built anew: {0}")]
    Unusable(String),
    /// Another writer holds the index.
    #[error("another writer holds the search index")]
    Busy,
    /// The disk or the system refused.
    #[error("search index: {0}")]
    Io(#[from] std::io::Error),
    /// Anything else that went wrong inside.
    #[error("search index: {0}")]
    Failed(String),
}

impl From<TantivyError> for SearchError {
    fn from(error: TantivyError) -> Self {
        use TantivyError as T;
        match error {
            T::DataCorruption(_)
            | T::IncompatibleIndex(_)
            | T::SchemaError(_)
            | T::FieldNotFound(_)
            | T::DeserializeError(_)
            | T::OpenReadError(_) => Self::Unusable(error.to_string()),
            T::LockFailure(LockError::LockBusy, _) => Self::Busy,
            T::IoError(io) => Self::from_io(&io),
            other => Self::Failed(other.to_string()),
        }
    }
}

impl SearchError {
    /// A file that ends too early, or holds what it should not, is damage and not a refusal of the disk.
    fn from_io(error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::UnexpectedEof | ErrorKind::InvalidData | ErrorKind::InvalidInput => {
                Self::Unusable(error.to_string())
            }
            kind => Self::Io(std::io::Error::new(kind, error.to_string())),
        }
    }
}
