use super::{
    content::{Content, iin_of, poll_of, standing},
    evidence::{Question, gather, judge, moment, verdict},
    expected::expected_now,
    kept_evidence::WrittenEvidence,
    retry::next_check,
};
use crate::{
    Caller, Cleared, Cx, Error, Services,
    door::{Prepared, handle},
    stored::word,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    event::Event,
    fault::{Fault, Refusal},
    field::{Field, Flaw},
    id::SignatureId,
    signatures::{Frozen, Sign, SignReply, SignatureVerdict, SignedAct, may_sign},
};
use eds::{
    algorithm::Digest,
    check::{Check, CheckName, Evidence, Outcome, Report, SignerReport},
};
use sqlx::AnyConnection;
use std::sync::Arc;

handle!(Sign, sign, after prepare);

/// A signature with all that proves it, judged before the transaction.
#[derive(Debug)]
pub struct Judged {
    content: Content,
    frozen: Frozen,
    manifest: String,
    text: Option<String>,
    evidence: Arc<Evidence>,
    written: WrittenEvidence,
    report: Report,
}

async fn prepare(services: &Services, op: &Sign, caller: Option<&Caller>) -> Result<Prepared, Error> {
    let caller = caller.ok_or(Fault::SignIn)?;
    // A signature is a person's own, whoever it is given for.
    let iin = iin_of(services, caller.person).await?.ok_or(Refusal::SignerUnknown)?;
    let cms =
        STANDARD.decode(op.signature.trim()).map_err(|_| Error::field(Field::Signature, Flaw::Malformed))?;
    let content = Content::load(services, op.act).await?;
    let frozen = content.frozen();
    let manifest = content.manifest(op.role, &frozen);
    let signed = manifest.to_bytes();
    let evidence = Arc::new(gather(services, cms, &signed, services.now()).await?);
    let signers = expected_now(services, caller.person, &iin).await?;
    let question = Question { evidence: evidence.clone(), signed: signed.clone(), manifest, signers };
    let report = judge(services, vec![question]).await?.pop();
    let report = report.ok_or_else(|| Error::Stored("a signature was not judged".to_owned()))?;
    let written = WrittenEvidence::of(&mut *services.database().read().await?, &evidence).await?;
    let text = content.signed_text(&frozen);
    let manifest = String::from_utf8(signed).map_err(|error| Error::Stored(error.to_string()))?;
    Ok(Prepared::Judged(Box::new(Judged { content, frozen, manifest, text, evidence, written, report })))
}

async fn sign(cx: &mut Cx<'_>, op: Cleared<Sign>) -> Result<SignReply, Error> {
    let Prepared::Judged(judged) = std::mem::take(&mut cx.prepared) else {
        return Err(Error::Stored("a signature was not judged before the transaction".to_owned()));
    };
    if !op.standing().has(op.role.relation()) {
        return Err(Refusal::NotYours.into());
    }
    let name = cx.signed_in()?.name();
    let standing = standing(cx, &judged.content, name).await?;
    may_sign(op.act, standing)?;
    let report = serde_json::to_string(&judged.report)?;
    let verdict = verdict(&judged.report);
    // What can still come is a stamp, a word on revocation and that of the external verifier; all else is known now or never.
    if verdict == SignatureVerdict::Invalid || !may_come(&judged.report) {
        return Ok(SignReply { signature: None, report });
    }
    let id = insert(cx, &op, &judged, &report, verdict).await?;
    if verdict == SignatureVerdict::Valid {
        make_final(cx.db(), op.act).await?;
    }
    let sha256 = hex::encode(Digest::Sha256.of(&judged.evidence.cms.0));
    let document = judged.content.document;
    cx.record(Event::ActSigned { document, act: op.act, signature: id, sha256 })?;
    Ok(SignReply { signature: Some(id), report })
}

/// Not when another version has come meanwhile, or a vote was opened.
const FINAL: &str = "update document set final_version = $2 where id = $1 and final_version is null
    and $2 = (select max(v.number) from version v where v.document = $1)
    and not exists (select 1 from poll p where p.document = $1 and p.closed_at is null)";

/// Whether nothing is open but what can be had later: the stamp, whether something was revoked, the external verifier's word. Anything else that is
/// open (no certificate, so that neither key nor person was looked at) is no signature.
fn may_come(report: &Report) -> bool {
    let decided = |signer: &SignerReport| {
        let open = |check: &&Check| !matches!(check.outcome, Outcome::Pass);
        let later = [CheckName::Stamp, CheckName::Revocation, CheckName::External];
        signer.outcome(CheckName::Person) == Some(&Outcome::Pass)
            && signer.outcome(CheckName::Chain) == Some(&Outcome::Pass)
            && signer.checks.iter().filter(open).all(|check| later.contains(&check.name))
    };
    report.failure.is_none() && report.signers.len() == 1 && report.signers.iter().all(decided)
}

/// A version that was signed as the final one is it, once the signature holds.
pub(super) async fn make_final(db: &mut AnyConnection, act: SignedAct) -> Result<(), sqlx::Error> {
    let SignedAct::FinalVersion { document, version } = act else { return Ok(()) };
    sqlx::query(FINAL).bind(document.to_string()).bind(i64::from(version)).execute(db).await?;
    Ok(())
}

const INSERT: &str =
    "insert into signature (id, act, document, version, poll, role, person, by_person, order_number,
    received_at, manifest, frozen, cms, cms_sha256, content)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
pub(super) const INSERT_CHECK: &str =
    "insert into signature_check (signature, number, at, policy, evidence, report, verdict, next_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)";

async fn insert(
    cx: &mut Cx<'_>,
    op: &Sign,
    judged: &Judged,
    report: &str,
    verdict: SignatureVerdict,
) -> Result<SignatureId, Error> {
    // It stands on print-outs: nobody shall find it by counting.
    let id: SignatureId = cx.services().ids().unordered();
    let caller = cx.signed_in()?;
    let (person, (by, order)) = (caller.name(), caller.substitute());
    let (content, cms) = (&judged.content, &judged.evidence.cms.0);
    sqlx::query(INSERT)
        .bind(id.to_string())
        .bind(op.act.name())
        .bind(content.document.to_string())
        .bind(i64::from(content.version))
        .bind(poll_of(op.act))
        .bind(word(op.role)?)
        .bind(person.to_string())
        .bind(by)
        .bind(order)
        .bind(judged.evidence.received_at.micros())
        .bind(judged.manifest.clone())
        .bind(serde_json::to_string(&judged.frozen)?)
        .bind(STANDARD.encode(cms))
        .bind(hex::encode(Digest::Sha256.of(cms)))
        .bind(judged.text.clone())
        .execute(cx.db())
        .await?;
    let kept = judged.written.keep(cx.db()).await?;
    let now = cx.now();
    debug_assert!(moment(now).micros() == now.0, "both count microseconds");
    sqlx::query(INSERT_CHECK)
        .bind(id.to_string())
        .bind(1_i64)
        .bind(now.0)
        .bind(judged.report.policy.clone())
        .bind(kept.to_owned())
        .bind(report.to_owned())
        .bind(word(verdict)?)
        .bind(next_check(verdict, now, now).map(|at| at.0))
        .execute(cx.db())
        .await?;
    Ok(id)
}
