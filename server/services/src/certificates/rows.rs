//! Requests and certificates as lists show them.

use crate::{
    Cx, Error,
    directory::{NameMap, named, names},
    stored::{of_word, word},
};
use domain::{
    certificates::{CertificateRow, ChangeKind, RequestRow, validity},
    id::PersonId,
    lang::Names,
    time::Moment,
};
use sqlx::AnyConnection;

/// Columns of [`RequestColumns`]; `r` is the request.
pub(super) const REQUESTS: &str = "select r.id, r.person, r.key_kind, b.name_kk, b.name_ru, b.name_en, r.role, r.state,
    r.asked_at, c.id
    from certificate_request r left join body b on b.id = r.body left join certificate c on c.request = r.id ";

/// Columns of [`CertificateColumns`]; `c` is the certificate.
pub(super) const CERTIFICATES: &str =
    "select c.id, c.person, c.serial, r.key_kind, b.name_kk, b.name_ru, b.name_en,
    r.role, c.valid_from, c.valid_until, c.state
    from certificate c join certificate_request r on r.id = c.request left join body b on b.id = r.body ";

type Text = Option<String>;
pub(super) type RequestColumns = (String, String, String, Text, Text, Text, String, String, i64, Text);
pub(super) type CertificateColumns =
    (String, String, String, String, Text, Text, Text, String, i64, i64, String);

fn body(kk: Text, ru: Text, en: Text) -> Option<Names> {
    Some(Names { kk: kk?, ru: ru?, en: en? })
}

/// With the names of those who asked.
pub(super) async fn request_rows(
    cx: &mut Cx<'_>,
    rows: Vec<RequestColumns>,
) -> Result<Vec<RequestRow>, Error> {
    let people = rows.iter().map(|row| Ok(row.1.parse()?)).collect::<Result<Vec<PersonId>, Error>>()?;
    let names = names(cx, &people).await?;
    rows.into_iter().map(|row| request_row(row, &names)).collect()
}

fn request_row(row: RequestColumns, names: &NameMap) -> Result<RequestRow, Error> {
    let (id, person, key, kk, ru, en, role, state, asked, certificate) = row;
    Ok(RequestRow {
        id: id.parse()?,
        person: named(names, person.parse()?),
        key: of_word(&key)?,
        body: body(kk, ru, en),
        role: of_word(&role)?,
        state: of_word(&state)?,
        asked: Moment(asked),
        certificate: certificate.as_deref().map(str::parse).transpose()?,
    })
}

/// With the names of their owners.
pub(super) async fn certificate_rows(
    cx: &mut Cx<'_>,
    rows: Vec<CertificateColumns>,
) -> Result<Vec<CertificateRow>, Error> {
    let people = rows.iter().map(|row| Ok(row.1.parse()?)).collect::<Result<Vec<PersonId>, Error>>()?;
    let names = names(cx, &people).await?;
    let now = cx.now();
    rows.into_iter().map(|row| certificate_row(row, &names, now)).collect()
}

fn certificate_row(row: CertificateColumns, names: &NameMap, now: Moment) -> Result<CertificateRow, Error> {
    let (id, person, serial, key, kk, ru, en, role, from, until, state) = row;
    Ok(CertificateRow {
        id: id.parse()?,
        person: named(names, person.parse()?),
        serial,
        key: of_word(&key)?,
        body: body(kk, ru, en),
        role: of_word(&role)?,
        from: Moment(from),
        until: Moment(until),
        validity: validity(of_word(&state)?, Moment(until), now),
    })
}

/// Something that happened to a certificate.
pub(super) struct Change<'a> {
    pub(super) id: String,
    pub(super) certificate: String,
    pub(super) at: Moment,
    pub(super) kind: String,
    pub(super) by: PersonId,
    pub(super) reason: Option<String>,
    pub(super) comment: &'a str,
}

const INSERT_CHANGE: &str =
    "insert into certificate_change (id, certificate, at, kind, by_person, reason, comment, listed)
    values ($1, $2, $3, $4, $5, $6, $7, $8)";
/// In place of the number of a list: belongs on none.
const ON_NO_LIST: i64 = 0;

/// Notes it.
pub(super) async fn insert_change(db: &mut AnyConnection, change: Change<'_>) -> Result<(), Error> {
    // Lists name what was suspended, resumed and revoked.
    let listed = (change.kind == word(ChangeKind::Issued)?).then_some(ON_NO_LIST);
    sqlx::query(INSERT_CHANGE)
        .bind(change.id)
        .bind(change.certificate)
        .bind(change.at.0)
        .bind(change.kind)
        .bind(change.by.to_string())
        .bind(change.reason)
        .bind(change.comment.trim().to_owned())
        .bind(listed)
        .execute(db)
        .await?;
    Ok(())
}
