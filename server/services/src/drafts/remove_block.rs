use super::sql::{standing, touch, writable};
use crate::{Cleared, Cx, Error, door::handle};
use domain::{drafts::RemoveBlock, event::Event, fault::Refusal, id::BlockId};

handle!(RemoveBlock, remove_block);

async fn remove_block(cx: &mut Cx<'_>, op: Cleared<RemoveBlock>) -> Result<BlockId, Error> {
    writable(cx, op.draft).await?;
    let block = standing(cx, op.draft, op.block).await?;
    if block.removed {
        return Ok(op.block);
    }
    if block.revision != op.base {
        return Err(Refusal::Stale.into());
    }
    let (waiting,): (i64,) =
        sqlx::query_as("select cast(count(*) as bigint) from draft_revision where block = $1 and waits = 1")
            .bind(op.block.to_string())
            .fetch_one(cx.db())
            .await?;
    if waiting > 0 {
        return Err(Refusal::WordingsWait.into());
    }
    let now = cx.now().0;
    sqlx::query("update draft_block set removed_at = $2 where id = $1")
        .bind(op.block.to_string())
        .bind(now)
        .execute(cx.db())
        .await?;
    touch(cx, op.draft).await?;
    cx.record(Event::BlockRemoved { draft: op.draft, block: op.block })?;
    Ok(op.block)
}
