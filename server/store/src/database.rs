//! Opening the database and reading from it.

use crate::{Clock, Tail, Writer, dialect::Dialect, migrations};
use sqlx::{
    Any, AnyConnection, AnyPool, Connection, Transaction,
    any::{AnyConnectOptions, AnyPoolOptions},
};
use std::{str::FromStr, sync::Arc, time::Duration};

/// Why the database can't be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The URL names no engine we know.
    #[error("`database` must begin with sqlite: or postgres:, not {0:?}")]
    UnknownEngine(String),
    /// The engine refuses.
    #[error("the database does not open: {0}")]
    Engine(#[from] sqlx::Error),
    /// The tables can't be brought up to date.
    #[error("the tables can't be brought up to date: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
}

/// The data: many readers, one writer, one journal.
#[derive(Clone)]
pub struct Database {
    pool: AnyPool,
    dialect: Dialect,
    writer: Writer,
    tail: Tail,
}

/// A transaction that sees one consistent state.
pub type Reader = Transaction<'static, Any>;

impl Database {
    /// Opens the database, brings its tables up to date and starts the writer.
    ///
    /// # Errors
    /// When the URL is none, the engine does not answer, or the tables can't be brought up to date.
    pub async fn open(url: &str, clock: Arc<dyn Clock>, readers: u32) -> Result<Self, OpenError> {
        sqlx::any::install_default_drivers();
        let dialect = Dialect::of(url).ok_or_else(|| OpenError::UnknownEngine(url.to_owned()))?;
        let options = AnyConnectOptions::from_str(url)?;
        migrate(&options, dialect).await?;
        let pool = AnyPoolOptions::new()
            .max_connections(readers)
            // A file does not go away; a server may, and then its connection is tried before use.
            .test_before_acquire(dialect == Dialect::Postgres)
            .acquire_timeout(Duration::from_secs(5))
            .after_connect(move |connection, _| Box::pin(dialect.prepare(connection)))
            .connect_with(options.clone())
            .await?;
        let tail = Tail::start(pool.clone(), dialect, url).await?;
        let writer = Writer::start(options, dialect, clock, tail.waker()).await?;
        Ok(Self { pool, dialect, writer, tail })
    }

    /// Begins to read.
    ///
    /// # Errors
    /// When no connection is free in time or the engine fails.
    pub async fn read(&self) -> Result<Reader, sqlx::Error> {
        self.pool.begin_with(self.dialect.begin_reading()).await
    }

    /// For a single statement that reads: it sees one consistent state by itself, and spares a transaction's two.
    pub const fn glance(&self) -> &AnyPool {
        &self.pool
    }

    /// Whether no other process writes: what is not told of has not happened.
    pub fn is_ours_alone(&self) -> bool {
        self.dialect == Dialect::Sqlite
    }

    /// The one way to write.
    pub const fn writer(&self) -> &Writer {
        &self.writer
    }

    /// What has been written.
    pub const fn tail(&self) -> &Tail {
        &self.tail
    }

    /// Whether the engine answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), sqlx::Error> {
        sqlx::query("select 1").execute(&self.pool).await.map(drop)
    }

    /// Makes the engine forget how the present state came about, as far as it keeps that.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn forget_history(&self) -> Result<(), sqlx::Error> {
        match self.dialect.forget_history() {
            Some(sql) => sqlx::query(sql).fetch_all(&self.pool).await.map(drop),
            None => Ok(()),
        }
    }

    /// Finishes what is queued and closes all connections.
    pub async fn close(&self) {
        self.writer.stop().await;
        self.tail.stop();
        self.pool.close().await;
    }
}

async fn migrate(options: &AnyConnectOptions, dialect: Dialect) -> Result<(), OpenError> {
    let mut connection = AnyConnection::connect_with(options).await?;
    dialect.prepare(&mut connection).await?;
    migrations::migrator().await?.run(&mut connection).await?;
    connection.close().await?;
    Ok(())
}
