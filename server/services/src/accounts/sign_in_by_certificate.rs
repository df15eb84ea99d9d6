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
};
use eds::check::Verdict;

handle!(SignInByCertificate, sign_in_by_certificate, after prepare);

const CHALLENGE: &str = "select text from sign_in_challenge where nonce = $1 and expires_at >= $2";
const TAKE: &str = "delete from sign_in_challenge where nonce = $1";
/// People with an account of whom two officers have vouched that the number is theirs.
const PERSON: &str = "select distinct n.person from vouched_number n join account a on a.person = n.person
    where n.iin = $1 and n.counts = 1 limit 2";

/// Judges the signature, and finds whose it is.
async fn prepare(
    services: &Services,
    op: &SignInByCertificate,
    _caller: Option<&Caller>,
) -> Result<Prepared, Error> {
    let text = take_challenge(services, op.nonce.trim()).await?;
    let cms =
        STANDARD.decode(op.signature.trim()).map_err(|_| Error::field(Field::Signature, Flaw::Malformed))?;
    let report = signatures::judge_now(services, cms, text.into_bytes()).await?;
    if report.verdict != Verdict::Valid {
        return Err(Refusal::CertificateNotAccepted(signatures::flaw(&report)).into());
    }
    let [signer] = report.signers.as_slice() else {
        return Err(Refusal::CertificateNotAccepted(CertificateFlaw::Unfit).into());
    };
    let subject = signer.subject.as_ref();
    let iin = subject.and_then(|subject| subject.iin.clone()).ok_or(Refusal::NobodyByCertificate)?;
    let people: Vec<(String,)> =
        sqlx::query_as(PERSON).bind(iin).fetch_all(services.database().glance()).await?;
    match people.as_slice() {
        // Two with one number: nobody knows whose it is.
        [(person,)] => Ok(Prepared::Owner(person.parse()?)),
        _ => Err(Refusal::NobodyByCertificate.into()),
    }
}

/// The text of a challenge, which is over with that: each is tried once, so that nobody makes the server check signatures
/// for nothing more than asking once.
async fn take_challenge(services: &Services, nonce: &str) -> Result<String, Error> {
    let nonce = nonce.to_owned();
    let taken = services.database().writer().share(move |unit| {
        let nonce = nonce.clone();
        Box::pin(async move {
            let now = unit.now().0;
            let row: Option<(String,)> = sqlx::query_as(CHALLENGE)
                .bind(nonce.clone())
                .bind(now)
                .fetch_optional(unit.connection())
                .await?;
            let deleted = sqlx::query(TAKE).bind(nonce).execute(unit.connection()).await?.rows_affected();
            Ok::<_, sqlx::Error>(row.filter(|_| deleted == 1))
        })
    });
    let (text,) = taken.await??.ok_or(Refusal::ChallengeOver)?;
    Ok(text)
}

async fn sign_in_by_certificate(cx: &mut Cx<'_>, _: Cleared<SignInByCertificate>) -> Result<(), Error> {
    let Prepared::Owner(person) = cx.prepared else {
        return Err(Refusal::NobodyByCertificate.into());
    };
    begin_session(cx, person).await
}
