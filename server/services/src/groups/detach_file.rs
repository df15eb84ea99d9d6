use super::sql::writable;
use crate::{Cleared, Cx, Error, door::handle};
use domain::{event::Event, fault::Fault, groups::DetachFile};

handle!(DetachFile, detach_file);

const UPDATE: &str = "update group_attachment set detached_at = $3
    where id = $1 and working_group = $2 and detached_at is null";

pub(super) async fn detach_file(cx: &mut Cx<'_>, op: Cleared<DetachFile>) -> Result<(), Error> {
    writable(cx, op.group).await?;
    let now = cx.now().0;
    let done = sqlx::query(UPDATE)
        .bind(op.attachment.to_string())
        .bind(op.group.to_string())
        .bind(now)
        .execute(cx.db())
        .await?;
    if done.rows_affected() == 0 {
        return Err(Fault::NotFound.into());
    }
    cx.record(Event::FileDetached { group: op.group, attachment: op.attachment })
}
