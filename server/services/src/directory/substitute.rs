use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    directory::Substitute,
    event::Event,
    field::{Field, Flaw},
    id::SubstitutionId,
    time::CalendarDay,
};

handle!(Substitute, substitute);

async fn substitute(cx: &mut Cx<'_>, operation: Cleared<Substitute>) -> Result<SubstitutionId, Error> {
    if operation.until < CalendarDay::of(cx.now()) {
        return Err(Error::field(Field::Until, Flaw::InThePast));
    }
    check_free(cx, &operation).await?;
    let substitution: SubstitutionId = cx.id();
    sqlx::query(
        "insert into substitution (id, absent, substitute, order_number, from_day, until_day)
        values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(substitution.to_string())
    .bind(operation.person.to_string())
    .bind(operation.substitute.to_string())
    .bind(operation.order.trim())
    .bind(operation.from.0)
    .bind(operation.until.0)
    .execute(cx.db())
    .await?;
    let (absent, substitute) = (operation.person, operation.substitute);
    cx.record(Event::Substituted { substitution, absent, substitute })?;
    Ok(substitution)
}

/// The substitute must exist, and not act for the same person on the same days already.
async fn check_free(cx: &mut Cx<'_>, operation: &Substitute) -> Result<(), Error> {
    let row: Option<(i64,)> = sqlx::query_as(
        "select cast(count(s.id) as bigint) from person p
        left join substitution s on s.substitute = p.id and s.absent = $2 and s.ended_at is null
            and s.from_day <= $4 and s.until_day >= $3
        where p.id = $1 group by p.id",
    )
    .bind(operation.substitute.to_string())
    .bind(operation.person.to_string())
    .bind(operation.from.0)
    .bind(operation.until.0)
    .fetch_optional(cx.db())
    .await?;
    match row {
        None => Err(Error::field(Field::Substitute, Flaw::Unknown)),
        Some((overlapping,)) if overlapping > 0 => Err(Error::field(Field::From, Flaw::Taken)),
        Some(_) => Ok(()),
    }
}
