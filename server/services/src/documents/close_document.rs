use crate::{
    Cleared, Cx, Error,
    door::handle,
    stored::{number, of_word, word},
};
use domain::{
    documents::{CloseDocument, close},
    event::Event,
};

handle!(CloseDocument, close_document);

/// Columns: state, group, open votes.
const STATE: &str = "select d.state, d.working_group, cast((select count(*) from poll p
    where p.document = d.id and p.closed_at is null) as bigint)
    from document d where d.id = $1";

pub(super) async fn close_document(cx: &mut Cx<'_>, op: Cleared<CloseDocument>) -> Result<(), Error> {
    let id = op.document.to_string();
    let (state, group, open_polls): (String, String, i64) =
        sqlx::query_as(STATE).bind(id.clone()).fetch_one(cx.db()).await?;
    let state = close(of_word(&state)?, number(open_polls)?)?;
    let now = cx.now().0;
    sqlx::query("update document set state = $2, archived_at = $3 where id = $1")
        .bind(id)
        .bind(word(state)?)
        .bind(now)
        .execute(cx.db())
        .await?;
    cx.record(Event::DocumentClosed { group: group.parse()?, document: op.document })
}
