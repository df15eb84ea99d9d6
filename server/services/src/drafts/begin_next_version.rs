use super::{
    begun::{Beginning, Begun, begin},
    load::load_all,
};
use crate::{
    Caller, Cleared, Cx, Error, Request, Services,
    documents::{count_pictures, read_stored},
    door::{Prepared, handle},
    remarks::open_group,
    stored::of_word,
    versions::{VersionRow, blocks, versions},
};
use domain::{
    documents::{BlockView, DocumentState, FileKind},
    drafts::{BeginNextVersion, Wording, wordings},
    fault::{Fault, Refusal},
    id::{DocumentId, DraftId},
};

handle!(BeginNextVersion, begin_next_version, after prepare);

/// Reads the file of the version under discussion again, because what is kept of its text does not say which words
/// are bold. A text that was typed here is taken as it was typed.
async fn prepare(
    services: &Services,
    op: &BeginNextVersion,
    caller: Option<&Caller>,
) -> Result<Prepared, Error> {
    if caller.is_none() {
        return Ok(Prepared::Nothing);
    }
    let mut reader = services.database().read().await?;
    let mut cx = Cx::looking(&mut reader, services.clone(), Request::default());
    let current = versions(&mut cx, op.document).await?.pop().ok_or(Fault::NotFound)?;
    let typed = typed(&mut cx, op.document, &current).await?;
    let read_blocks = blocks(&mut cx, current.id).await?;
    reader.commit().await?;
    let (text, pictures) = match typed {
        Some(wordings) => (wordings, 0),
        None => {
            let kind: FileKind = of_word(current.kind())?;
            let read = read_stored(services, current.sha256(), kind, false);
            // The text of a scan was recognised: it is not in the file.
            let read = read.await?.unwrap_or_default().blocks;
            let kept = || read_blocks.iter().map(BlockView::styled).collect();
            let text = wordings(&if read.is_empty() { kept() } else { read })?;
            (text, count_pictures(services, current.sha256(), kind).await?)
        }
    };
    Ok(Prepared::Begun(Begun { text, version: Some(current.number), pictures }))
}

/// The text of a version as it was typed; none when its file was sent.
async fn typed(
    cx: &mut Cx<'_>,
    document: DocumentId,
    version: &VersionRow,
) -> Result<Option<Vec<Wording>>, Error> {
    let typed: Option<(String,)> =
        sqlx::query_as("select id from draft where document = $1 and version = $2 and state = 'placed'")
            .bind(document.to_string())
            .bind(i64::from(version.number))
            .fetch_optional(cx.db())
            .await?;
    let Some((draft,)) = typed else { return Ok(None) };
    let blocks = load_all(cx, draft.parse()?).await?;
    Ok(Some(blocks.into_iter().map(|block| block.wording).collect()))
}

async fn begin_next_version(cx: &mut Cx<'_>, op: Cleared<BeginNextVersion>) -> Result<DraftId, Error> {
    let row: Option<(String, String, String, String, i64)> = sqlx::query_as(
        "select d.title, d.state, g.id, g.state, (select max(v.number) from version v where v.document = d.id)
         from document d join working_group g on g.id = d.working_group where d.id = $1",
    )
    .bind(op.document.to_string())
    .fetch_optional(cx.db())
    .await?;
    let (title, state, group, group_state, number) = row.ok_or(Fault::NotFound)?;
    open_group(group_state)?;
    of_word::<DocumentState>(&state)?.writable()?;
    let Prepared::Begun(text) = std::mem::take(&mut cx.prepared) else { return Err(Refusal::Stale.into()) };
    // Somebody placed another version while this one was read.
    let version = text.version.filter(|version| i64::from(*version) == number).ok_or(Refusal::Stale)?;
    let document = Some((op.document, version));
    begin(cx, Beginning { group: group.parse()?, title, lang: op.lang, document, text }).await
}
