use super::sql::writable;
use crate::{Cleared, Cx, Error, door::handle, stored::word};
use domain::{drafts::EditDraft, event::Event};

handle!(EditDraft, edit_draft);

async fn edit_draft(cx: &mut Cx<'_>, op: Cleared<EditDraft>) -> Result<(), Error> {
    let group = writable(cx, op.draft).await?;
    // The language decides on the numbers: a file made of the text before is out of date.
    sqlx::query("update draft set title = $2, lang = $3, edition = edition + 1 where id = $1")
        .bind(op.draft.to_string())
        .bind(op.title.trim().to_owned())
        .bind(word(op.lang)?)
        .execute(cx.db())
        .await?;
    cx.record(Event::DraftEdited { group, draft: op.draft })
}
