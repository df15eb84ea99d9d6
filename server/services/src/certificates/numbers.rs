//! Numbers that an administrator confirmed.

use crate::{
    Cleared, Cx, Error,
    directory::{named, names},
    door::handle,
};
use domain::{
    certificates::{ConfirmNumber, ConfirmedNumber, ListNumbers, WithdrawNumber},
    event::Event,
    field::{Field, Flaw},
    id::{PersonId, Ulid},
    time::Moment,
};

handle!(ListNumbers, list_numbers);
handle!(ConfirmNumber, confirm_number);
handle!(WithdrawNumber, withdraw_number);

const LIST: &str = "select person, iin, confirmed_at from confirmed_number where withdrawn_at is null
    order by confirmed_at, person";
const TAKEN: &str = "select cast((select count(*) from account where person = $1) as bigint),
    cast((select count(*) from vouched_number where iin = $2 and person <> $1 and counts = 1) as bigint)";
const INSERT: &str = "insert into confirmed_number (id, person, iin, documents, confirmed_by, confirmed_at)
    values ($1, $2, $3, $4, $5, $6)";
const WITHDRAW: &str =
    "update confirmed_number set withdrawn_at = $2 where person = $1 and withdrawn_at is null";

async fn list_numbers(cx: &mut Cx<'_>, _: Cleared<ListNumbers>) -> Result<Vec<ConfirmedNumber>, Error> {
    let rows: Vec<(String, String, i64)> = sqlx::query_as(LIST).fetch_all(cx.db()).await?;
    let people = rows.iter().map(|row| Ok(row.0.parse()?)).collect::<Result<Vec<PersonId>, Error>>()?;
    let names = names(cx, &people).await?;
    let row = |(person, (_, iin, since)): (&PersonId, (String, String, i64))| ConfirmedNumber {
        person: named(&names, *person),
        iin,
        since: Moment(since),
    };
    Ok(people.iter().zip(rows).map(row).collect())
}

async fn confirm_number(cx: &mut Cx<'_>, op: Cleared<ConfirmNumber>) -> Result<(), Error> {
    let missing = || Error::field(Field::Person, Flaw::Unknown);
    let person = op.owner.ok_or_else(missing)?;
    let iin = op.iin.trim().to_owned();
    let (accounts, others): (i64, i64) =
        sqlx::query_as(TAKEN).bind(person.to_string()).bind(iin.clone()).fetch_one(cx.look()).await?;
    if accounts == 0 {
        return Err(missing());
    }
    if others > 0 {
        return Err(Error::field(Field::Iin, Flaw::Taken));
    }
    // Another number takes the place of the one before.
    withdraw(cx, person).await?;
    let (id, by, now) = (cx.id::<Ulid>(), cx.signed_in()?.person, cx.now());
    sqlx::query(INSERT)
        .bind(id.to_string())
        .bind(person.to_string())
        .bind(iin)
        .bind(op.documents.trim().to_owned())
        .bind(by.to_string())
        .bind(now.0)
        .execute(cx.db())
        .await?;
    cx.record(Event::NumberConfirmed { person })
}

async fn withdraw_number(cx: &mut Cx<'_>, op: Cleared<WithdrawNumber>) -> Result<(), Error> {
    if withdraw(cx, op.person).await? == 0 {
        return Err(Error::field(Field::Person, Flaw::Unknown));
    }
    cx.record(Event::NumberWithdrawn { person: op.person })
}

async fn withdraw(cx: &mut Cx<'_>, person: PersonId) -> Result<u64, Error> {
    let now = cx.now();
    let gone = sqlx::query(WITHDRAW).bind(person.to_string()).bind(now.0).execute(cx.db()).await?;
    Ok(gone.rows_affected())
}
