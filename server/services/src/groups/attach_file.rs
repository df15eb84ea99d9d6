use super::sql::writable;
use crate::{
    Cleared, Cx, Error,
    documents::{discard_upload, upload},
    door::handle,
    stored::{number, word},
};
use domain::{
    documents::FileRefusal,
    event::Event,
    fault::Refusal,
    field::{Field, Flaw},
    groups::{ATTACHMENTS_MAX, AttachFile},
    id::AttachmentId,
};

handle!(AttachFile, attach_file);

const COUNT: &str = "select cast(count(*) as bigint) from group_attachment
    where working_group = $1 and detached_at is null";
const INSERT: &str = "insert into group_attachment (id, working_group, sha256, name, kind, size, at)
    values ($1, $2, $3, $4, $5, $6, $7)";

pub(super) async fn attach_file(cx: &mut Cx<'_>, op: Cleared<AttachFile>) -> Result<AttachmentId, Error> {
    op.marking.placeable()?;
    writable(cx, op.group).await?;
    let (owner, now) = (cx.signed_in()?.name(), cx.now());
    let upload = upload(cx.db(), op.file, owner, now).await?.ok_or(Refusal::UploadGone)?;
    let kind = upload.kind.ok_or(Refusal::File(FileRefusal::UnknownKind))?;
    let (count,): (i64,) = sqlx::query_as(COUNT).bind(op.group.to_string()).fetch_one(cx.db()).await?;
    if number::<u32>(count)? >= ATTACHMENTS_MAX {
        return Err(Error::field(Field::File, Flaw::TooMany { max: ATTACHMENTS_MAX }));
    }
    let attachment: AttachmentId = cx.id();
    sqlx::query(INSERT)
        .bind(attachment.to_string())
        .bind(op.group.to_string())
        .bind(upload.sha256.clone())
        .bind(upload.name)
        .bind(word(kind)?)
        .bind(upload.size)
        .bind(now.0)
        .execute(cx.db())
        .await?;
    discard_upload(cx.db(), op.file).await?;
    cx.record(Event::FileAttached { group: op.group, attachment, sha256: upload.sha256 })?;
    Ok(attachment)
}
