use super::sight::{Sight, item_access};
use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    event::Event,
    field::{Field, Flaw},
    id::LibraryItemId,
    library::{self, ReplaceItem},
};
use sqlx::AnyConnection;
use std::collections::BTreeMap;

handle!(ReplaceItem, replace_item);

const REPLACED: &str = "select i.id, i.replaced_by from library_item i
    join library_item r on r.id = i.replaced_by and r.withdrawn_at is null
    where i.withdrawn_at is null";

pub(super) async fn replace_item(cx: &mut Cx<'_>, op: Cleared<ReplaceItem>) -> Result<(), Error> {
    if let Some(by) = op.replaced_by {
        let sight = Sight::of(cx).await?;
        let found = item_access(cx.db(), by).await?;
        if found.is_none_or(|(folder, _)| !sight.manages(folder)) {
            return Err(Error::field(Field::ReplacedBy, Flaw::Unknown));
        }
        library::replace(&replaced(cx.db()).await?, op.item, by)?;
    }
    note_replaced(cx, op.item, op.replaced_by).await
}

/// What each replaced item was replaced by.
pub(super) async fn replaced(
    db: &mut AnyConnection,
) -> Result<BTreeMap<LibraryItemId, LibraryItemId>, Error> {
    let rows: Vec<(String, String)> = sqlx::query_as(REPLACED).fetch_all(db).await?;
    rows.into_iter().map(|(item, by)| Ok((item.parse()?, by.parse()?))).collect()
}

pub(super) async fn note_replaced(
    cx: &mut Cx<'_>,
    item: LibraryItemId,
    by: Option<LibraryItemId>,
) -> Result<(), Error> {
    let now = cx.now().0;
    sqlx::query("update library_item set replaced_by = $2, changed_at = $3 where id = $1")
        .bind(item.to_string())
        .bind(by.map(|by| by.to_string()))
        .bind(now)
        .execute(cx.db())
        .await?;
    cx.record(Event::ItemReplaced { item, by })
}
