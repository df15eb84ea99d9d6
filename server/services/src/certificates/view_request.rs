use super::{
    confirm_request::{text, vouching},
    request_certificate::voucher,
    rows::{REQUESTS, RequestColumns, request_rows},
};
use crate::{
    Cleared, Cx, Error,
    directory::{named, names},
    door::handle,
};
use domain::{
    access::Relation,
    certificates::{RequestState, RequestView, ViewCertificateRequest},
    id::PersonId,
    time::Moment,
};
use sqlx::AssertSqlSafe;

handle!(ViewCertificateRequest, view_certificate_request);

const DETAILS: &str =
    "select r.surname, r.given_name, r.patronymic, r.iin, r.key_sha256, r.checked_by, r.checked_at, r.documents,
    r.decided_by, r.decided_at, r.comment, r.confirmed_by, c.state
    from certificate_request r left join certificate c on c.id = r.confirmed_by where r.id = $1";

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
    Option<String>,
    Option<String>,
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
        confirmed_by,
        certificate_state,
    ) = details;
    let certificate = confirmed_by.as_deref().map(str::parse).transpose()?;
    let counts = voucher(checked_by.as_deref(), certificate_state.as_deref())?.is_some();
    let checked = by(checked_by, checked_at)?;
    let confirmed = certificate.zip(checked_at).filter(|_| checked.is_none());
    let confirmed = confirmed.map(|(certificate, at)| (certificate, Moment(at), counts));
    let decided = by(decided_by, decided_at)?;
    let people: Vec<PersonId> = [checked, decided].into_iter().flatten().map(|(person, _)| person).collect();
    let names = names(cx, &people).await?;
    let who = |by: Option<(PersonId, Moment)>| by.map(|(person, at)| (named(&names, person), at));
    let (checked, decided) = (who(checked), who(decided));
    let reader = cx.signed_in()?.person;
    let mut rows = request_rows(cx, vec![row]).await?;
    let row = rows.pop().ok_or_else(|| Error::Stored("a request was lost".to_owned()))?;
    let confirmation = confirmation(cx, &op, row.state).await?;
    Ok(RequestView {
        row,
        name: format!("{surname} {given_name} {patronymic}").trim().to_owned(),
        iin,
        key_sha256,
        checked,
        confirmed,
        confirmation,
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

/// What the reader may sign to confirm the request, if it is theirs and a certificate of theirs can.
async fn confirmation(
    cx: &mut Cx<'_>,
    op: &Cleared<ViewCertificateRequest>,
    state: RequestState,
) -> Result<Option<String>, Error> {
    if state != RequestState::Asked || !op.standing().has(Relation::Own) {
        return Ok(None);
    }
    let now = cx.now();
    match vouching(cx.db(), op.request, None, now).await? {
        Some(_) => text(cx.db(), op.request).await.map(Some),
        None => Ok(None),
    }
}
