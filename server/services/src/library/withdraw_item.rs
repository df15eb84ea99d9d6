use crate::{Cleared, Cx, Error, door::handle, stored::number};
use domain::{
    event::Event,
    library::{self, WithdrawItem},
};

handle!(WithdrawItem, withdraw_item);

pub(super) async fn withdraw_item(cx: &mut Cx<'_>, op: Cleared<WithdrawItem>) -> Result<(), Error> {
    let id = op.item.to_string();
    let (acknowledged,): (i64,) =
        sqlx::query_as("select cast(count(*) as bigint) from library_acknowledgement where item = $1")
            .bind(id.clone())
            .fetch_one(cx.db())
            .await?;
    library::withdraw(number(acknowledged)?)?;
    let now = cx.now().0;
    sqlx::query("update library_item set withdrawn_at = $2 where id = $1")
        .bind(id)
        .bind(now)
        .execute(cx.db())
        .await?;
    cx.record(Event::ItemWithdrawn { item: op.item })
}
