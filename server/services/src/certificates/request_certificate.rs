use super::centre::{centre, key_kind, refusal};
use crate::{
    Cleared, Cx, Error,
    door::handle,
    stored::{number, of_word, word},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    certificates::{self, RequestCertificate, RequestState, Voucher},
    event::Event,
    fault::Refusal,
    field::{Field, Flaw},
    id::{CertificateRequestId, PersonId},
};

handle!(RequestCertificate, request_certificate);

const INSERT: &str =
    "insert into certificate_request (id, person, surname, given_name, patronymic, iin, body, role,
    key_kind, key_sha256, request, state, asked_at, documents, comment)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '', '')";
/// Columns: whether the person holds a post in the body, whether the key is in a certificate or an open request, how many of the person's requests are open.
const KNOWN: &str = "select p.surname, p.given_name, p.patronymic,
    cast((select count(*) from appointment a where a.person = $1 and a.body = $2 and a.ended_at is null) as bigint),
    cast((select count(*) from certificate c where c.key_sha256 = $3) as bigint)
    + cast((select count(*) from certificate_request r
        where r.key_sha256 = $3 and r.state in ('asked', 'checked')) as bigint),
    cast((select count(*) from certificate_request r
        where r.person = $1 and r.state in ('asked', 'checked')) as bigint)
    from person p where p.id = $1";

async fn request_certificate(
    cx: &mut Cx<'_>,
    op: Cleared<RequestCertificate>,
) -> Result<CertificateRequestId, Error> {
    let centre = centre(cx)?;
    let der = STANDARD.decode(op.request.trim()).map_err(|_| Refusal::KeyRefused)?;
    let key = centre.examine(&der).map_err(|refused| refusal(&refused))?;
    let person = cx.signed_in()?.person;
    let body = op.body.map(|body| body.to_string());
    let (surname, given_name, patronymic, posts, used, open): (String, String, String, i64, i64, i64) =
        sqlx::query_as(KNOWN)
            .bind(person.to_string())
            .bind(body.clone().unwrap_or_default())
            .bind(key.sha256.clone())
            .fetch_one(cx.db())
            .await?;
    if body.is_some() && posts == 0 {
        return Err(Error::field(Field::Body, Flaw::Unknown));
    }
    if used > 0 {
        return Err(Refusal::KeyUsed.into());
    }
    certificates::ask(number(open)?)?;
    let request: CertificateRequestId = cx.id();
    let now = cx.now().0;
    sqlx::query(INSERT)
        .bind(request.to_string())
        .bind(person.to_string())
        .bind(surname)
        .bind(given_name)
        .bind(patronymic)
        .bind(op.iin.trim().to_owned())
        .bind(body)
        .bind(word(op.role)?)
        .bind(word(key_kind(key.kind))?)
        .bind(key.sha256)
        .bind(STANDARD.encode(&der))
        .bind(word(RequestState::Asked)?)
        .bind(now)
        .execute(cx.db())
        .await?;
    cx.record(Event::CertificateRequested { request, person })?;
    Ok(request)
}

/// The last column is how the certificate stands that it was confirmed with.
const FACTS: &str = "select r.person, r.state, r.checked_by, c.state
    from certificate_request r left join certificate c on c.id = r.confirmed_by where r.id = $1";

/// What the rules ask of a request.
pub(super) struct Facts {
    pub(super) person: PersonId,
    pub(super) state: RequestState,
    pub(super) voucher: Option<Voucher>,
}

/// Loads it.
pub(super) async fn facts(cx: &mut Cx<'_>, request: CertificateRequestId) -> Result<Facts, Error> {
    let (person, state, checked_by, certificate): (String, String, Option<String>, Option<String>) =
        sqlx::query_as(FACTS).bind(request.to_string()).fetch_one(cx.look()).await?;
    Ok(Facts {
        person: person.parse()?,
        state: of_word(&state)?,
        voucher: voucher(checked_by.as_deref(), certificate.as_deref())?,
    })
}

/// What vouches for a request, by its columns: who checked it, and the state of the certificate it was confirmed with.
pub(super) fn voucher(officer: Option<&str>, certificate: Option<&str>) -> Result<Option<Voucher>, Error> {
    let officer = officer.map(str::parse).transpose()?;
    Ok(Voucher::of(officer, certificate.map(of_word).transpose()?))
}
