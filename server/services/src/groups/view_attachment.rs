use crate::{Cleared, Cx, Error, documents::file_view, door::handle};
use domain::{documents::FileView, fault::Fault, groups::ViewAttachment};

handle!(ViewAttachment, view_attachment);

const ATTACHMENT: &str = "select name, kind, size, sha256 from group_attachment
    where id = $1 and working_group = $2 and detached_at is null";

pub(super) async fn view_attachment(cx: &mut Cx<'_>, op: Cleared<ViewAttachment>) -> Result<FileView, Error> {
    let row = sqlx::query_as(ATTACHMENT)
        .bind(op.attachment.to_string())
        .bind(op.group.to_string())
        .fetch_optional(cx.db())
        .await?;
    file_view(row.ok_or(Fault::NotFound)?)
}
