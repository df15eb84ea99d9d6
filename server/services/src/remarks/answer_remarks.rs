use super::answers::{Given, answerable, give};
use crate::{Cleared, Cx, Error, directory::places, door::handle};
use domain::{
    fault::Fault,
    id::{DocumentId, RemarkId},
    remarks::AnswerRemarks,
};
use sqlx::AssertSqlSafe;

handle!(AnswerRemarks, answer_remarks);

async fn answer_remarks(cx: &mut Cx<'_>, op: Cleared<AnswerRemarks>) -> Result<(), Error> {
    let mut remarks = op.remarks.clone();
    remarks.sort_unstable();
    remarks.dedup();
    answerable(cx, op.document).await?;
    all_on(cx, op.document, &remarks).await?;
    let answer = |remark| Given { remark, stance: op.stance, reasoning: &op.reasoning, wording: &op.wording };
    let given: Vec<Given<'_>> = remarks.into_iter().map(answer).collect();
    give(cx, op.document, &given).await
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
