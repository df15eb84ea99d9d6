use crate::{
    Cleared, Cx, Error,
    directory::places,
    door::handle,
    remarks::open_group,
    stored::{insert_rows, of_word},
};
use domain::{
    documents::DocumentState,
    event::Event,
    fault::Fault,
    id::{DocumentId, RemarkId},
    remarks::{AnswerRemarks, RemarkState, Thread, answer},
};
use sqlx::AssertSqlSafe;

handle!(AnswerRemarks, answer_remarks);

const INSERT: &str = "insert into remark_answer
    (remark, stance, reasoning, wording, author, by_person, order_number, at)";
const REPLACE: &str = " on conflict (remark) do update set stance = excluded.stance,
    reasoning = excluded.reasoning, wording = excluded.wording, author = excluded.author,
    by_person = excluded.by_person, order_number = excluded.order_number, at = excluded.at";

async fn answer_remarks(cx: &mut Cx<'_>, op: Cleared<AnswerRemarks>) -> Result<(), Error> {
    let mut remarks = op.remarks.clone();
    remarks.sort_unstable();
    remarks.dedup();
    answerable(cx, op.document).await?;
    all_on(cx, op.document, &remarks).await?;
    let (author, (by_person, order)) = {
        let caller = cx.signed_in()?;
        (caller.name(), caller.substitute())
    };
    let now = cx.now().0;
    insert_rows(cx.db(), INSERT, 8, REPLACE, &remarks, |query, remark| {
        query
            .bind(remark.to_string())
            .bind(op.stance.name())
            .bind(op.reasoning.trim().to_owned())
            .bind(op.wording.trim().to_owned())
            .bind(author.to_string())
            .bind(by_person.clone())
            .bind(order.clone())
            .bind(now)
    })
    .await?;
    cx.record(Event::RemarksAnswered { document: op.document, remarks })
}

/// Whether remarks on the document can still be answered.
async fn answerable(cx: &mut Cx<'_>, document: DocumentId) -> Result<(), Error> {
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

/// Whether all remarks are on the document: one of another is not to be found here.
async fn all_on(cx: &mut Cx<'_>, document: DocumentId, remarks: &[RemarkId]) -> Result<(), Error> {
    let sql = format!(
        "select cast(count(*) as bigint) from remark where document = $1 and id in ({})",
        places(2, remarks.len())
    );
    let mut query = sqlx::query_as(AssertSqlSafe(sql)).persistent(false).bind(document.to_string());
    for remark in remarks {
        query = query.bind(remark.to_string());
    }
    let (found,): (i64,) = query.fetch_one(cx.db()).await?;
    if usize::try_from(found).is_ok_and(|found| found == remarks.len()) {
        Ok(())
    } else {
        Err(Fault::NotFound.into())
    }
}
