//! What answering remarks needs, one by one or by a filled table.

use crate::{
    Cx, Error,
    remarks::open_group,
    stored::{insert_rows, of_word},
};
use domain::{
    documents::DocumentState,
    event::Event,
    fault::Fault,
    id::{DocumentId, RemarkId},
    remarks::{ANSWERS_MAX, RemarkState, Stance, Thread, answer},
};

const INSERT: &str = "insert into remark_answer
    (remark, stance, reasoning, wording, author, by_person, order_number, at)";
const REPLACE: &str = " on conflict (remark) do update set stance = excluded.stance,
    reasoning = excluded.reasoning, wording = excluded.wording, author = excluded.author,
    by_person = excluded.by_person, order_number = excluded.order_number, at = excluded.at";

/// An answer to be written.
pub(super) struct Given<'a> {
    pub(super) remark: RemarkId,
    pub(super) stance: Stance,
    pub(super) reasoning: &'a str,
    pub(super) wording: &'a str,
}

/// Whether remarks on the document can still be answered.
pub(super) async fn answerable(cx: &mut Cx<'_>, document: DocumentId) -> Result<(), Error> {
    let row: Option<(String, String)> = sqlx::query_as(
        "select d.state, g.state from document d join working_group g on g.id = d.working_group where d.id = $1",
    )
    .bind(document.to_string())
    .fetch_optional(cx.db())
    .await?;
    let (state, group) = row.ok_or(Fault::NotFound)?;
    open_group(group)?;
    let document = of_word::<DocumentState>(&state)?;
    Ok(answer(Thread { document, state: RemarkState::Open, suggestion: None, version: 0 })?)
}

/// Writes answers and their events; each event is as long as the longest of a single act.
pub(super) async fn give(cx: &mut Cx<'_>, document: DocumentId, given: &[Given<'_>]) -> Result<(), Error> {
    let (author, (by_person, order)) = {
        let caller = cx.signed_in()?;
        (caller.name(), caller.substitute())
    };
    let now = cx.now().0;
    insert_rows(cx.db(), INSERT, 8, REPLACE, given, |query, answer| {
        query
            .bind(answer.remark.to_string())
            .bind(answer.stance.name())
            .bind(answer.reasoning.trim().to_owned())
            .bind(answer.wording.trim().to_owned())
            .bind(author.to_string())
            .bind(by_person.clone())
            .bind(order.clone())
            .bind(now)
    })
    .await?;
    for given in given.chunks(ANSWERS_MAX as usize) {
        let remarks = given.iter().map(|answer| answer.remark).collect();
        cx.record(Event::RemarksAnswered { document, remarks })?;
    }
    Ok(())
}
