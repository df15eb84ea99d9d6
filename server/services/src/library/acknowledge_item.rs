use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    event::Event,
    library::{self, AcknowledgeItem},
};

handle!(AcknowledgeItem, acknowledge_item);

const INSERT: &str = "insert into library_acknowledgement (item, person, at) values ($1, $2, $3)
    on conflict (item, person) do nothing";

/// Said a second time, the first stands.
pub(super) async fn acknowledge_item(cx: &mut Cx<'_>, op: Cleared<AcknowledgeItem>) -> Result<(), Error> {
    let (person, now) = (cx.signed_in()?.person, cx.now().0);
    let (must,): (i64,) = sqlx::query_as("select must_acknowledge from library_item where id = $1")
        .bind(op.item.to_string())
        .fetch_one(cx.db())
        .await?;
    library::acknowledge(must != 0)?;
    let done = sqlx::query(INSERT)
        .bind(op.item.to_string())
        .bind(person.to_string())
        .bind(now)
        .execute(cx.db())
        .await?;
    if done.rows_affected() == 0 {
        return Ok(());
    }
    cx.record(Event::ItemAcknowledged { item: op.item, person })
}
