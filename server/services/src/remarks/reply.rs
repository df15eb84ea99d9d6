use super::sql::{mentioned, thread};
use crate::{Cleared, Cx, Error, door::handle};
use domain::{event::Event, id::ReplyId, remarks::Reply};

handle!(Reply, reply);

async fn reply(cx: &mut Cx<'_>, op: Cleared<Reply>) -> Result<ReplyId, Error> {
    let found = thread(cx, op.remark).await?;
    domain::remarks::reply(found.thread)?;
    let mentions = mentioned(cx, found.group, &op.mentions).await?;
    let id: ReplyId = cx.id();
    let (author, (by_person, order)) = {
        let caller = cx.signed_in()?;
        (caller.name(), caller.substitute())
    };
    let now = cx.now().0;
    sqlx::query(
        "insert into reply (id, remark, author, by_person, order_number, at, text)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id.to_string())
    .bind(op.remark.to_string())
    .bind(author.to_string())
    .bind(by_person)
    .bind(order)
    .bind(now)
    .bind(op.text.trim())
    .execute(cx.db())
    .await?;
    cx.record(Event::Replied { document: found.document, remark: op.remark, reply: id, mentions })?;
    Ok(id)
}
