use super::{
    content::Content,
    evidence::{judge, stranger_fault, verdict},
    expected::expected_then,
    retry::act_of,
    view_signatures::one,
};
use crate::{
    Caller, Cleared, Cx, Error, Services,
    door::{Prepared, handle},
};
use domain::{
    field::{Field, Flaw},
    id::SignatureId,
    signatures::{CheckSignature, PublicSignature},
    time::Moment,
};

handle!(CheckSignature, check_signature, after prepare);

const ACT: &str = "select act, document, version, poll from signature where id = $1";

/// All of it is slow, and nothing of it is the caller's own.
async fn prepare(
    services: &Services,
    op: &CheckSignature,
    _caller: Option<&Caller>,
) -> Result<Prepared, Error> {
    let (own, signature) = (services.clone(), op.signature);
    let judged = services.capacity().stranger(async move { judged(&own, signature).await }).await;
    judged.map_err(stranger_fault)?.map(|signature| Prepared::Public(Box::new(signature)))
}

async fn judged(services: &Services, signature: SignatureId) -> Result<PublicSignature, Error> {
    let row: Option<(String, String, i64, Option<String>)> =
        sqlx::query_as(ACT).bind(signature.to_string()).fetch_optional(services.database().glance()).await?;
    let (act, document, version, poll) = row.ok_or_else(unknown)?;
    let content = Content::load(services, act_of(&act, &document, version, poll.as_deref())?).await?;
    let mut reader = services.database().read().await?;
    let kept = one(&mut reader, &content, signature).await?.ok_or_else(unknown)?;
    let signers = expected_then(&mut reader, &[kept.signer()]).await?;
    reader.commit().await?;
    let questions = signers.into_iter().map(|signers| kept.question(&content, signers)).collect();
    let report = judge(services, questions).await?.pop();
    let mut report = report.ok_or_else(unknown)?;
    let verdict = verdict(&report);
    // Whoever holds the paper sees who signed, and no numbers of persons.
    for signer in &mut report.signers {
        signer.certificate = None;
        signer.path.clear();
        if let Some(subject) = &mut signer.subject {
            subject.iin = None;
            subject.email = None;
        }
    }
    Ok(PublicSignature {
        act: content.act,
        title: content.title.clone(),
        manifest: kept.manifest.clone(),
        at: Moment(kept.received),
        verdict,
        report: serde_json::to_string(&report)?,
        next_check: kept.next_at.map(Moment),
    })
}

async fn check_signature(cx: &mut Cx<'_>, _: Cleared<CheckSignature>) -> Result<PublicSignature, Error> {
    match std::mem::take(&mut cx.prepared) {
        Prepared::Public(signature) => Ok(*signature),
        _ => Err(Error::Stored("a signature was not checked before".to_owned())),
    }
}

/// Anybody may ask: that there is no such signature is no secret.
fn unknown() -> Error {
    Error::field(Field::Signature, Flaw::Unknown)
}
