use super::rows::{REQUESTS, RequestColumns, request_rows};
use crate::{
    Cleared, Cx, Error,
    directory::{named, names},
    door::handle,
};
use domain::{
    certificates::{RequestView, ViewCertificateRequest},
    id::PersonId,
    time::Moment,
};
use sqlx::AssertSqlSafe;

handle!(ViewCertificateRequest, view_certificate_request);

const DETAILS: &str =
    "select surname, given_name, patronymic, iin, key_sha256, checked_by, checked_at, documents,
    decided_by, decided_at, comment from certificate_request where id = $1";

type Details = (
    String,
    String,
    String,
    String,
    String,
    Option<String>,
    Option<i64>,
    String,
    Option<String>,
    Option<i64>,
    String,
);

async fn view_certificate_request(
    cx: &mut Cx<'_>,
    op: Cleared<ViewCertificateRequest>,
) -> Result<RequestView, Error> {
    let id = op.request.to_string();
    let row: RequestColumns = sqlx::query_as(AssertSqlSafe(format!("{REQUESTS} where r.id = $1")))
        .bind(id.clone())
        .fetch_one(cx.db())
        .await?;
    let details: Details = sqlx::query_as(DETAILS).bind(id).fetch_one(cx.db()).await?;
    let (
        surname,
        given_name,
        patronymic,
        iin,
        key_sha256,
        checked_by,
        checked_at,
        documents,
        decided_by,
        decided_at,
        comment,
    ) = details;
    let checked = by(checked_by, checked_at)?;
    let decided = by(decided_by, decided_at)?;
    let people: Vec<PersonId> = [checked, decided].into_iter().flatten().map(|(person, _)| person).collect();
    let names = names(cx, &people).await?;
    let who = |by: Option<(PersonId, Moment)>| by.map(|(person, at)| (named(&names, person), at));
    let (checked, decided) = (who(checked), who(decided));
    let reader = cx.signed_in()?.person;
    let mut rows = request_rows(cx, vec![row]).await?;
    let row = rows.pop().ok_or_else(|| Error::Stored("a request was lost".to_owned()))?;
    Ok(RequestView {
        row,
        name: format!("{surname} {given_name} {patronymic}").trim().to_owned(),
        iin,
        key_sha256,
        checked,
        documents,
        decided,
        comment,
        standing: op.standing(),
        reader,
    })
}

fn by(person: Option<String>, at: Option<i64>) -> Result<Option<(PersonId, Moment)>, Error> {
    person.zip(at).map(|(person, at)| Ok((person.parse()?, Moment(at)))).transpose()
}
