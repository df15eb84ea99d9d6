use super::sql::{ranks_after, standing, touch, writable};
use crate::{Cleared, Cx, Error, door::handle};
use domain::{drafts::MoveBlock, event::Event};

handle!(MoveBlock, move_block);

async fn move_block(cx: &mut Cx<'_>, op: Cleared<MoveBlock>) -> Result<(), Error> {
    writable(cx, op.draft).await?;
    standing(cx, op.draft, op.block).await?;
    if op.after == Some(op.block) {
        return Ok(());
    }
    let rank = ranks_after(cx, op.draft, op.after, 1).await?.pop();
    sqlx::query("update draft_block set rank = $2 where id = $1")
        .bind(op.block.to_string())
        .bind(rank)
        .execute(cx.db())
        .await?;
    touch(cx, op.draft).await?;
    cx.record(Event::BlockMoved { draft: op.draft, block: op.block })
}
