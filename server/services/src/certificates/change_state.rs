//! Certificates that don't count for now, count again, or never again.

use super::rows::{Change, insert_change};
use crate::{
    Cleared, Cx, Error,
    door::handle,
    stored::{of_word, word},
};
use domain::{
    certificates::{
        self, CertificateState, ChangeKind, ResumeCertificate, RevocationReason, RevokeCertificate,
        SuspendCertificate, Validity, validity,
    },
    event::Event,
    id::{CertificateId, PersonId, Ulid},
    time::Moment,
};

handle!(SuspendCertificate, suspend_certificate);
handle!(ResumeCertificate, resume_certificate);
handle!(RevokeCertificate, revoke_certificate);

async fn suspend_certificate(cx: &mut Cx<'_>, op: Cleared<SuspendCertificate>) -> Result<(), Error> {
    let (person, stands) = standing(cx, op.certificate).await?;
    let state = certificates::suspend(stands)?;
    change(cx, op.certificate, state, ChangeKind::Suspended, None, &op.comment).await?;
    cx.record(Event::CertificateSuspended { certificate: op.certificate, person })
}

async fn resume_certificate(cx: &mut Cx<'_>, op: Cleared<ResumeCertificate>) -> Result<(), Error> {
    let (person, stands) = standing(cx, op.certificate).await?;
    let state = certificates::resume(stands, person, cx.signed_in()?.person)?;
    change(cx, op.certificate, state, ChangeKind::Resumed, None, &op.comment).await?;
    cx.record(Event::CertificateResumed { certificate: op.certificate, person })
}

async fn revoke_certificate(cx: &mut Cx<'_>, op: Cleared<RevokeCertificate>) -> Result<(), Error> {
    let (person, stands) = standing(cx, op.certificate).await?;
    let state = certificates::revoke(stands)?;
    change(cx, op.certificate, state, ChangeKind::Revoked, Some(op.reason), &op.comment).await?;
    cx.record(Event::CertificateRevoked { certificate: op.certificate, person, reason: op.reason })
}

async fn standing(cx: &mut Cx<'_>, certificate: CertificateId) -> Result<(PersonId, Validity), Error> {
    let (person, state, until): (String, String, i64) =
        sqlx::query_as("select person, state, valid_until from certificate where id = $1")
            .bind(certificate.to_string())
            .fetch_one(cx.look())
            .await?;
    Ok((person.parse()?, validity(of_word(&state)?, Moment(until), cx.now())))
}

/// What was suspended before counts as revoked since then: nobody knows who signed in between.
const CHANGE: &str = "update certificate set state_at = case when $2 = 'revoked' and state = 'suspended' then state_at else $3 end,
    state = $2, reason = $4 where id = $1";

async fn change(
    cx: &mut Cx<'_>,
    certificate: CertificateId,
    state: CertificateState,
    kind: ChangeKind,
    reason: Option<RevocationReason>,
    comment: &str,
) -> Result<(), Error> {
    let now = cx.now();
    let reason = reason.map(word).transpose()?;
    sqlx::query(CHANGE)
        .bind(certificate.to_string())
        .bind(word(state)?)
        .bind(now.0)
        .bind(reason.clone())
        .execute(cx.db())
        .await?;
    let by = cx.signed_in()?.person;
    let id = cx.id::<Ulid>().to_string();
    let change =
        Change { id, certificate: certificate.to_string(), at: now, kind: word(kind)?, by, reason, comment };
    insert_change(cx.db(), change).await
}
