use super::tidy;
use crate::{Cleared, Cx, Error, door::handle};
use domain::{event::Event, fault::Refusal, library::EditItem};

handle!(EditItem, edit_item);

const UPDATE: &str =
    "update library_item set version = $2, title = $3, number = $4, adopted_on = $5, description = $6,
    valid_from = $7, valid_until = $8, must_acknowledge = $9, changed_at = $10 where id = $1";

pub(super) async fn edit_item(cx: &mut Cx<'_>, op: Cleared<EditItem>) -> Result<(), Error> {
    let id = op.item.to_string();
    let (seen,): (i64,) = sqlx::query_as("select version from library_item where id = $1")
        .bind(id.clone())
        .fetch_one(cx.db())
        .await?;
    if seen != op.version {
        return Err(Refusal::Stale.into());
    }
    let version = seen + 1;
    let now = cx.now().0;
    sqlx::query(UPDATE)
        .bind(id)
        .bind(version)
        .bind(tidy(&op.title))
        .bind(tidy(&op.number))
        .bind(op.adopted_on.map(|day| day.0))
        .bind(tidy(&op.description))
        .bind(op.valid_from.map(|day| day.0))
        .bind(op.valid_until.map(|day| day.0))
        .bind(i64::from(op.must_acknowledge))
        .bind(now)
        .execute(cx.db())
        .await?;
    cx.record(Event::ItemEdited { item: op.item, version })
}
