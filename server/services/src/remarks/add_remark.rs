use super::sql::{mentioned, open_group};
use crate::{
    Cleared, Cx, Error,
    door::handle,
    stored::{of_word, word},
    versions::carry_on,
};
use domain::{
    documents::DocumentState,
    event::Event,
    fault::{Fault, Refusal},
    id::{GroupId, RemarkId, VersionId},
    remarks::{AddRemark, Anchor, RemarkState, SuggestionState, place},
};

handle!(AddRemark, add_remark);

async fn add_remark(cx: &mut Cx<'_>, op: Cleared<AddRemark>) -> Result<RemarkId, Error> {
    let group = writable(cx, &op).await?;
    let (exact, outdated) = match op.anchor() {
        Some(anchor) => words(cx, &op, anchor).await?,
        None => (String::new(), None),
    };
    let mentions = mentioned(cx, group, &op.mentions).await?;
    let id: RemarkId = cx.id();
    insert(cx, &op, id, &exact).await?;
    if let (Some(version), Some(anchor)) = (outdated, op.anchor()) {
        carry_on(cx, op.document, version, id, anchor).await?;
    }
    cx.record(Event::RemarkAdded { document: op.document, remark: id, mentions })?;
    Ok(id)
}

async fn writable(cx: &mut Cx<'_>, op: &AddRemark) -> Result<GroupId, Error> {
    let row: Option<(String, String, String)> = sqlx::query_as(
        "select d.working_group, d.state, g.state from document d join working_group g on g.id = d.working_group
         where d.id = $1",
    )
    .bind(op.document.to_string())
    .fetch_optional(cx.db())
    .await?;
    let (group, document, state) = row.ok_or(Fault::NotFound)?;
    open_group(state)?;
    of_word::<DocumentState>(&document)?.writable()?;
    Ok(group.parse()?)
}

/// The words the anchor points at, and their version if it is no longer the one under discussion: it may have been
/// when the writing began. The block must be the document's own.
async fn words(
    cx: &mut Cx<'_>,
    op: &AddRemark,
    anchor: Anchor,
) -> Result<(String, Option<VersionId>), Error> {
    let row: Option<(String, String, i64)> = sqlx::query_as(
        "select b.text, v.id, cast(case when exists (select 1 from version l
             where l.document = v.document and l.number > v.number) then 1 else 0 end as bigint)
         from block b join version v on v.id = b.version where b.id = $1 and v.document = $2",
    )
    .bind(anchor.block.to_string())
    .bind(op.document.to_string())
    .fetch_optional(cx.db())
    .await?;
    let (text, version, outdated) = row.ok_or(Refusal::AnchorLost)?;
    let outdated = (outdated != 0).then(|| version.parse()).transpose()?;
    Ok((place(anchor, &text)?.to_owned(), outdated))
}

async fn insert(cx: &mut Cx<'_>, op: &AddRemark, id: RemarkId, exact: &str) -> Result<(), Error> {
    let (author, (by_person, order)) = {
        let caller = cx.signed_in()?;
        (caller.name(), caller.substitute())
    };
    let wording = (!op.wording.trim().is_empty()).then(|| op.wording.trim().to_owned());
    let suggestion = wording.as_ref().map(|_| word(SuggestionState::Proposed)).transpose()?;
    let now = cx.now().0;
    sqlx::query(
        "insert into remark (id, document, block, start_byte, end_byte, exact, author, by_person, order_number, at,
             version, text, grounds, wording, suggestion, state)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12, $13, $14, $15)",
    )
    .bind(id.to_string())
    .bind(op.document.to_string())
    .bind(op.block.map(|block| block.to_string()))
    .bind(i64::from(op.start))
    .bind(i64::from(op.end))
    .bind(exact)
    .bind(author.to_string())
    .bind(by_person)
    .bind(order)
    .bind(now)
    .bind(op.text.trim())
    .bind(op.grounds.trim())
    .bind(wording)
    .bind(suggestion)
    .bind(word(RemarkState::Open)?)
    .execute(cx.db())
    .await?;
    Ok(())
}
