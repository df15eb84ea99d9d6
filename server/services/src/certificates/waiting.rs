//! What waits on the home page for those who keep the centre.

use super::centre::expiries;
use crate::{
    Cx, Error,
    directory::{named, names},
};
use domain::{certificates::CentreExpiry, id::PersonId, notices::Waiting, time::Moment};

/// Most requests shown there.
const LIMIT: i64 = 20;
/// Not what the officer asked for, nor what another officer has to issue.
/// The third column is 1 where somebody or a certificate in force vouches for who asks.
const REQUESTS: &str = "select r.id, r.person,
    cast(case when r.checked_by is not null or c.state = 'in_force' then 1 else 0 end as bigint), r.asked_at
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
    let rows: Vec<(String, String, i64, i64)> =
        sqlx::query_as(REQUESTS).bind(officer.to_string()).bind(LIMIT).fetch_all(cx.db()).await?;
    let people = rows.iter().map(|row| Ok(row.1.parse()?)).collect::<Result<Vec<PersonId>, Error>>()?;
    let names = names(cx, &people).await?;
    let waiting = |(id, person, vouched, asked): (String, String, i64, i64)| {
        Ok(Waiting::CertificateRequest {
            request: id.parse()?,
            name: named(&names, person.parse()?).name,
            checked: vouched == 1,
            asked: Moment(asked),
        })
    };
    rows.into_iter().map(waiting).collect()
}
