//! Numbers that an administrator confirmed.

use crate::{
    Cleared, Cx, Error,
    directory::{named, names},
    door::handle,
};
use domain::{
    certificates::{ConfirmNumber, ConfirmedNumber, ListNumbers, WithdrawNumber},
    event::Event,
    fault::Refusal,
    field::{Field, Flaw},
    id::{PersonId, Ulid},
    time::Moment,
};

handle!(ListNumbers, list_numbers);
handle!(ConfirmNumber, confirm_number);
handle!(WithdrawNumber, withdraw_number);

const LIST: &str = "select person, iin, confirmed_at from confirmed_number where withdrawn_at is null
    order by confirmed_at, person";
const ACCOUNT: &str = "select 1 from account where person = $1";
const HOLDERS: &str = "select cast((select count(*) from certificate_request r
    join certificate c on c.request = r.id and c.state <> 'revoked' and c.valid_until >= $3
    where r.iin = $1 and r.person <> $2)
    + (select count(*) from confirmed_number n where n.iin = $1 and n.person <> $2 and n.withdrawn_at is null) as bigint)";
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
    let account = sqlx::query(ACCOUNT).bind(person.to_string()).fetch_optional(cx.look()).await?;
    if account.is_none() {
        return Err(missing());
    }
    if is_of_another(cx, &iin, person).await? {
        return Err(Refusal::IinOfAnother.into());
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

/// Whether somebody else has this number: a certificate with it, in force or suspended, or a confirmation that was not
/// withdrawn. With one number for two, signing would accept either and signing in neither.
pub(super) async fn is_of_another(cx: &mut Cx<'_>, iin: &str, person: PersonId) -> Result<bool, Error> {
    let now = cx.now();
    let (holders,): (i64,) = sqlx::query_as(HOLDERS)
        .bind(iin.to_owned())
        .bind(person.to_string())
        .bind(now.0)
        .fetch_one(cx.look())
        .await?;
    Ok(holders > 0)
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
