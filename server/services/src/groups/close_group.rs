use crate::{
    Cleared, Cx, Error,
    door::handle,
    stored::{number, of_word, word},
};
use domain::{
    event::Event,
    groups::{CloseGroup, close},
};

handle!(CloseGroup, close_group);

/// Columns: state, documents under discussion.
const STATE: &str = "select g.state, cast((select count(*) from document d
    where d.working_group = g.id and d.state = 'discussed') as bigint)
    from working_group g where g.id = $1";

pub(super) async fn close_group(cx: &mut Cx<'_>, op: Cleared<CloseGroup>) -> Result<(), Error> {
    let id = op.group.to_string();
    let (state, discussed): (String, i64) = sqlx::query_as(STATE).bind(id.clone()).fetch_one(cx.db()).await?;
    let state = close(of_word(&state)?, number(discussed)?)?;
    sqlx::query("update working_group set state = $2 where id = $1")
        .bind(id)
        .bind(word(state)?)
        .execute(cx.db())
        .await?;
    cx.record(Event::GroupClosed { group: op.group })
}
