use super::{
    centre::{Centre, centre, micros, moment, refused, role},
    numbers::is_of_another,
    request_certificate::facts,
    rows::{Change, insert_change},
};
use crate::{
    Cleared, Cx, Error,
    door::handle,
    stored::{of_word, word},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use certification::{PersonSubject, Serial};
use domain::{
    certificates::{self, CertificateState, ChangeKind, IssueCertificate},
    event::Event,
    fault::Refusal,
    id::{CertificateId, CertificateRequestId, PersonId, Ulid},
    time::Moment,
};
use eds::{algorithm::Digest, certificate::Certificate};

handle!(IssueCertificate, issue_certificate);

const INSERT: &str =
    "insert into certificate (id, request, person, serial, sha256, key_sha256, der, valid_from,
    valid_until, state, state_at, search) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
const DECIDE: &str =
    "update certificate_request set state = $2, decided_by = $3, decided_at = $4 where id = $1";

async fn issue_certificate(cx: &mut Cx<'_>, op: Cleared<IssueCertificate>) -> Result<CertificateId, Error> {
    let centre = centre(cx)?;
    let (facts, officer) = (facts(cx, op.request).await?, cx.signed_in()?.person);
    let state = certificates::issue(facts.state, facts.person, facts.voucher, officer)?;
    let asked = asked(cx, op.request).await?;
    refuse_number_of_another(cx, &asked.iin, facts.person).await?;
    let (certificate, sha256) = signed(&centre, &asked, cx.services().ids().bytes(), cx.now())?;
    let (id, now): (CertificateId, Moment) = (cx.id(), cx.now());
    insert(cx, id, op.request, facts.person, &asked, &certificate, &sha256).await?;
    sqlx::query(DECIDE)
        .bind(op.request.to_string())
        .bind(word(state)?)
        .bind(officer.to_string())
        .bind(now.0)
        .execute(cx.db())
        .await?;
    let change = Change {
        id: cx.id::<Ulid>().to_string(),
        certificate: id.to_string(),
        at: now,
        kind: word(ChangeKind::Issued)?,
        by: officer,
        reason: None,
        comment: "",
    };
    insert_change(cx.db(), change).await?;
    cx.record(Event::CertificateIssued {
        request: op.request,
        certificate: id,
        person: facts.person,
        sha256,
    })?;
    Ok(id)
}

const OTHERS: &str = "select cast(count(*) as bigint) from certificate_request
    where iin = $1 and person <> $2 and state in ('asked', 'checked')";

/// Asked at the issue and not earlier, so that nobody learns by asking who has a number, nor keeps another from asking.
/// While another asks with the same number, an officer has to say whose it is first.
async fn refuse_number_of_another(cx: &mut Cx<'_>, iin: &str, person: PersonId) -> Result<(), Error> {
    let (others,): (i64,) =
        sqlx::query_as(OTHERS).bind(iin.to_owned()).bind(person.to_string()).fetch_one(cx.look()).await?;
    if others > 0 || is_of_another(cx, iin, person).await? {
        return Err(Refusal::IinOfAnother.into());
    }
    Ok(())
}

/// What was asked for.
struct Asked {
    iin: String,
    subject: PersonSubject,
    key_sha256: String,
    request: Vec<u8>,
}

const ASKED: &str = "select r.surname, r.given_name, r.patronymic, r.iin, r.role, r.key_sha256, r.request,
    b.name_kk, b.name_ru, b.bin from certificate_request r left join body b on b.id = r.body where r.id = $1";

type Row =
    (String, String, String, String, String, String, String, Option<String>, Option<String>, Option<String>);

async fn asked(cx: &mut Cx<'_>, request: CertificateRequestId) -> Result<Asked, Error> {
    let row: Row = sqlx::query_as(ASKED).bind(request.to_string()).fetch_one(cx.look()).await?;
    let (surname, given_name, patronymic, iin, stored_role, key_sha256, request, kk, ru, bin) = row;
    let full = |text: String| Some(text).filter(|text| !text.trim().is_empty());
    // In the state language, as far as the directory has it.
    let organisation = kk.and_then(full).or_else(|| ru.and_then(full));
    let roles = match &organisation {
        Some(_) => vec![role(of_word(&stored_role)?)],
        None => Vec::new(),
    };
    let bin = organisation.as_ref().and(bin).and_then(full);
    let patronymic = full(patronymic);
    let subject =
        PersonSubject { surname, given_name, patronymic, iin: Some(iin.clone()), organisation, bin, roles };
    let request = STANDARD.decode(request).map_err(|error| Error::Stored(error.to_string()))?;
    Ok(Asked { iin, subject, key_sha256, request })
}

/// The certificate and its SHA-256.
fn signed(
    centre: &Centre,
    asked: &Asked,
    random: [u8; 20],
    now: Moment,
) -> Result<(Certificate, String), Error> {
    let (from, until) = centre.term(moment(now));
    let serial = Serial::of_random(random);
    let certificate = centre.issue(&asked.request, &asked.subject, serial, from, until).map_err(refused)?;
    let sha256 = hex::encode(certificate.fingerprint(Digest::Sha256));
    Ok((certificate, sha256))
}

async fn insert(
    cx: &mut Cx<'_>,
    id: CertificateId,
    request: CertificateRequestId,
    person: PersonId,
    asked: &Asked,
    certificate: &Certificate,
    sha256: &str,
) -> Result<(), Error> {
    let serial = hex::encode(certificate.serial());
    let subject = &asked.subject;
    let search = [
        subject.surname.as_str(),
        &subject.given_name,
        subject.patronymic.as_deref().unwrap_or_default(),
        subject.iin.as_deref().unwrap_or_default(),
        subject.organisation.as_deref().unwrap_or_default(),
        &serial,
    ];
    let now = cx.now().0;
    sqlx::query(INSERT)
        .bind(id.to_string())
        .bind(request.to_string())
        .bind(person.to_string())
        .bind(serial.clone())
        .bind(sha256.to_owned())
        .bind(asked.key_sha256.clone())
        .bind(STANDARD.encode(certificate.der()))
        .bind(micros(certificate.not_before()).0)
        .bind(micros(certificate.not_after()).0)
        .bind(word(CertificateState::InForce)?)
        .bind(now)
        .bind(search.join(" ").to_lowercase())
        .execute(cx.db())
        .await?;
    Ok(())
}
