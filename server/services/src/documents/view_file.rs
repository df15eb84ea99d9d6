use super::sql::file_view;
use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    documents::{FileView, ViewFile},
    fault::Fault,
};

handle!(ViewFile, view_file);

/// `$2` the number of the version, or none for the last one.
const FILE: &str = "select file_name, kind, size, sha256 from version
    where document = $1 and (number = $2 or cast($2 as bigint) is null) order by number desc limit 1";

pub(super) async fn view_file(cx: &mut Cx<'_>, op: Cleared<ViewFile>) -> Result<FileView, Error> {
    let row = sqlx::query_as(FILE)
        .bind(op.document.to_string())
        .bind(op.version.map(i64::from))
        .fetch_optional(cx.db())
        .await?;
    file_view(row.ok_or(Fault::NotFound)?)
}
