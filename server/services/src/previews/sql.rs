//! Where a previewed file lies, and what it belongs to.

use crate::{Cx, Error, documents::file_view};
use domain::{
    documents::FileView,
    fault::Fault,
    id::{AttachmentId, DocumentId, GroupId, LibraryItemId},
    previews::{FileSource, PreviewOf},
};

const DOCUMENT: &str =
    "select v.file_name, v.kind, v.size, v.sha256, d.working_group, g.name, d.title, v.number
    from version v join document d on d.id = v.document join working_group g on g.id = d.working_group
    where v.document = $1 and (v.number = $2 or cast($2 as bigint) is null)
    order by v.number desc limit 1";
const ATTACHMENT: &str = "select a.name, a.kind, a.size, a.sha256, g.id, g.name
    from group_attachment a join working_group g on g.id = a.working_group
    where a.id = $1 and a.working_group = $2 and a.detached_at is null";

const ITEM: &str = "select file_name, kind, size, sha256, title from library_item
    where id = $1 and withdrawn_at is null";

/// The file a preview is asked of, and what it belongs to.
pub(super) async fn source(cx: &mut Cx<'_>, source: FileSource) -> Result<(FileView, PreviewOf), Error> {
    match source {
        FileSource::Document { document, version } => of_document(cx, document, version).await,
        FileSource::Attachment { group, attachment } => of_group(cx, group, attachment).await,
        FileSource::Item { item } => of_library(cx, item).await,
    }
}

type DocumentRow = (String, String, i64, String, String, String, String, i64);

async fn of_document(
    cx: &mut Cx<'_>,
    document: DocumentId,
    version: Option<u32>,
) -> Result<(FileView, PreviewOf), Error> {
    let row: Option<DocumentRow> = sqlx::query_as(DOCUMENT)
        .bind(document.to_string())
        .bind(version.map(i64::from))
        .fetch_optional(cx.db())
        .await?;
    let (name, kind, size, sha256, group, group_name, title, number) = row.ok_or(Fault::NotFound)?;
    let document = Some((title, crate::stored::number(number)?));
    let of = PreviewOf::Group { group: group.parse()?, name: group_name, document };
    Ok((file_view((name, kind, size, sha256))?, of))
}

async fn of_group(
    cx: &mut Cx<'_>,
    group: GroupId,
    attachment: AttachmentId,
) -> Result<(FileView, PreviewOf), Error> {
    let row: Option<(String, String, i64, String, String, String)> = sqlx::query_as(ATTACHMENT)
        .bind(attachment.to_string())
        .bind(group.to_string())
        .fetch_optional(cx.db())
        .await?;
    let (name, kind, size, sha256, group, group_name) = row.ok_or(Fault::NotFound)?;
    let of = PreviewOf::Group { group: group.parse()?, name: group_name, document: None };
    Ok((file_view((name, kind, size, sha256))?, of))
}

async fn of_library(cx: &mut Cx<'_>, item: LibraryItemId) -> Result<(FileView, PreviewOf), Error> {
    let row: Option<(String, String, i64, String, String)> =
        sqlx::query_as(ITEM).bind(item.to_string()).fetch_optional(cx.db()).await?;
    let (name, kind, size, sha256, title) = row.ok_or(Fault::NotFound)?;
    Ok((file_view((name, kind, size, sha256))?, PreviewOf::Library { title }))
}
