use super::{
    centre,
    rows::{CERTIFICATES, CertificateColumns, REQUESTS, RequestColumns, certificate_rows, request_rows},
};
use crate::{Cleared, Cx, Error, door::handle};
use domain::{
    access::Relation,
    certificates::{CertificatesView, Choices, RequestRow, ViewCertificates},
    id::PersonId,
    lang::Names,
};
use sqlx::AssertSqlSafe;

handle!(ViewCertificates, view_certificates);

/// Most rows of a list of one's own.
const OWN: i64 = 100;
/// Most requests shown as waiting.
const QUEUE: i64 = 200;

async fn view_certificates(
    cx: &mut Cx<'_>,
    op: Cleared<ViewCertificates>,
) -> Result<CertificatesView, Error> {
    let officer = op.standing().has(Relation::Officer);
    let person = cx.signed_in()?.person;
    let sql = format!("{CERTIFICATES} where c.person = $1 order by c.id desc limit $2");
    let rows: Vec<CertificateColumns> =
        sqlx::query_as(AssertSqlSafe(sql)).bind(person.to_string()).bind(OWN).fetch_all(cx.db()).await?;
    let certificates = certificate_rows(cx, rows).await?;
    let sql = format!("{REQUESTS} where r.person = $1 order by r.id desc limit $2");
    let rows: Vec<RequestColumns> =
        sqlx::query_as(AssertSqlSafe(sql)).bind(person.to_string()).bind(OWN).fetch_all(cx.db()).await?;
    let requests = request_rows(cx, rows).await?;
    let queue = if officer { queue(cx).await? } else { Vec::new() };
    let choices = choices(cx, person).await?;
    let (in_service, now) = (cx.services().settings().centre.clone(), cx.now());
    let administrator = op.standing().has(Relation::Administrator);
    let sees_to_it = officer || administrator;
    let expiries = |of: &centre::Centre| if sees_to_it { centre::expiries(of, now) } else { Vec::new() };
    Ok(CertificatesView {
        centre: in_service.map(|in_service| centre::view(&in_service, expiries(&in_service))),
        certificates,
        requests,
        choices,
        queue,
        officer,
        administrator,
    })
}

/// Requests that wait for officers, the oldest first.
async fn queue(cx: &mut Cx<'_>) -> Result<Vec<RequestRow>, Error> {
    let sql = format!("{REQUESTS} where r.state in ('asked', 'checked') order by r.id limit $1");
    let rows: Vec<RequestColumns> = sqlx::query_as(AssertSqlSafe(sql)).bind(QUEUE).fetch_all(cx.db()).await?;
    request_rows(cx, rows).await
}

const PERSON: &str = "select p.surname, p.given_name, p.patronymic, (select r.iin from certificate_request r
    where r.id = (select max(x.id) from certificate_request x where x.person = p.id))
    from person p where p.id = $1";
const BODIES: &str = "select distinct b.id, b.name_kk, b.name_ru, b.name_en from appointment a
    join body b on b.id = a.body where a.person = $1 and a.ended_at is null order by b.id";

async fn choices(cx: &mut Cx<'_>, person: PersonId) -> Result<Choices, Error> {
    let (surname, given_name, patronymic, iin): (String, String, String, Option<String>) =
        sqlx::query_as(PERSON).bind(person.to_string()).fetch_one(cx.db()).await?;
    let rows: Vec<(String, String, String, String)> =
        sqlx::query_as(BODIES).bind(person.to_string()).fetch_all(cx.db()).await?;
    let body = |(id, kk, ru, en): (String, String, String, String)| Ok((id.parse()?, Names { kk, ru, en }));
    Ok(Choices {
        name: format!("{surname} {given_name} {patronymic}").trim().to_owned(),
        bodies: rows.into_iter().map(body).collect::<Result<_, Error>>()?,
        iin: iin.unwrap_or_default(),
    })
}
