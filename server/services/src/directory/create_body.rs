use super::sql;
use crate::{Cleared, Cx, Error, door::handle};
use domain::{directory::CreateBody, event::Event, id::BodyId};

handle!(CreateBody, create_body);

async fn create_body(cx: &mut Cx<'_>, operation: Cleared<CreateBody>) -> Result<BodyId, Error> {
    let names = sql::trimmed_names(&operation.name_kk, &operation.name_ru, &operation.name_en);
    sql::check_body_free(cx, None, &names, &operation.bin).await?;
    let body: BodyId = cx.id();
    sqlx::query("insert into body (id, name_kk, name_ru, name_en, bin) values ($1, $2, $3, $4, $5)")
        .bind(body.to_string())
        .bind(names.kk)
        .bind(names.ru)
        .bind(names.en)
        .bind(operation.bin.clone())
        .execute(cx.db())
        .await?;
    cx.record(Event::BodyCreated { body })?;
    Ok(body)
}
