use super::{
    begun::{Beginning, Begun, begin},
    load::load_all,
};
use crate::{
    Cleared, Cx, Error,
    door::handle,
    remarks::open_group,
    stored::of_word,
    versions::{VersionRow, blocks, versions},
};
use domain::{
    documents::{DocumentState, StyledBlock},
    drafts::{BeginNextVersion, Wording, wordings},
    fault::Fault,
    id::{DocumentId, DraftId},
};

handle!(BeginNextVersion, begin_next_version);

async fn begin_next_version(cx: &mut Cx<'_>, op: Cleared<BeginNextVersion>) -> Result<DraftId, Error> {
    let row: Option<(String, String, String, String)> = sqlx::query_as(
        "select d.title, d.state, g.id, g.state from document d join working_group g on g.id = d.working_group
         where d.id = $1",
    )
    .bind(op.document.to_string())
    .fetch_optional(cx.db())
    .await?;
    let (title, state, group, group_state) = row.ok_or(Fault::NotFound)?;
    open_group(group_state)?;
    of_word::<DocumentState>(&state)?.writable()?;
    let current = versions(cx, op.document).await?.pop().ok_or(Fault::NotFound)?;
    let document = Some((op.document, current.number));
    let text = Begun(text_of(cx, op.document, &current).await?);
    begin(cx, Beginning { group: group.parse()?, title, lang: op.lang, document, text }).await
}

/// The text of a version: as it was typed, if it was typed here, so that bold words stay bold; else as it was read.
async fn text_of(cx: &mut Cx<'_>, document: DocumentId, version: &VersionRow) -> Result<Vec<Wording>, Error> {
    let typed: Option<(String,)> =
        sqlx::query_as("select id from draft where document = $1 and version = $2 and state = 'placed'")
            .bind(document.to_string())
            .bind(i64::from(version.number))
            .fetch_optional(cx.db())
            .await?;
    if let Some((draft,)) = typed {
        let blocks = load_all(cx, draft.parse()?).await?;
        return Ok(blocks.into_iter().map(|block| block.wording).collect());
    }
    let read = blocks(cx, version.id).await?;
    let styled: Vec<StyledBlock> = read.into_iter().map(|view| view.block.into()).collect();
    Ok(wordings(&styled))
}
