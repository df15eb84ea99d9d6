use super::{
    capacity::Undone,
    reading::read_stored,
    sql::{Upload, discard_upload, upload},
};
use crate::{
    Caller, Cleared, Cx, Error, Services,
    door::{Prepared, handle},
    groups::writable,
    stored::word,
    versions::{ReadText, insert_version},
};
use domain::{
    documents::{DocumentState, FileKind, FileRefusal, Marking, PlaceDocument},
    event::Event,
    fault::{Fault, Refusal},
    id::{DocumentId, GroupId, UploadId},
};
use std::io::BufReader;

handle!(PlaceDocument, place_document, after prepare);

const INSERT: &str = "insert into document (id, working_group, title, state, placed_by, placed_at)
    values ($1, $2, $3, $4, $5, $6)";

async fn prepare(
    services: &Services,
    op: &PlaceDocument,
    caller: Option<&Caller>,
) -> Result<Prepared, Error> {
    let read = read_upload(services, op.file, op.marking, caller).await?;
    Ok(read.map_or(Prepared::Nothing, Prepared::Text))
}

/// Reads the text before the transaction, because it may take long. An upload that is gone is left to the
/// transaction to refuse: it may have been used by this very act, arriving a second time.
pub(crate) async fn read_upload(
    services: &Services,
    file: UploadId,
    marking: Marking,
    caller: Option<&Caller>,
) -> Result<Option<ReadText>, Error> {
    marking.placeable()?;
    read_styled(services, file, caller).await
}

/// The same of a file that is only taken over into a text of ours.
pub(crate) async fn read_styled(
    services: &Services,
    file: UploadId,
    caller: Option<&Caller>,
) -> Result<Option<ReadText>, Error> {
    let Some(caller) = caller else { return Ok(None) };
    let mut reader = services.database().read().await?;
    let found = upload(&mut reader, file, caller.name(), services.now()).await?;
    drop(reader);
    let Some(Upload { sha256, kind: Some(kind), protected, .. }) = found else { return Ok(None) };
    read_stored(services, &sha256, kind, protected).await.map(Some)
}

/// How many pictures of a stored file its text says nothing of. What can't be read is refused where its text is.
pub(crate) async fn count_pictures(services: &Services, sha256: &str, kind: FileKind) -> Result<u32, Error> {
    let opened = services.blobs().get(sha256).await?;
    let file = BufReader::new(opened.file.into_std().await);
    match services.capacity().glance(move || text::count_pictures(kind, file)).await {
        Ok(counted) => Ok(counted.unwrap_or_default()),
        Err(Undone::Panicked | Undone::TooLong) => Ok(0),
        Err(Undone::Busy) => Err(Fault::Busy.into()),
    }
}

/// An upload that is about to be used, and its kind.
pub(crate) async fn take_upload(cx: &mut Cx<'_>, file: UploadId) -> Result<(Upload, FileKind), Error> {
    let (owner, now) = (cx.signed_in()?.name(), cx.now());
    let upload = upload(cx.db(), file, owner, now).await?.ok_or(Refusal::UploadGone)?;
    let kind = upload.kind.ok_or(Refusal::File(FileRefusal::UnknownKind))?;
    Ok((upload, kind))
}

pub(super) async fn place_document(cx: &mut Cx<'_>, op: Cleared<PlaceDocument>) -> Result<DocumentId, Error> {
    op.marking.placeable()?;
    writable(cx, op.group).await?;
    let (upload, kind) = take_upload(cx, op.file).await?;
    let Prepared::Text(read) = std::mem::take(&mut cx.prepared) else {
        return Err(Refusal::UploadGone.into());
    };
    let document = insert_document(cx, op.group, &op.title).await?;
    let sha256 = upload.sha256.clone();
    insert_version(cx, document, 1, upload, kind, read).await?;
    discard_upload(cx.db(), op.file).await?;
    cx.record(Event::DocumentPlaced { group: op.group, document, sha256 })?;
    Ok(document)
}

/// Writes a document that has no version yet.
pub(crate) async fn insert_document(
    cx: &mut Cx<'_>,
    group: GroupId,
    title: &str,
) -> Result<DocumentId, Error> {
    let document: DocumentId = cx.id();
    let (owner, now) = (cx.signed_in()?.name(), cx.now());
    sqlx::query(INSERT)
        .bind(document.to_string())
        .bind(group.to_string())
        .bind(title.trim().to_owned())
        .bind(word(DocumentState::Discussed)?)
        .bind(owner.to_string())
        .bind(now.0)
        .execute(cx.db())
        .await?;
    Ok(document)
}
