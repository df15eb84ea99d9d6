use super::sql::file_view;
use crate::{Cleared, Cx, Error, door::handle};
use domain::documents::{FileView, ViewFile};

handle!(ViewFile, view_file);

pub(super) async fn view_file(cx: &mut Cx<'_>, op: Cleared<ViewFile>) -> Result<FileView, Error> {
    let row = sqlx::query_as("select file_name, kind, size, sha256 from document where id = $1")
        .bind(op.document.to_string())
        .fetch_one(cx.db())
        .await?;
    file_view(row)
}
