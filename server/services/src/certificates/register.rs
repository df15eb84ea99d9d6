//! The register of certificates.

use super::{
    centre::centre,
    rows::{CERTIFICATES, CertificateColumns, certificate_rows},
};
use crate::{
    Cleared, Cx, Error,
    directory::{named, names, pattern},
    door::handle,
    stored::of_word,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    certificates::{
        CertificateChange, CertificateView, ListRegister, REGISTER_ROWS, RegisterPage, Validity,
        ViewCertificate,
    },
    id::{CertificateId, PersonId},
    time::Moment,
};
use eds::certificate::Certificate;
use sqlx::AssertSqlSafe;

handle!(ListRegister, list_register);
handle!(ViewCertificate, view_certificate);

/// More words than this narrow nothing down.
const WORDS: usize = 8;

async fn list_register(cx: &mut Cx<'_>, op: Cleared<ListRegister>) -> Result<RegisterPage, Error> {
    let words: Vec<String> = op.search.to_lowercase().split_whitespace().take(WORDS).map(pattern).collect();
    let stands = match op.validity {
        None => "",
        Some(Validity::InForce) => " and c.state = 'in_force' and c.valid_until >= $1",
        Some(Validity::Suspended) => " and c.state = 'suspended' and c.valid_until >= $1",
        Some(Validity::Revoked) => " and c.state = 'revoked'",
        Some(Validity::Expired) => " and c.state <> 'revoked' and c.valid_until < $1",
    };
    let mut sql = format!("{CERTIFICATES} where $1 > 0 and c.id < $2{stands}");
    for place in 0..words.len() {
        sql.push_str(&format!(" and c.search like ${} escape '~'", place + 4));
    }
    sql.push_str(" order by c.id desc limit $3");
    // Greater than every identifier, in any order of letters that a database has.
    let before = op.before.map_or_else(|| "Z".repeat(26), |before| before.to_string());
    let now = cx.now().0;
    let mut query = sqlx::query_as::<_, CertificateColumns>(AssertSqlSafe(sql))
        .bind(now)
        .bind(before)
        .bind(i64::from(REGISTER_ROWS) + 1);
    for word in words {
        query = query.bind(word);
    }
    let mut rows = query.fetch_all(cx.db()).await?;
    let more = rows.len() > REGISTER_ROWS as usize;
    rows.truncate(REGISTER_ROWS as usize);
    Ok(RegisterPage { rows: certificate_rows(cx, rows).await?, more })
}

const DETAILS: &str = "select c.der, c.sha256, r.iin, r.id
    from certificate c join certificate_request r on r.id = c.request where c.id = $1";

async fn view_certificate(cx: &mut Cx<'_>, op: Cleared<ViewCertificate>) -> Result<CertificateView, Error> {
    let id = op.certificate.to_string();
    let row: CertificateColumns = sqlx::query_as(AssertSqlSafe(format!("{CERTIFICATES} where c.id = $1")))
        .bind(id.clone())
        .fetch_one(cx.db())
        .await?;
    let (certificate, sha256, iin, request): (String, String, String, String) =
        sqlx::query_as(DETAILS).bind(id).fetch_one(cx.db()).await?;
    let mut rows = certificate_rows(cx, vec![row]).await?;
    let row = rows.pop().ok_or_else(|| Error::Stored("a certificate was lost".to_owned()))?;
    // Without a centre the certificates above are not at hand.
    let chain = match centre(cx) {
        Ok(centre) => centre.chain().iter().map(|above| STANDARD.encode(above.der())).collect(),
        Err(_) => Vec::new(),
    };
    Ok(CertificateView {
        row,
        subject: subject(&certificate)?,
        iin,
        sha256,
        certificate,
        chain,
        request: request.parse()?,
        changes: changes(cx, op.certificate).await?,
        standing: op.standing(),
    })
}

/// The subject as it stands in the certificate (RFC 4514).
fn subject(certificate: &str) -> Result<String, Error> {
    let stored = |error: String| Error::Stored(error);
    let der = STANDARD.decode(certificate).map_err(|error| stored(error.to_string()))?;
    let certificate = Certificate::from_der(&der).map_err(|error| stored(error.to_string()))?;
    Ok(certificate.subject_name().to_string())
}

const CHANGES: &str = "select kind, at, by_person, reason, comment from certificate_change
    where certificate = $1 order by id desc";

async fn changes(cx: &mut Cx<'_>, certificate: CertificateId) -> Result<Vec<CertificateChange>, Error> {
    type Row = (String, i64, String, Option<String>, String);
    let rows: Vec<Row> = sqlx::query_as(CHANGES).bind(certificate.to_string()).fetch_all(cx.db()).await?;
    let people = rows.iter().map(|row| Ok(row.2.parse()?)).collect::<Result<Vec<PersonId>, Error>>()?;
    let names = names(cx, &people).await?;
    let change = |(kind, at, by, reason, comment): Row| {
        Ok(CertificateChange {
            kind: of_word(&kind)?,
            at: Moment(at),
            by: named(&names, by.parse()?),
            reason: reason.as_deref().map(of_word).transpose()?,
            comment,
        })
    };
    rows.into_iter().map(change).collect()
}
