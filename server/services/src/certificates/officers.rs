//! The officers of the centre.

use crate::{
    Cleared, Cx, Error,
    directory::{named, names},
    door::handle,
};
use domain::{
    certificates::{DismissOfficer, ListOfficers, NameOfficer, OfficerRow},
    event::Event,
    fault::Refusal,
    field::{Field, Flaw},
    id::PersonId,
    time::Moment,
};

handle!(ListOfficers, list_officers);
handle!(NameOfficer, name_officer);
handle!(DismissOfficer, dismiss_officer);

async fn list_officers(cx: &mut Cx<'_>, _: Cleared<ListOfficers>) -> Result<Vec<OfficerRow>, Error> {
    let rows: Vec<(String, i64)> =
        sqlx::query_as("select person, named_at from centre_officer order by named_at, person")
            .fetch_all(cx.db())
            .await?;
    let people = rows.iter().map(|row| Ok(row.0.parse()?)).collect::<Result<Vec<PersonId>, Error>>()?;
    let names = names(cx, &people).await?;
    let row = |(person, (_, since)): (&PersonId, &(String, i64))| OfficerRow {
        person: named(&names, *person),
        since: Moment(*since),
    };
    Ok(people.iter().zip(&rows).map(row).collect())
}

async fn name_officer(cx: &mut Cx<'_>, op: Cleared<NameOfficer>) -> Result<(), Error> {
    let missing = || Error::field(Field::Person, Flaw::Unknown);
    let person = op.person.ok_or_else(missing)?;
    let (accounts, officers): (i64, i64) = sqlx::query_as(
        "select cast((select count(*) from account where person = $1) as bigint),
            cast((select count(*) from centre_officer where person = $1) as bigint)",
    )
    .bind(person.to_string())
    .fetch_one(cx.look())
    .await?;
    if accounts == 0 {
        return Err(missing());
    }
    if officers > 0 {
        return Err(Refusal::AlreadyOfficer.into());
    }
    let now = cx.now();
    sqlx::query("insert into centre_officer (person, named_at) values ($1, $2)")
        .bind(person.to_string())
        .bind(now.0)
        .execute(cx.db())
        .await?;
    cx.services().sessions().forget_person(person, now);
    cx.record(Event::OfficerNamed { person })
}

async fn dismiss_officer(cx: &mut Cx<'_>, op: Cleared<DismissOfficer>) -> Result<(), Error> {
    let gone = sqlx::query("delete from centre_officer where person = $1")
        .bind(op.person.to_string())
        .execute(cx.db())
        .await?;
    if gone.rows_affected() == 0 {
        return Err(Error::field(Field::Person, Flaw::Unknown));
    }
    let now = cx.now();
    cx.services().sessions().forget_person(op.person, now);
    cx.record(Event::OfficerDismissed { person: op.person })
}
