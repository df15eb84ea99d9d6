use super::{set_access::check_target, sight::Sight};
use crate::{Cleared, Cx, Error, door::handle};
use domain::{event::Event, library::MoveItem};

handle!(MoveItem, move_item);

pub(super) async fn move_item(cx: &mut Cx<'_>, op: Cleared<MoveItem>) -> Result<(), Error> {
    let sight = Sight::of(cx).await?;
    check_target(&sight, op.into)?;
    sqlx::query("update library_item set folder = $2 where id = $1")
        .bind(op.item.to_string())
        .bind(op.into.to_string())
        .execute(cx.db())
        .await?;
    cx.record(Event::ItemMoved { item: op.item, into: op.into })
}
