use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    accounts::ActFor,
    directory::is_in_force,
    event::Event,
    fault::Refusal,
    id::{PersonId, SubstitutionId},
    time::CalendarDay,
};

handle!(ActFor, act_for);

async fn act_for(cx: &mut Cx<'_>, operation: Cleared<ActFor>) -> Result<(), Error> {
    let caller = cx.signed_in()?.clone();
    if let Some(substitution) = operation.substitution {
        check(cx, substitution, caller.person).await?;
    }
    sqlx::query("update session set acting_for = $2 where id = $1")
        .bind(caller.session.to_string())
        .bind(operation.substitution.map(|substitution| substitution.to_string()))
        .execute(cx.db())
        .await?;
    let now = cx.now();
    cx.services().sessions().forget_person(caller.person, now);
    cx.record(Event::ActingChanged {
        person: caller.person,
        session: caller.session,
        substitution: operation.substitution,
    })
}

/// A substitution of others answers like one that is over: nothing is told of it.
async fn check(cx: &mut Cx<'_>, substitution: SubstitutionId, person: PersonId) -> Result<(), Error> {
    let row: Option<(i64, i64, Option<i64>)> = sqlx::query_as(
        "select from_day, until_day, ended_at from substitution where id = $1 and substitute = $2",
    )
    .bind(substitution.to_string())
    .bind(person.to_string())
    .fetch_optional(cx.db())
    .await?;
    let now = cx.now();
    match row {
        Some((from, until, ended))
            if is_in_force(CalendarDay(from), CalendarDay(until), ended.is_some(), now) =>
        {
            Ok(())
        }
        _ => Err(Refusal::SubstitutionNotNow.into()),
    }
}
