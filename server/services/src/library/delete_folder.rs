use crate::{Cleared, Cx, Error, door::handle, stored::number};
use domain::{
    event::Event,
    library::{self, DeleteFolder},
};

handle!(DeleteFolder, delete_folder);

/// Columns: folders and items in it.
const INSIDE: &str = "select cast((select count(*) from library_folder f
        where f.parent = $1 and f.deleted_at is null) as bigint),
    cast((select count(*) from library_item i where i.folder = $1 and i.withdrawn_at is null) as bigint)";

pub(super) async fn delete_folder(cx: &mut Cx<'_>, op: Cleared<DeleteFolder>) -> Result<(), Error> {
    let id = op.folder.to_string();
    let (folders, items): (i64, i64) = sqlx::query_as(INSIDE).bind(id.clone()).fetch_one(cx.db()).await?;
    library::delete_folder(number(folders)?, number(items)?)?;
    let now = cx.now().0;
    sqlx::query("update library_folder set deleted_at = $2 where id = $1")
        .bind(id)
        .bind(now)
        .execute(cx.db())
        .await?;
    cx.record(Event::FolderDeleted { folder: op.folder })
}
