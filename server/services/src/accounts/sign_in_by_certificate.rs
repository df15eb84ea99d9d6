use super::sign_in::begin_session;
use crate::{
    Caller, Cleared, Cx, Error, Services,
    door::{Prepared, handle},
    signatures,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    accounts::{CertificateFlaw, SignInByCertificate},
    fault::Refusal,
    field::{Field, Flaw},
    id::PersonId,
};
use eds::{
    check::{CheckName, Outcome, Reason, Report, Verdict},
    path::PathError,
};

handle!(SignInByCertificate, sign_in_by_certificate, after prepare);

const CHALLENGE: &str = "select text from sign_in_challenge where nonce = $1 and expires_at >= $2";
/// People with an account of whom an officer has checked that the number is theirs.
const PERSON: &str =
    "select distinct r.person from certificate_request r join account a on a.person = r.person
    where r.iin = $1 and r.state in ('checked', 'issued') limit 2";

/// Judges the signature, and finds whose it is.
async fn prepare(
    services: &Services,
    op: &SignInByCertificate,
    _caller: Option<&Caller>,
) -> Result<Prepared, Error> {
    let glance = services.database().glance();
    let row: Option<(String,)> = sqlx::query_as(CHALLENGE)
        .bind(op.nonce.trim().to_owned())
        .bind(services.now().0)
        .fetch_optional(glance)
        .await?;
    let (text,) = row.ok_or(Refusal::ChallengeOver)?;
    let cms =
        STANDARD.decode(op.signature.trim()).map_err(|_| Error::field(Field::Signature, Flaw::Malformed))?;
    let report = signatures::judge_sign_in(services, cms, text.into_bytes()).await?;
    if report.verdict != Verdict::Valid {
        return Err(Refusal::CertificateNotAccepted(flaw(&report)).into());
    }
    let subject = report.signers.first().and_then(|signer| signer.subject.as_ref());
    let iin = subject.and_then(|subject| subject.iin.clone()).ok_or(Refusal::NobodyByCertificate)?;
    let people: Vec<(String,)> = sqlx::query_as(PERSON).bind(iin).fetch_all(glance).await?;
    match people.as_slice() {
        // Two with one number: nobody knows whose it is.
        [(person,)] => {
            let person: PersonId = person.parse()?;
            Ok(Prepared::Password { person: Some(person), right: true, hash: None })
        }
        _ => Err(Refusal::NobodyByCertificate.into()),
    }
}

async fn sign_in_by_certificate(cx: &mut Cx<'_>, op: Cleared<SignInByCertificate>) -> Result<(), Error> {
    let Prepared::Password { person: Some(person), right: true, .. } = cx.prepared else {
        return Err(Refusal::NobodyByCertificate.into());
    };
    // Once: whoever sends the same again finds nothing.
    let now = cx.now().0;
    let taken = sqlx::query("delete from sign_in_challenge where nonce = $1 and expires_at >= $2")
        .bind(op.nonce.trim().to_owned())
        .bind(now)
        .execute(cx.db())
        .await?;
    if taken.rows_affected() == 0 {
        return Err(Refusal::ChallengeOver.into());
    }
    begin_session(cx, person).await
}

/// The first thing that stands in the way, as somebody at the door needs it.
fn flaw(report: &Report) -> CertificateFlaw {
    let Some(signer) = report.signers.first() else { return CertificateFlaw::Unfit };
    for check in &signer.checks {
        match (&check.outcome, check.name) {
            (Outcome::Fail(Reason::Revoked { .. }), _) => return CertificateFlaw::Revoked,
            (Outcome::Fail(Reason::Chain(PathError::Expired { .. } | PathError::NotYetValid { .. })), _) => {
                return CertificateFlaw::NotNow;
            }
            (Outcome::Fail(_), CheckName::Chain) => return CertificateFlaw::UnknownAuthority,
            (Outcome::Fail(_), _) => return CertificateFlaw::Unfit,
            (Outcome::Unknown(_) | Outcome::Pass, _) => {}
        }
    }
    match report.verdict {
        Verdict::Undetermined => CertificateFlaw::NotKnown,
        _ => CertificateFlaw::Unfit,
    }
}
