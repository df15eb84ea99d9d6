use super::load::{card, load_all};
use crate::{
    Caller, Cleared, Cx, Error, Request, Services,
    documents::insert_document,
    door::{Prepared, handle},
    remarks::open_group,
    stored::{number, of_word, word},
    versions::{
        Aligned, MadeFile, align, base, insert_made, keep_carried, make_file, plain, ready, versions,
    },
};
use domain::{
    access::Relations,
    documents::StyledBlock,
    drafts::{DraftState, DraftView, PlaceDraft, ready as may_place},
    event::Event,
    fault::{Fault, Refusal},
    id::{DocumentId, DraftId, GroupId, VersionId},
};

handle!(PlaceDraft, place_draft, after prepare);

/// A draft as a file, with what its text says, laid beside the version before.
#[derive(Debug)]
pub struct Printed {
    /// The state of the text the file was made of.
    edition: i64,
    file: MadeFile,
    aligned: Option<Aligned>,
}

/// Makes a file of the text and lays it beside the version before, because both take long.
async fn prepare(services: &Services, op: &PlaceDraft, caller: Option<&Caller>) -> Result<Prepared, Error> {
    op.marking.placeable()?;
    if caller.is_none() {
        return Ok(Prepared::Nothing);
    }
    let mut reader = services.database().read().await?;
    let mut cx = Cx::looking(&mut reader, services.clone(), Request::default());
    let found = row(&mut cx, op.draft).await?;
    if found.check().is_err() {
        // Left to the transaction to refuse: it may have been placed by this very act, arriving a second time.
        return Ok(Prepared::Nothing);
    }
    let view = view(&mut cx, op.draft).await?;
    reader.commit().await?;
    let blocks: Vec<StyledBlock> = view.printed();
    let file = make_file(services, view.card.title, view.card.lang, blocks).await?;
    let aligned = match view.card.document {
        Some(document) => {
            let base = base(services, document).await?;
            Some(align(services, base, plain(&file.text)).await?)
        }
        None => None,
    };
    Ok(Prepared::Printed(Box::new(Printed { edition: found.edition, file, aligned })))
}

async fn view(cx: &mut Cx<'_>, draft: DraftId) -> Result<DraftView, Error> {
    let (card, blocks) = (card(cx, draft).await?, load_all(cx, draft).await?);
    Ok(DraftView { seq: 0, card, blocks, standing: Relations::NONE })
}

async fn place_draft(cx: &mut Cx<'_>, op: Cleared<PlaceDraft>) -> Result<DocumentId, Error> {
    op.marking.placeable()?;
    let found = row(cx, op.draft).await?;
    found.check()?;
    open_group(found.group_state)?;
    let Prepared::Printed(printed) = std::mem::take(&mut cx.prepared) else {
        return Err(Refusal::Stale.into());
    };
    let Printed { edition, file, aligned } = *printed;
    // Somebody went on writing while the file was made.
    if edition != found.edition {
        return Err(Refusal::Stale.into());
    }
    let (document, version, number) = match found.document {
        Some(document) => next_version(cx, document, file, aligned).await?,
        None => new_document(cx, found.group, &found.title, file).await?,
    };
    sqlx::query("update draft set state = $2, document = $3, version = $4 where id = $1")
        .bind(op.draft.to_string())
        .bind(word(DraftState::Placed)?)
        .bind(document.to_string())
        .bind(i64::from(number))
        .execute(cx.db())
        .await?;
    cx.record(Event::DraftPlaced { group: found.group, draft: op.draft, document, version })?;
    Ok(document)
}

async fn new_document(
    cx: &mut Cx<'_>,
    group: GroupId,
    title: &str,
    file: MadeFile,
) -> Result<(DocumentId, VersionId, u32), Error> {
    let document = insert_document(cx, group, title).await?;
    let sha256 = file.blob.sha256.clone();
    let (version, _) = insert_made(cx, document, 1, file).await?;
    cx.record(Event::DocumentPlaced { group, document, sha256 })?;
    Ok((document, version, 1))
}

async fn next_version(
    cx: &mut Cx<'_>,
    document: DocumentId,
    file: MadeFile,
    aligned: Option<Aligned>,
) -> Result<(DocumentId, VersionId, u32), Error> {
    let group = ready(cx, document).await?;
    let before = versions(cx, document).await?.pop().ok_or(Fault::NotFound)?;
    // Somebody placed another version while the file was made.
    if aligned.as_ref().is_none_or(|aligned| aligned.base.version != before.id) {
        return Err(Refusal::Stale.into());
    }
    let (next, sha256) = (before.number + 1, file.blob.sha256.clone());
    let (version, blocks) = insert_made(cx, document, next, file).await?;
    keep_carried(cx, document, before.id, version, &blocks, aligned).await?;
    cx.record(Event::VersionPlaced { group, document, version, number: next, sha256 })?;
    Ok((document, version, next))
}

struct Row {
    state: DraftState,
    edition: i64,
    title: String,
    document: Option<DocumentId>,
    group: GroupId,
    group_state: String,
    blocks: u32,
    rivals: u32,
}

impl Row {
    fn check(&self) -> Result<(), Refusal> {
        may_place(self.state, self.blocks, self.rivals)
    }
}

const ROW: &str = "select d.state, d.edition, d.title, d.document, g.id, g.state,
    cast((select count(*) from draft_block b where b.draft = d.id and b.removed_at is null) as bigint),
    cast((select count(*) from draft_block b join draft_revision r on r.block = b.id
        where b.draft = d.id and b.removed_at is null and r.waits = 1) as bigint)
    from draft d join working_group g on g.id = d.working_group where d.id = $1";

async fn row(cx: &mut Cx<'_>, draft: DraftId) -> Result<Row, Error> {
    type Columns = (String, i64, String, Option<String>, String, String, i64, i64);
    let row: Option<Columns> = sqlx::query_as(ROW).bind(draft.to_string()).fetch_optional(cx.db()).await?;
    let (state, edition, title, document, group, group_state, blocks, rivals) = row.ok_or(Fault::NotFound)?;
    Ok(Row {
        state: of_word(&state)?,
        edition,
        title,
        document: document.map(|document| document.parse()).transpose()?,
        group: group.parse()?,
        group_state,
        blocks: number(blocks)?,
        rivals: number(rivals)?,
    })
}
