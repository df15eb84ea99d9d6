//! What becomes of a request short of a certificate.

use super::request_certificate::facts;
use crate::{Cleared, Cx, Error, door::handle, stored::word};
use domain::{
    certificates::{self, CheckIdentity, RefuseRequest, WithdrawRequest},
    event::Event,
};

handle!(CheckIdentity, check_identity);
handle!(RefuseRequest, refuse_request);
handle!(WithdrawRequest, withdraw_request);

const CHECK: &str = "update certificate_request set state = $2, checked_by = $3, checked_at = $4, documents = $5 where id = $1";
const DECIDE: &str =
    "update certificate_request set state = $2, decided_by = $3, decided_at = $4, comment = $5 where id = $1";

async fn check_identity(cx: &mut Cx<'_>, op: Cleared<CheckIdentity>) -> Result<(), Error> {
    let (facts, officer, now) = (facts(cx, op.request).await?, cx.signed_in()?.person, cx.now().0);
    let state = certificates::check_identity(facts.state, facts.person, facts.voucher, officer)?;
    sqlx::query(CHECK)
        .bind(op.request.to_string())
        .bind(word(state)?)
        .bind(officer.to_string())
        .bind(now)
        .bind(op.documents.trim().to_owned())
        .execute(cx.db())
        .await?;
    cx.record(Event::IdentityChecked { request: op.request, person: facts.person })
}

async fn refuse_request(cx: &mut Cx<'_>, op: Cleared<RefuseRequest>) -> Result<(), Error> {
    let (facts, officer, now) = (facts(cx, op.request).await?, cx.signed_in()?.person, cx.now().0);
    let state = certificates::refuse(facts.state, facts.person, officer)?;
    sqlx::query(DECIDE)
        .bind(op.request.to_string())
        .bind(word(state)?)
        .bind(officer.to_string())
        .bind(now)
        .bind(op.comment.trim().to_owned())
        .execute(cx.db())
        .await?;
    cx.record(Event::RequestRefused { request: op.request, person: facts.person })
}

async fn withdraw_request(cx: &mut Cx<'_>, op: Cleared<WithdrawRequest>) -> Result<(), Error> {
    let (facts, now) = (facts(cx, op.request).await?, cx.now().0);
    let state = certificates::withdraw(facts.state)?;
    sqlx::query(DECIDE)
        .bind(op.request.to_string())
        .bind(word(state)?)
        .bind(facts.person.to_string())
        .bind(now)
        .bind(String::new())
        .execute(cx.db())
        .await?;
    cx.record(Event::RequestWithdrawn { request: op.request, person: facts.person })
}
