use crate::{Cleared, Cx, Error, door::handle};
use domain::{documents::MarkRead, event::Event};

handle!(MarkRead, mark_read);

/// Notes the version under discussion; one that is noted already stays as it is.
const INSERT: &str = "insert into document_read (document, person, version, at)
    select v.document, $2, max(v.number), $3 from version v where v.document = $1 group by v.document
    on conflict (document, person) do update set version = excluded.version, at = excluded.at
    where document_read.version < excluded.version";

pub(super) async fn mark_read(cx: &mut Cx<'_>, op: Cleared<MarkRead>) -> Result<(), Error> {
    let person = cx.signed_in()?.person;
    let now = cx.now().0;
    let done = sqlx::query(INSERT)
        .bind(op.document.to_string())
        .bind(person.to_string())
        .bind(now)
        .execute(cx.db())
        .await?;
    if done.rows_affected() == 0 && !has_notices(cx, &op).await? {
        return Ok(());
    }
    cx.record(Event::DocumentRead { document: op.document, person })
}

/// Whether notices of the document are unread: opening it reads them too.
async fn has_notices(cx: &mut Cx<'_>, op: &MarkRead) -> Result<bool, Error> {
    let person = cx.signed_in()?.person;
    let (unread,): (i64,) = sqlx::query_as(
        "select cast(count(*) as bigint) from notice where person = $1 and document = $2 and read_at is null",
    )
    .bind(person.to_string())
    .bind(op.document.to_string())
    .fetch_one(cx.db())
    .await?;
    Ok(unread > 0)
}
