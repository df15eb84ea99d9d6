use super::sql::thread;
use crate::{Cleared, Cx, Error, door::handle};
use domain::{event::Event, remarks::EditRemark};

handle!(EditRemark, edit_remark);

async fn edit_remark(cx: &mut Cx<'_>, op: Cleared<EditRemark>) -> Result<(), Error> {
    let found = thread(cx, op.remark).await?;
    let version = domain::remarks::edit(found.thread, op.version)?;
    let now = cx.now().0;
    sqlx::query("update remark set text = $1, version = $2, edited_at = $3 where id = $4")
        .bind(op.text.trim())
        .bind(version)
        .bind(now)
        .bind(op.remark.to_string())
        .execute(cx.db())
        .await?;
    cx.record(Event::RemarkEdited { document: found.document, remark: op.remark, version })
}
