use super::{settle::settle, sql::thread};
use crate::{Cleared, Cx, Error, door::handle, stored::word};
use domain::{
    event::Event,
    remarks::{DecideSuggestion, RemarkState},
};

handle!(DecideSuggestion, decide_suggestion);

async fn decide_suggestion(cx: &mut Cx<'_>, op: Cleared<DecideSuggestion>) -> Result<(), Error> {
    let found = thread(cx, op.remark).await?;
    let decided = domain::remarks::decide_suggestion(found.thread, op.accept)?;
    sqlx::query("update remark set suggestion = $1 where id = $2")
        .bind(word(decided)?)
        .bind(op.remark.to_string())
        .execute(cx.db())
        .await?;
    if found.thread.state == RemarkState::Open {
        settle(cx, op.remark).await?;
    }
    cx.record(Event::SuggestionDecided { document: found.document, remark: op.remark, accepted: op.accept })
}
