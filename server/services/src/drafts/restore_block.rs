use super::{
    save_block::put_back,
    sql::{room, standing, touch, writable},
};
use crate::{Cleared, Cx, Error, door::handle};
use domain::{drafts::RestoreBlock, event::Event};

handle!(RestoreBlock, restore_block);

async fn restore_block(cx: &mut Cx<'_>, op: Cleared<RestoreBlock>) -> Result<(), Error> {
    writable(cx, op.draft).await?;
    if !standing(cx, op.draft, op.block).await?.removed {
        return Ok(());
    }
    room(cx, op.draft, 1).await?;
    put_back(cx, op.block).await?;
    touch(cx, op.draft).await?;
    cx.record(Event::BlockRestored { draft: op.draft, block: op.block })
}
