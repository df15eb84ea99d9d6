use super::sql::writable;
use crate::{Cleared, Cx, Error, door::handle, stored::word};
use domain::{
    drafts::{DiscardDraft, DraftState},
    event::Event,
    id::GroupId,
};

handle!(DiscardDraft, discard_draft);

async fn discard_draft(cx: &mut Cx<'_>, op: Cleared<DiscardDraft>) -> Result<GroupId, Error> {
    let group = writable(cx, op.draft).await?;
    sqlx::query("update draft set state = $2 where id = $1")
        .bind(op.draft.to_string())
        .bind(word(DraftState::Discarded)?)
        .execute(cx.db())
        .await?;
    cx.record(Event::DraftDiscarded { group, draft: op.draft })?;
    Ok(group)
}
