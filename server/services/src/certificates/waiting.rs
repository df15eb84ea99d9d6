//! What waits for an officer on the home page.

use crate::{
    Cx, Error,
    directory::{named, names},
};
use domain::{id::PersonId, notices::Waiting, time::Moment};

/// Most requests shown there.
const LIMIT: i64 = 20;
/// Not what the officer asked for, nor what another officer has to issue.
const REQUESTS: &str = "select id, person, state, asked_at from certificate_request
    where (state = 'asked' or (state = 'checked' and (checked_by is null or checked_by <> $1))) and person <> $1 order by id limit $2";

/// Requests for certificates that wait for the caller.
pub(crate) async fn waiting(cx: &mut Cx<'_>) -> Result<Vec<Waiting>, Error> {
    let caller = cx.signed_in()?;
    // A substitute is no officer in the name of one.
    if !caller.officer || caller.acting.is_some() {
        return Ok(Vec::new());
    }
    let officer = caller.person;
    let rows: Vec<(String, String, String, i64)> =
        sqlx::query_as(REQUESTS).bind(officer.to_string()).bind(LIMIT).fetch_all(cx.db()).await?;
    let people = rows.iter().map(|row| Ok(row.1.parse()?)).collect::<Result<Vec<PersonId>, Error>>()?;
    let names = names(cx, &people).await?;
    let waiting = |(id, person, state, asked): (String, String, String, i64)| {
        Ok(Waiting::CertificateRequest {
            request: id.parse()?,
            name: named(&names, person.parse()?).name,
            checked: state == "checked",
            asked: Moment(asked),
        })
    };
    rows.into_iter().map(waiting).collect()
}
