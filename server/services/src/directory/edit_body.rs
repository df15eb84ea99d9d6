use super::{search, sql};
use crate::{Cleared, Cx, Error, door::handle};
use domain::{directory::EditBody, event::Event};

handle!(EditBody, edit_body);

async fn edit_body(cx: &mut Cx<'_>, operation: Cleared<EditBody>) -> Result<(), Error> {
    let body = operation.body;
    let names = sql::trimmed_names(&operation.name_kk, &operation.name_ru, &operation.name_en);
    sql::check_body_free(cx, Some(body), &names, &operation.bin).await?;
    sqlx::query("update body set name_kk = $2, name_ru = $3, name_en = $4, bin = $5 where id = $1")
        .bind(body.to_string())
        .bind(names.kk)
        .bind(names.ru)
        .bind(names.en)
        .bind(operation.bin.clone())
        .execute(cx.db())
        .await?;
    search::refresh_body(cx.db(), body).await?;
    cx.record(Event::BodyEdited { body })
}
