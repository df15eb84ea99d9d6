//! Lists of revoked certificates: every hour, and as soon as one is suspended, resumed or revoked. Each is full; beside
//! it lies a delta relative to the full list of the day.

use super::centre::{Centre, moment, reason};
use crate::{
    Error, Request, Services,
    stored::{number, of_word},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use certification::{CrlReason, Revoked};
use domain::{
    certificates::CertificateState,
    event::Event,
    time::{DAY, Moment, SECOND},
};
use eds::algorithm::Digest;
use sqlx::AnyConnection;
use std::{sync::Arc, time::Duration};
use store::{Signature, Unit};

/// How often there is a new list.
const EVERY: i64 = 3_600 * SECOND;
/// How long deltas refer to the same full list.
const BASE: i64 = DAY;
/// How long a list counts: a day's grace for whoever can't fetch the next one.
const COUNTS: i64 = 2 * DAY;

struct Last {
    number: u32,
    made: Moment,
}

const LAST: &str = "select number, made_at from revocation_list order by number desc limit 1";
const LAST_BASE: &str =
    "select number, made_at from revocation_list where base = 1 order by number desc limit 1";
/// A change that stands on no list yet.
const UNLISTED: &str = "select 1 from certificate_change where listed is null limit 1";
/// By the list and not by time: processes may note changes in another order than they commit them.
const LISTED: &str = "update certificate_change set listed = $1 where listed is null";
const REVOKED: &str = "select serial, state, state_at, reason from certificate
    where state in ('suspended', 'revoked') order by state_at, serial";
const CHANGED: &str = "select serial, state, state_at, reason from certificate
    where id in (select certificate from certificate_change where listed > $1)
    order by state_at, serial";
const INSERT: &str = "insert into revocation_list (number, base, made_at, complete, delta)
    values ($1, $2, $3, $4, $5)";
/// Lists that nobody will ask for; the number of the base must stay known.
const FORGET: &str = "delete from revocation_list where number < $1 and base = 0";

/// Makes lists in time, until the server stops.
pub(crate) async fn run_lists(services: Services) {
    const LONGEST: Duration = Duration::from_secs(60);
    const REST: Duration = Duration::from_millis(250);
    if services.settings().centre.is_none() {
        return;
    }
    let mut tail = services.database().tail().clone().at_most_every(REST);
    loop {
        let head = tail.head();
        if let Err(error) = services.make_revocation_lists().await {
            tracing::error!(%error, "the list of revoked certificates can't be made");
        }
        tokio::select! {
            () = tokio::time::sleep(LONGEST) => {}
            _ = tail.beyond(head) => {}
        }
    }
}

impl Services {
    /// Makes a list of revoked certificates if one is due; tells whether it was.
    ///
    /// # Errors
    /// When the database fails or the list can't be signed.
    pub async fn make_revocation_lists(&self) -> Result<bool, Error> {
        let Some(centre) = self.settings().centre.clone() else { return Ok(false) };
        let now = self.now();
        let mut reader = self.database().read().await?;
        let due = is_due(&mut reader, now).await?;
        drop(reader);
        if !due {
            return Ok(false);
        }
        let request = Request { id: format!("list-{}", now.0), ..Request::default() };
        let made = self.database().writer().run(move |unit| Box::pin(make(unit, centre, request)));
        made.await?
    }
}

async fn last(db: &mut AnyConnection, sql: &'static str) -> Result<Option<Last>, Error> {
    let row: Option<(i64, i64)> = sqlx::query_as(sql).fetch_optional(db).await?;
    row.map(|(of, made)| Ok(Last { number: number(of)?, made: Moment(made) })).transpose()
}

async fn is_due(db: &mut AnyConnection, now: Moment) -> Result<bool, Error> {
    let Some(last) = last(db, LAST).await? else { return Ok(true) };
    // The first full list comes without a delta; the second at once with it.
    Ok(last.number < 2 || now.0 - last.made.0 >= EVERY || has_unlisted(db).await?)
}

async fn has_unlisted(db: &mut AnyConnection) -> Result<bool, Error> {
    Ok(sqlx::query(UNLISTED).fetch_optional(db).await?.is_some())
}

async fn make(unit: &mut Unit, centre: Arc<Centre>, request: Request) -> Result<bool, Error> {
    let now = unit.now();
    // Another process may have made it meanwhile.
    if !is_due(unit.connection(), now).await? {
        return Ok(false);
    }
    let db = unit.connection();
    let number = last(db, LAST).await?.map_or(1, |last| last.number + 1);
    let base = last(db, LAST_BASE).await?;
    sqlx::query(LISTED).bind(i64::from(number)).execute(&mut *db).await?;
    let sign = |entries: &[Revoked], base: Option<u32>| {
        let (from, until) = (moment(now), moment(now.plus(COUNTS)));
        let made = centre.crl(entries, number.into(), base.map(u64::from), from, until);
        made.map_err(|error| Error::Stored(format!("a list of revoked certificates: {error}")))
    };
    let complete = sign(&entries(sqlx::query_as(REVOKED).fetch_all(&mut *db).await?)?, None)?;
    let delta = match &base {
        Some(base) => {
            let rows = sqlx::query_as(CHANGED).bind(i64::from(base.number)).fetch_all(&mut *db).await?;
            Some(STANDARD.encode(sign(&entries(rows)?, Some(base.number))?.der()))
        }
        None => None,
    };
    let becomes_base = base.as_ref().is_none_or(|base| now.0 - base.made.0 >= BASE);
    sqlx::query(INSERT)
        .bind(i64::from(number))
        .bind(i64::from(becomes_base))
        .bind(now.0)
        .bind(STANDARD.encode(complete.der()))
        .bind(delta)
        .execute(&mut *db)
        .await?;
    sqlx::query(FORGET).bind(i64::from(number)).execute(db).await?;
    let sha256 = hex::encode(Digest::Sha256.of(complete.der()));
    let signature = Signature { actor: None, on_behalf_of: None, request: request.id };
    unit.record(signature, Event::RevocationListMade { number, sha256 });
    Ok(true)
}

/// What a list says of certificates that changed: revoked, suspended, or no longer suspended.
fn entries(rows: Vec<(String, String, i64, Option<String>)>) -> Result<Vec<Revoked>, Error> {
    let entry = |(serial, state, at, why): (String, String, i64, Option<String>)| {
        let serial = hex::decode(serial).map_err(|error| Error::Stored(error.to_string()))?;
        let why = match of_word(&state)? {
            CertificateState::Revoked => why.as_deref().map(of_word).transpose()?.map(reason),
            CertificateState::Suspended => Some(CrlReason::CertificateHold),
            CertificateState::InForce => Some(CrlReason::RemoveFromCRL),
        };
        Ok(Revoked { serial, at: moment(Moment(at)), reason: why, invalid_since: None })
    };
    rows.into_iter().map(entry).collect()
}
