//! What waits on the home page for those who keep the centre.

use super::{centre::expiries, request_certificate::voucher};
use crate::{
    Cx, Error,
    directory::{named, names},
};
use domain::{certificates::CentreExpiry, id::PersonId, notices::Waiting, time::Moment};

/// Most requests shown there.
const LIMIT: i64 = 20;
/// Not what the officer asked for, nor what another officer has to issue.
const REQUESTS: &str = "select r.id, r.person, r.checked_by, c.state, r.asked_at
    from certificate_request r left join certificate c on c.id = r.confirmed_by
    where (r.state = 'asked' or (r.state = 'checked' and (r.checked_by is null or r.checked_by <> $1)))
    and r.person <> $1 order by r.id limit $2";

/// What of the centre ends, and requests for certificates, that wait for the caller.
pub(crate) async fn waiting(cx: &mut Cx<'_>) -> Result<Vec<Waiting>, Error> {
    let (caller, now) = (cx.signed_in()?, cx.now());
    // A substitute is no officer in the name of one.
    if caller.acting.is_some() {
        return Ok(Vec::new());
    }
    let (officer, person) = (caller.officer, caller.person);
    let keeps = officer || caller.administrator;
    let centre = cx.services().centre().filter(|_| keeps);
    let ending = centre.map(|centre| expiries(centre, now)).unwrap_or_default();
    let ending = ending.into_iter().filter(|expiry| expiry.soon);
    let mut waiting: Vec<Waiting> =
        ending.map(|CentreExpiry { what, at, .. }| Waiting::CentreEnds { what, at }).collect();
    if officer {
        waiting.extend(requests(cx, person).await?);
    }
    Ok(waiting)
}

async fn requests(cx: &mut Cx<'_>, officer: PersonId) -> Result<Vec<Waiting>, Error> {
    type Row = (String, String, Option<String>, Option<String>, i64);
    let rows: Vec<Row> =
        sqlx::query_as(REQUESTS).bind(officer.to_string()).bind(LIMIT).fetch_all(cx.db()).await?;
    let people = rows.iter().map(|row| Ok(row.1.parse()?)).collect::<Result<Vec<PersonId>, Error>>()?;
    let names = names(cx, &people).await?;
    let waiting = |(id, person, officer, certificate, asked): Row| {
        Ok(Waiting::CertificateRequest {
            request: id.parse()?,
            name: named(&names, person.parse()?).name,
            checked: voucher(officer.as_deref(), certificate.as_deref())?.is_some(),
            asked: Moment(asked),
        })
    };
    rows.into_iter().map(waiting).collect()
}
