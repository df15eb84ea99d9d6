use crate::{Cleared, Cx, Error, door::handle};
use domain::{event::Event, notices::ReadNotices};

handle!(ReadNotices, read_notices);

const UPDATE: &str = "update notice set read_at = $3 where person = $1 and id <= $2 and read_at is null";

/// Marked at once, so that the next page shows it; the consumer of the journal finds it done.
pub(super) async fn read_notices(cx: &mut Cx<'_>, op: Cleared<ReadNotices>) -> Result<(), Error> {
    let person = cx.signed_in()?.person;
    let now = cx.now().0;
    let done = sqlx::query(UPDATE)
        .bind(person.to_string())
        .bind(op.until.to_string())
        .bind(now)
        .execute(cx.db())
        .await?;
    if done.rows_affected() == 0 {
        return Ok(());
    }
    cx.record(Event::NoticesRead { person, until: op.until })
}
