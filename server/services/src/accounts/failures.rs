//! Failed tries of a password, counted by what was typed as login, whether it exists or not.

use crate::{Error, Services};
use domain::{
    accounts::{Attempts, is_login, lockout_delay},
    fault::Refusal,
    time::{DAY, Moment},
};
use sqlx::AnyConnection;

/// The one form in which logins are stored and compared.
pub(super) fn normal(login: &str) -> String {
    login.trim().to_ascii_lowercase()
}

async fn attempts(db: &mut AnyConnection, login: &str) -> Result<Attempts, sqlx::Error> {
    let row: Option<(i64, i64)> =
        sqlx::query_as("select failures, last_at from sign_in_failure where login = $1")
            .bind(login)
            .fetch_optional(db)
            .await?;
    Ok(row.map_or_else(Attempts::default, |(failures, last)| Attempts {
        failures: u32::try_from(failures).unwrap_or(u32::MAX),
        last: Moment(last),
    }))
}

/// Refuses while a login is locked out.
pub(super) async fn refuse_locked(db: &mut AnyConnection, login: &str, now: Moment) -> Result<(), Error> {
    match lockout_delay(attempts(db, login).await?, now) {
        Some(seconds) => Err(Refusal::LockedOut { seconds }.into()),
        None => Ok(()),
    }
}

/// Counts a failed try, and says how it is answered. A transaction of its own: the use case that failed leaves
/// nothing behind. Of many guesses sent at once only the first few are told whether they were right, because
/// the lock is asked again here, one after the other.
pub(super) async fn count(services: &Services, login: &str, refusal: Refusal) -> Error {
    if !is_login(login) {
        // Can't be anybody's: not worth a row, and no way to fill the table with long texts.
        return refusal.into();
    }
    let login = login.to_owned();
    let counted = services.database().writer().run(move |unit| {
        Box::pin(async move {
            let now = unit.now();
            refuse_locked(unit.connection(), &login, now).await?;
            add(unit.connection(), &login, now).await.map_err(Error::from)
        })
    });
    match counted.await {
        Ok(Ok(())) => refusal.into(),
        Ok(Err(error)) => error,
        Err(error) => error.into(),
    }
}

async fn add(db: &mut AnyConnection, login: &str, now: Moment) -> Result<(), sqlx::Error> {
    // A day without a failure is a clean sheet, for this login and for those nobody tries any more.
    sqlx::query("delete from sign_in_failure where last_at < $1").bind(now.0 - DAY).execute(&mut *db).await?;
    sqlx::query(
        "insert into sign_in_failure (login, failures, last_at) values ($1, 1, $2)
        on conflict (login) do update set failures = sign_in_failure.failures + 1, last_at = excluded.last_at",
    )
    .bind(login)
    .bind(now.0)
    .execute(db)
    .await
    .map(drop)
}

/// A right password clears the count.
pub(super) async fn clear(db: &mut AnyConnection, login: &str) -> Result<(), sqlx::Error> {
    sqlx::query("delete from sign_in_failure where login = $1").bind(login).execute(db).await.map(drop)
}
