use super::{search, sql};
use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    directory::Appoint,
    event::Event,
    field::{Field, Flaw},
    id::AppointmentId,
};

handle!(Appoint, appoint);

async fn appoint(cx: &mut Cx<'_>, operation: Cleared<Appoint>) -> Result<AppointmentId, Error> {
    let (body, person) = (operation.body, operation.person);
    sql::check_unit(cx, Field::Unit, body, operation.unit).await?;
    let position = sql::squeezed(&operation.position);
    let rank = next_rank(cx, &operation, &position).await?;
    let appointment: AppointmentId = cx.id();
    let editor = operation.editor;
    let post = sql::NewPost { id: appointment, person, body, unit: operation.unit, position, editor, rank };
    sql::insert_posts(cx.db(), &[post]).await?;
    search::refresh(cx.db(), &[person]).await?;
    cx.record(Event::Appointed { body, person, appointment, editor })?;
    Ok(appointment)
}

/// After all posts the person has had. The person must exist, and not hold this very post.
async fn next_rank(cx: &mut Cx<'_>, operation: &Appoint, position: &str) -> Result<i64, Error> {
    let row: Option<(i64, i64)> = sqlx::query_as(
        "select cast(coalesce(max(a.rank), 0) as bigint),
            cast(coalesce(sum(case when a.ended_at is null and a.body = $2 and coalesce(a.unit, '') = $3
                and a.position = $4 then 1 else 0 end), 0) as bigint)
        from person p left join appointment a on a.person = p.id where p.id = $1 group by p.id",
    )
    .bind(operation.person.to_string())
    .bind(operation.body.to_string())
    .bind(operation.unit.map(|unit| unit.to_string()).unwrap_or_default())
    .bind(position)
    .fetch_optional(cx.db())
    .await?;
    match row {
        None => Err(Error::field(Field::Person, Flaw::Unknown)),
        Some((_, same)) if same > 0 => Err(Error::field(Field::Position, Flaw::Taken)),
        Some((rank, _)) => Ok(rank + 1),
    }
}
