//! The tables, embedded in the binary: one folder for both engines.

use sqlx::{
    AssertSqlSafe, SqlStr,
    error::BoxDynError,
    migrate::{Migration, MigrationSource, MigrationType, Migrator},
};
use std::borrow::Cow;

macro_rules! embedded {
    ($($version:literal $name:literal;)+) => {
        &[$(($version, $name, include_str!(concat!("../../../migrations/", $version, "_", $name, ".sql")))),+]
    };
}

const FILES: &[(&str, &str, &str)] = embedded! {
    "0001" "journal";
    "0002" "directory";
    "0003" "accounts";
    "0004" "groups";
    "0005" "documents";
    "0006" "remarks";
    "0007" "votes";
    "0008" "notices";
    "0009" "replaced_votes";
    "0010" "library";
    "0011" "taken_suggestions";
    "0012" "recognition";
    "0013" "drafts";
    "0014" "page_places";
    "0015" "certificates";
    "0016" "signatures";
    "0017" "confirmed_requests";
    "0018" "emphasis";
    "0019" "listed_changes";
    "0020" "used_challenges";
    "0021" "confirmed_numbers";
    "0022" "shared_drafts";
    "0023" "number_words";
    "0024" "unread_pages";
    "0025" "proving_lists";
    "0026" "pictured_pages";
};

#[derive(Debug)]
struct Embedded;

impl<'s> MigrationSource<'s> for Embedded {
    fn resolve(self) -> futures::future::BoxFuture<'s, Result<Vec<Migration>, BoxDynError>> {
        Box::pin(async {
            FILES
                .iter()
                .map(|(version, name, text)| {
                    let sql: SqlStr = sqlx::SqlSafeStr::into_sql_str(AssertSqlSafe((*text).to_owned()));
                    let version = version.parse()?;
                    Ok(Migration::new(version, Cow::Borrowed(*name), MigrationType::Simple, sql, false))
                })
                .collect()
        })
    }
}

/// All migrations.
pub(crate) async fn migrator() -> Result<Migrator, sqlx::migrate::MigrateError> {
    Migrator::new(Embedded).await
}
