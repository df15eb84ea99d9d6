//! Who has a certificate in force that says the same confirms a request with it.

use super::request_certificate::facts;
use crate::{
    Caller, Cleared, Cx, Error, Services,
    door::{Prepared, handle},
    signatures::{self, MadeWith},
    stored::{of_word, word},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    accounts::CertificateFlaw,
    certificates::{self, ConfirmRequest, Confirmed},
    event::Event,
    fault::{Fault, Refusal},
    field::{Field, Flaw},
    id::{CertificateId, CertificateRequestId},
    time::Moment,
};
use eds::{algorithm::Digest, blob::Blob, check::Verdict};
use sqlx::AnyConnection;
use std::future::ready;

handle!(ConfirmRequest, confirm_request, after prepare);

/// A certificate that vouches for a request, and the signature by which it does.
#[derive(Debug)]
pub struct Confirmation {
    certificate: CertificateId,
    cms: Vec<u8>,
}

const ASKED: &str =
    "select surname, given_name, patronymic, iin, body, role, key_sha256 from certificate_request
    where id = $1";
/// A certificate in force whose request said the same of its owner as this one does; by its SHA-256, or any.
const VOUCHING: &str = "select c.id from certificate c
    join certificate_request o on o.id = c.request join certificate_request r on r.id = $1
    where c.person = r.person and o.surname = r.surname and o.given_name = r.given_name and o.patronymic = r.patronymic
    and o.iin = r.iin and coalesce(o.body, '') = coalesce(r.body, '') and o.role = r.role
    and c.state = 'in_force' and c.valid_from <= $2 and c.valid_until >= $2 and ($3 = '' or c.sha256 = $3)
    order by c.id desc limit 1";

/// What the owner of a request signs to confirm it.
pub(super) async fn text(db: &mut AnyConnection, request: CertificateRequestId) -> Result<String, Error> {
    type Row = (String, String, String, String, Option<String>, String, String);
    let row: Option<Row> = sqlx::query_as(ASKED).bind(request.to_string()).fetch_optional(db).await?;
    let (surname, given_name, patronymic, iin, body, role, key_sha256) = row.ok_or(Fault::NotFound)?;
    let confirmed = Confirmed {
        request,
        key_sha256: &key_sha256,
        name: &format!("{surname} {given_name} {patronymic}"),
        iin: &iin,
        body: body.as_deref().map(str::parse).transpose()?,
        role: of_word(&role)?,
    };
    Ok(confirmed.text())
}

/// A certificate that can vouch for a request now: the one with this SHA-256, or any.
pub(super) async fn vouching(
    db: &mut AnyConnection,
    request: CertificateRequestId,
    sha256: Option<String>,
    now: Moment,
) -> Result<Option<CertificateId>, Error> {
    let row: Option<(String,)> = sqlx::query_as(VOUCHING)
        .bind(request.to_string())
        .bind(now.0)
        .bind(sha256.unwrap_or_default())
        .fetch_optional(db)
        .await?;
    row.map(|(id,)| Ok(id.parse()?)).transpose()
}

async fn prepare(
    services: &Services,
    op: &ConfirmRequest,
    _caller: Option<&Caller>,
) -> Result<Prepared, Error> {
    let cms =
        STANDARD.decode(op.signature.trim()).map_err(|_| Error::field(Field::Signature, Flaw::Malformed))?;
    let mut reader = services.database().read().await?;
    let text = text(&mut reader, op.request).await?;
    reader.commit().await?;
    let report = signatures::judge_now(services, cms.clone(), ready(Ok(text)), MadeWith::SigningKey).await?;
    if report.verdict != Verdict::Valid {
        return Err(Refusal::CertificateNotAccepted(signatures::flaw(&report)).into());
    }
    let signer = report.signers.first().and_then(|signer| signer.certificate.as_ref());
    let Some(Blob(der)) = signer else {
        return Err(Refusal::CertificateNotAccepted(CertificateFlaw::Unfit).into());
    };
    let sha256 = hex::encode(Digest::Sha256.of(der));
    let mut reader = services.database().read().await?;
    let found = vouching(&mut reader, op.request, Some(sha256), services.now()).await?;
    reader.commit().await?;
    let certificate = found.ok_or(Refusal::CertificateSaysOtherwise)?;
    Ok(Prepared::Confirmation(Box::new(Confirmation { certificate, cms })))
}

const CONFIRM: &str =
    "update certificate_request set state = $2, confirmed_by = $3, checked_at = $4, confirmation = $5
    where id = $1";
const IN_FORCE: &str = "select id from certificate where id = $1 and state = 'in_force'";

async fn confirm_request(cx: &mut Cx<'_>, op: Cleared<ConfirmRequest>) -> Result<(), Error> {
    let Prepared::Confirmation(confirmation) = std::mem::take(&mut cx.prepared) else {
        return Err(Error::Stored("a confirmation was not judged before the transaction".to_owned()));
    };
    let (facts, now) = (facts(cx, op.request).await?, cx.now().0);
    let state = certificates::confirm(facts.state)?;
    let Confirmation { certificate, cms } = *confirmation;
    // It may have been revoked since it was judged.
    let in_force: Option<(String,)> =
        sqlx::query_as(IN_FORCE).bind(certificate.to_string()).fetch_optional(cx.db()).await?;
    in_force.ok_or(Refusal::CertificateNotAccepted(CertificateFlaw::Revoked))?;
    sqlx::query(CONFIRM)
        .bind(op.request.to_string())
        .bind(word(state)?)
        .bind(certificate.to_string())
        .bind(now)
        .bind(STANDARD.encode(cms))
        .execute(cx.db())
        .await?;
    cx.record(Event::RequestConfirmed { request: op.request, person: facts.person, certificate })
}
