use super::sql::thread;
use crate::{Cleared, Cx, Error, door::handle, stored::word};
use domain::{
    event::Event,
    id::RemarkId,
    remarks::{RemarkState, ReopenRemark, ResolveRemark, reopen, resolve},
};

handle!(ResolveRemark, resolve_remark);
handle!(ReopenRemark, reopen_remark);

async fn resolve_remark(cx: &mut Cx<'_>, op: Cleared<ResolveRemark>) -> Result<(), Error> {
    let found = thread(cx, op.remark).await?;
    resolve(found.thread)?;
    settle(cx, op.remark).await?;
    cx.record(Event::RemarkResolved { document: found.document, remark: op.remark })
}

/// Writes that a remark is settled, and by whom.
pub(super) async fn settle(cx: &mut Cx<'_>, remark: RemarkId) -> Result<(), Error> {
    let (by, (by_person, order)) = {
        let caller = cx.signed_in()?;
        (caller.name(), caller.substitute())
    };
    let now = cx.now().0;
    sqlx::query(
        "update remark set state = $1, settled_by = $2, settled_by_person = $3, settled_order = $4, settled_at = $5
         where id = $6",
    )
    .bind(word(RemarkState::Resolved)?)
    .bind(by.to_string())
    .bind(by_person)
    .bind(order)
    .bind(now)
    .bind(remark.to_string())
    .execute(cx.db())
    .await?;
    Ok(())
}

async fn reopen_remark(cx: &mut Cx<'_>, op: Cleared<ReopenRemark>) -> Result<(), Error> {
    let found = thread(cx, op.remark).await?;
    let state = reopen(found.thread)?;
    sqlx::query(
        "update remark set state = $1, settled_by = null, settled_by_person = null, settled_order = null,
             settled_at = null
         where id = $2",
    )
    .bind(word(state)?)
    .bind(op.remark.to_string())
    .execute(cx.db())
    .await?;
    cx.record(Event::RemarkReopened { document: found.document, remark: op.remark })
}
