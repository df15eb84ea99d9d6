use super::sql;
use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    directory::CreateUnit,
    event::Event,
    fault::Fault,
    field::{Field, Findings, Flaw},
    id::UnitId,
    lang::Names,
};

handle!(CreateUnit, create_unit);

async fn create_unit(cx: &mut Cx<'_>, operation: Cleared<CreateUnit>) -> Result<UnitId, Error> {
    sql::check_unit(cx, Field::Parent, operation.body, operation.parent).await?;
    let names = sql::trimmed_names(&operation.name_kk, &operation.name_ru, &operation.name_en);
    check_free(cx, &operation, &names).await?;
    let unit: UnitId = cx.id();
    sqlx::query(
        "insert into unit (id, body, parent, name_kk, name_ru, name_en) values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(unit.to_string())
    .bind(operation.body.to_string())
    .bind(operation.parent.map(|parent| parent.to_string()))
    .bind(names.kk)
    .bind(names.ru)
    .bind(names.en)
    .execute(cx.db())
    .await?;
    cx.record(Event::UnitCreated { body: operation.body, unit })?;
    Ok(unit)
}

/// Under one unit, or at the top of the body, a name stands once.
async fn check_free(cx: &mut Cx<'_>, operation: &CreateUnit, names: &Names) -> Result<(), Error> {
    let (kk, ru): (i64, i64) = sqlx::query_as(
        "select cast(coalesce(sum(case when name_kk = $3 then 1 else 0 end), 0) as bigint),
            cast(coalesce(sum(case when name_ru = $4 then 1 else 0 end), 0) as bigint)
        from unit where body = $1 and coalesce(parent, '') = $2",
    )
    .bind(operation.body.to_string())
    .bind(operation.parent.map(|parent| parent.to_string()).unwrap_or_default())
    .bind(names.kk.clone())
    .bind(names.ru.clone())
    .fetch_one(cx.db())
    .await?;
    let mut found = Findings::new();
    found.add_if(kk > 0, Field::NameKk, Flaw::Taken);
    found.add_if(ru > 0, Field::NameRu, Flaw::Taken);
    let flaws = found.into_flaws();
    if flaws.is_empty() { Ok(()) } else { Err(Fault::Invalid(flaws).into()) }
}
