use super::{
    challenge::{Given, given},
    sign_in::begin_session,
};
use crate::{
    Caller, Cleared, Cx, Error, Services,
    door::{Prepared, handle},
    signatures::{self, MadeWith},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    accounts::{CHALLENGE_LASTS, CertificateFlaw, SignInByCertificate},
    fault::Refusal,
    field::{Field, Flaw},
};
use eds::check::Verdict;

handle!(SignInByCertificate, sign_in_by_certificate, after prepare);

const FORGET: &str = "delete from used_challenge where expires_at < $1";
const USE: &str = "insert into used_challenge (id, expires_at) values ($1, $2) on conflict (id) do nothing";
/// People with an account of whom two officers have vouched that the number is theirs.
const PERSON: &str = "select distinct n.person from vouched_number n join account a on a.person = n.person
    where n.iin = $1 and n.counts = 1 limit 2";

/// Judges the signature, and finds whose it is.
async fn prepare(
    services: &Services,
    op: &SignInByCertificate,
    _caller: Option<&Caller>,
) -> Result<Prepared, Error> {
    let cms =
        STANDARD.decode(op.signature.trim()).map_err(|_| Error::field(Field::Signature, Flaw::Malformed))?;
    let (own, nonce) = (services.clone(), op.nonce.trim().to_owned());
    // A challenge is used up only when a turn has come: whoever is told to wait may try again with it.
    let text = async move { take_challenge(&own, &nonce).await };
    let report = signatures::judge_now(services, cms, text, MadeWith::AnyKey).await?;
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
    let given = given(&services.settings().ballot_key, nonce, services.now());
    let Given { text, id, expires } = given.ok_or(Refusal::ChallengeOver)?;
    let used = services.database().writer().share(move |unit| {
        let id = id.clone();
        Box::pin(async move {
            // Another process's clock may be behind: what it still takes must still be known as used.
            let over = unit.now().0 - CHALLENGE_LASTS;
            sqlx::query(FORGET).bind(over).execute(unit.connection()).await?;
            let used = sqlx::query(USE).bind(id).bind(expires.0).execute(unit.connection()).await?;
            Ok::<_, sqlx::Error>(used.rows_affected())
        })
    });
    if used.await?? == 1 { Ok(text) } else { Err(Refusal::ChallengeOver.into()) }
}

async fn sign_in_by_certificate(cx: &mut Cx<'_>, _: Cleared<SignInByCertificate>) -> Result<(), Error> {
    let Prepared::Owner(person) = cx.prepared else {
        return Err(Refusal::NobodyByCertificate.into());
    };
    begin_session(cx, person).await
}
