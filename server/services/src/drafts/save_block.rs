use super::sql::{Save, insert_revisions, next_number, put_in_force, standing, touch, writable};
use crate::{
    Cleared, Cx, Error,
    door::handle,
    stored::{number, word},
};
use domain::{
    drafts::{Kept, RIVALS_MAX, SaveBlock, Saved, Wording, keep},
    event::Event,
    fault::Refusal,
    id::BlockId,
};

handle!(SaveBlock, save_block);

async fn save_block(cx: &mut Cx<'_>, op: Cleared<SaveBlock>) -> Result<Saved, Error> {
    writable(cx, op.draft).await?;
    let before = standing(cx, op.draft, op.block).await?;
    let new = Wording::new(op.style, &op.text);
    let kept = keep(before.revision, op.base, &before.wording, &new)?;
    if kept == Kept::Same && !before.removed {
        return Ok(Saved { revision: before.revision, beside: false });
    }
    let beside = kept == Kept::Beside;
    if beside {
        room_beside(cx, op.block).await?;
    }
    let revision = next_number(cx, op.block).await?;
    let save = Save {
        block: op.block,
        number: revision,
        base: op.base,
        style: word(new.style)?,
        text: new.text.clone(),
        beside,
    };
    insert_revisions(cx, &[save]).await?;
    if !beside {
        put_in_force(cx, op.block, revision, &new).await?;
    }
    if before.removed {
        // Somebody took the block out while it was written: the words are not lost.
        put_back(cx, op.block).await?;
    }
    touch(cx, op.draft).await?;
    cx.record(Event::BlockSaved { draft: op.draft, block: op.block, revision, beside })?;
    Ok(Saved { revision, beside })
}

/// Clears the mark of a block that was taken out.
pub(super) async fn put_back(cx: &mut Cx<'_>, block: BlockId) -> Result<(), Error> {
    sqlx::query("update draft_block set removed_at = null where id = $1")
        .bind(block.to_string())
        .execute(cx.db())
        .await?;
    Ok(())
}

async fn room_beside(cx: &mut Cx<'_>, block: BlockId) -> Result<(), Error> {
    let (waiting,): (i64,) =
        sqlx::query_as("select cast(count(*) as bigint) from draft_revision where block = $1 and waits = 1")
            .bind(block.to_string())
            .fetch_one(cx.db())
            .await?;
    let full = number::<u32>(waiting)? >= RIVALS_MAX;
    if full { Err(Refusal::DraftFull.into()) } else { Ok(()) }
}
