//! Statements shared by several operations on accounts.

use crate::{Cx, Error};
use domain::{
    event::Event,
    field::{Field, Flaw},
    id::{PersonId, SessionId},
    time::Moment,
};
use sqlx::AnyConnection;

/// An account as its operations need it.
#[derive(Debug)]
pub(super) struct Account {
    pub(super) person: PersonId,
    pub(super) login: String,
    pub(super) password_hash: String,
    pub(super) administrator: bool,
}

type Row = (String, String, String, i64);

fn account((person, login, password_hash, administrator): Row) -> Result<Account, Error> {
    Ok(Account { person: person.parse()?, login, password_hash, administrator: administrator == 1 })
}

pub(super) async fn by_login(db: &mut AnyConnection, login: &str) -> Result<Option<Account>, Error> {
    sqlx::query_as::<_, Row>(
        "select person, login, password_hash, administrator from account where login = $1",
    )
    .bind(login)
    .fetch_optional(db)
    .await?
    .map(account)
    .transpose()
}

pub(super) async fn by_person(db: &mut AnyConnection, person: PersonId) -> Result<Option<Account>, Error> {
    sqlx::query_as::<_, Row>(
        "select person, login, password_hash, administrator from account where person = $1",
    )
    .bind(person.to_string())
    .fetch_optional(db)
    .await?
    .map(account)
    .transpose()
}

/// A new account.
#[derive(Debug)]
pub(super) struct NewAccount {
    pub(super) person: PersonId,
    pub(super) login: String,
    pub(super) password_hash: String,
    pub(super) must_change: bool,
    pub(super) administrator: bool,
}

/// Writes a new account; a login or a person that has one already is a flaw of that field.
pub(super) async fn insert_account(
    db: &mut AnyConnection,
    new: NewAccount,
    now: Moment,
) -> Result<(), Error> {
    let done = sqlx::query(
        "insert into account (person, login, password_hash, must_change, administrator, created_at)
        values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
    )
    .bind(new.person.to_string())
    .bind(new.login)
    .bind(new.password_hash)
    .bind(i64::from(new.must_change))
    .bind(i64::from(new.administrator))
    .bind(now.0)
    .execute(&mut *db)
    .await?;
    if done.rows_affected() == 1 {
        return Ok(());
    }
    let field = if by_person(db, new.person).await?.is_some() { Field::Person } else { Field::Login };
    Err(Error::field(field, Flaw::Taken))
}

/// Stores a new password.
pub(super) async fn set_password(
    db: &mut AnyConnection,
    person: PersonId,
    hash: String,
    must_change: bool,
) -> Result<(), sqlx::Error> {
    sqlx::query("update account set password_hash = $2, must_change = $3 where person = $1")
        .bind(person.to_string())
        .bind(hash)
        .bind(i64::from(must_change))
        .execute(db)
        .await
        .map(drop)
}

/// Ends the sessions of a person, but for one; each is told in the journal, so that open pages hear of it.
pub(super) async fn end_sessions(
    cx: &mut Cx<'_>,
    person: PersonId,
    but: Option<SessionId>,
) -> Result<(), Error> {
    let now = cx.now();
    let ended: Vec<(String,)> = sqlx::query_as(
        "update session set ended_at = $3 where person = $1 and id <> $2 and ended_at is null returning id",
    )
    .bind(person.to_string())
    .bind(but.map(|session| session.to_string()).unwrap_or_default())
    .bind(now.0)
    .fetch_all(cx.db())
    .await?;
    for (session,) in ended {
        cx.record(Event::SessionRevoked { person, session: session.parse()? })?;
    }
    cx.services().sessions().forget_person(person, now);
    Ok(())
}

/// Ends one session; false when it had ended before.
pub(super) async fn end_session(
    cx: &mut Cx<'_>,
    person: PersonId,
    session: SessionId,
) -> Result<bool, Error> {
    let now = cx.now();
    let done = sqlx::query("update session set ended_at = $2 where id = $1 and ended_at is null")
        .bind(session.to_string())
        .bind(now.0)
        .execute(cx.db())
        .await?;
    cx.services().sessions().forget_person(person, now);
    Ok(done.rows_affected() > 0)
}
