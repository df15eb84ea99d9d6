//! All that differs between SQLite and PostgreSQL.

use sqlx::{AnyConnection, Executor};

/// Which engine holds the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// Embedded, one process.
    Sqlite,
    /// Shared by several processes.
    Postgres,
}

/// The channel on which PostgreSQL tells of new events.
pub(crate) const CHANNEL: &str = "alqa_journal";

impl Dialect {
    /// The engine of a database URL.
    pub(crate) fn of(url: &str) -> Option<Self> {
        if url.starts_with("sqlite:") {
            Some(Self::Sqlite)
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            Some(Self::Postgres)
        } else {
            None
        }
    }

    /// Begins a transaction that will write: takes SQLite's one write lock at once, so that it never
    /// has to be taken halfway.
    pub(crate) const fn begin_writing(self) -> &'static str {
        match self {
            Self::Sqlite => "begin immediate",
            Self::Postgres => "begin",
        }
    }

    /// Begins a transaction that sees one consistent state.
    pub(crate) const fn begin_reading(self) -> &'static str {
        match self {
            Self::Sqlite => "begin",
            Self::Postgres => "begin isolation level repeatable read read only",
        }
    }

    /// Reads the head of the journal; on PostgreSQL this orders the writers of all processes.
    pub(crate) const fn lock_head(self) -> &'static str {
        match self {
            Self::Sqlite => "select seq, hash from journal_head where id = 1",
            Self::Postgres => "select seq, hash from journal_head where id = 1 for update",
        }
    }

    /// Tells other processes that the journal has grown, when the transaction commits.
    pub(crate) const fn notify(self) -> Option<&'static str> {
        match self {
            Self::Sqlite => None,
            Self::Postgres => Some("select pg_notify('alqa_journal', '')"),
        }
    }

    /// Prepares a fresh connection. `synchronous = full`: an acknowledged commit survives a power cut.
    /// `secure_delete`: what is deleted is overwritten, sealed ballots among it.
    pub(crate) async fn prepare(self, connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
        if self == Self::Sqlite {
            for pragma in [
                "pragma busy_timeout = 10000",
                "pragma journal_mode = wal",
                "pragma synchronous = full",
                "pragma foreign_keys = on",
                "pragma secure_delete = on",
                "pragma temp_store = memory",
                "pragma cache_size = -16000",
            ] {
                connection.execute(pragma).await?;
            }
        }
        Ok(())
    }

    /// Empties SQLite's write-ahead log into the database, so that the log keeps no history.
    pub(crate) const fn forget_history(self) -> Option<&'static str> {
        match self {
            Self::Sqlite => Some("pragma wal_checkpoint(truncate)"),
            Self::Postgres => None,
        }
    }
}
