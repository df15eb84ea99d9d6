use super::sql::writable;
use crate::{Cleared, Cx, Error, door::handle};
use domain::{drafts::ShareDraft, event::Event};

handle!(ShareDraft, share_draft);

/// Opened twice it is open once, and told once.
async fn share_draft(cx: &mut Cx<'_>, op: Cleared<ShareDraft>) -> Result<(), Error> {
    let group = writable(cx, op.draft).await?;
    let opened = sqlx::query("update draft set shared = 1 where id = $1 and shared = 0")
        .bind(op.draft.to_string())
        .execute(cx.db())
        .await?;
    if opened.rows_affected() > 0 {
        cx.record(Event::DraftShared { group, draft: op.draft })?;
    }
    Ok(())
}
