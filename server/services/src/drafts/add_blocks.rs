use super::sql::{insert_blocks, ranks_after, room, touch, writable};
use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    drafts::{AddBlocks, pasted},
    event::Event,
    field::{Field, Flaw},
    id::BlockId,
};

handle!(AddBlocks, add_blocks);

async fn add_blocks(cx: &mut Cx<'_>, op: Cleared<AddBlocks>) -> Result<BlockId, Error> {
    writable(cx, op.draft).await?;
    let wordings = pasted(&op.text, op.style);
    room(cx, op.draft, wordings.len()).await?;
    let ranks = ranks_after(cx, op.draft, op.after, wordings.len()).await?;
    let blocks = insert_blocks(cx, op.draft, ranks, wordings).await?;
    touch(cx, op.draft).await?;
    let last = *blocks.last().ok_or_else(|| Error::field(Field::Text, Flaw::Missing))?;
    cx.record(Event::BlocksAdded { draft: op.draft, blocks })?;
    Ok(last)
}
