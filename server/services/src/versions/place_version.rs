use super::{
    carried,
    insert::{insert_version, plain},
    load::versions,
};
use crate::{
    Caller, Cleared, Cx, Error, Services,
    documents::{discard_upload, read_upload, take_upload},
    door::{Prepared, handle},
    remarks::open_group,
    stored::{number, of_word},
};
use domain::{
    event::Event,
    fault::{Fault, Refusal},
    id::{DocumentId, GroupId, VersionId},
    versions::{PlaceVersion, place_next},
};

handle!(PlaceVersion, place_version, after prepare);

/// Reads the text and lays it beside that of the version before, because both may take long.
async fn prepare(services: &Services, op: &PlaceVersion, caller: Option<&Caller>) -> Result<Prepared, Error> {
    let Some(read) = read_upload(services, op.file, op.marking, caller).await? else {
        return Ok(Prepared::Nothing);
    };
    let base = carried::base(services, op.document).await?;
    let aligned = match &read {
        Ok(text) => Some(carried::align(services, base, plain(&text.blocks)).await?),
        Err(_) => None,
    };
    Ok(Prepared::Version { read, aligned })
}

async fn place_version(cx: &mut Cx<'_>, op: Cleared<PlaceVersion>) -> Result<VersionId, Error> {
    op.marking.placeable()?;
    let group = ready(cx, op.document).await?;
    let (upload, kind) = take_upload(cx, op.file).await?;
    let Prepared::Version { read, aligned } = std::mem::take(&mut cx.prepared) else {
        return Err(Refusal::UploadGone.into());
    };
    let before = versions(cx, op.document).await?.pop().ok_or(Fault::NotFound)?;
    // Somebody placed another version while this one was read: what was prepared is about the one before it.
    if aligned.as_ref().is_some_and(|aligned| aligned.base.version != before.id) {
        return Err(Refusal::Stale.into());
    }
    let next = before.number + 1;
    let sha256 = upload.sha256.clone();
    let (version, blocks) = insert_version(cx, op.document, next, upload, kind, read).await?;
    carried::keep(cx, op.document, before.id, version, &blocks, aligned).await?;
    discard_upload(cx.db(), op.file).await?;
    cx.record(Event::VersionPlaced { group, document: op.document, version, number: next, sha256 })?;
    Ok(version)
}

/// Columns: state of the document, its final version, its group, state of the group, open votes.
const STATE: &str =
    "select d.state, d.final_version, d.working_group, g.state, cast((select count(*) from poll p
    where p.document = d.id and p.closed_at is null) as bigint)
    from document d join working_group g on g.id = d.working_group where d.id = $1";

/// Whether the next version may be placed now.
pub(crate) async fn ready(cx: &mut Cx<'_>, document: DocumentId) -> Result<GroupId, Error> {
    let row: Option<(String, Option<i64>, String, String, i64)> =
        sqlx::query_as(STATE).bind(document.to_string()).fetch_optional(cx.db()).await?;
    let (state, final_version, group, group_state, open_polls) = row.ok_or(Fault::NotFound)?;
    open_group(group_state)?;
    place_next(of_word(&state)?, number(open_polls)?, final_version.is_some())?;
    Ok(group.parse()?)
}
