//! Owners are warned before their certificates end; the log says what ends of the centre's own.

use super::centre::expiries;
use crate::{Error, Request, Services, stored::number};
use domain::{
    certificates::{CentreExpiry, EXPIRY_WARNINGS, warning_due},
    event::Event,
    time::{DAY, Moment},
};
use std::time::Duration;
use store::{Signature, Unit};

/// How often it is looked for whom to warn.
const EVERY: Duration = Duration::from_secs(3_600);
/// The log says once in so many looks what ends of the centre's own: once a day, and at each start.
const LOGGED: usize = 24;

/// Those of which a warning is due: what waits for a later one must not fill the list.
const ENDING: &str = "select id, person, valid_until, warned from certificate
    where state <> 'revoked' and valid_until >= $1 and (valid_until <= $2 and warned is null
        or valid_until <= $3 and warned > $4 or valid_until <= $5 and warned > $6)
    order by valid_until limit 500";

/// Warns in time, until the server stops.
pub(crate) async fn run_warnings(services: Services) {
    for round in 0_usize.. {
        if round.is_multiple_of(LOGGED) {
            services.log_endings();
        }
        if let Err(error) = services.warn_of_expiry().await {
            tracing::error!(%error, "owners of certificates can't be warned");
        }
        tokio::time::sleep(EVERY).await;
    }
}

impl Services {
    fn log_endings(&self) {
        let ending = self.centre().map(|centre| expiries(centre, self.now())).unwrap_or_default();
        for CentreExpiry { what, at, .. } in ending.iter().filter(|expiry| expiry.soon) {
            let days = (at.0 - self.now().0).div_euclid(DAY);
            tracing::warn!(
                ?what,
                days,
                "something of the certification centre ends: renew it, see the guide"
            );
        }
    }

    /// Warns the owners of certificates that end soon, each once at 30, 14 and 3 days; gives how many were warned.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn warn_of_expiry(&self) -> Result<usize, Error> {
        let request = Request { id: format!("expiry-{}", self.now().0), ..Request::default() };
        self.database().writer().run(move |unit| Box::pin(warn(unit, request))).await?
    }
}

async fn warn(unit: &mut Unit, request: Request) -> Result<usize, Error> {
    let now = unit.now();
    let [last, middle, first] = EXPIRY_WARNINGS.map(i64::from);
    let rows: Vec<(String, String, i64, Option<i64>)> = sqlx::query_as(ENDING)
        .bind(now.0)
        .bind(now.0 + first * DAY)
        .bind(now.0 + middle * DAY)
        .bind(middle)
        .bind(now.0 + last * DAY)
        .bind(last)
        .fetch_all(unit.look())
        .await?;
    let mut told = 0;
    for (id, person, until, given) in rows {
        let given = given.map(number).transpose()?;
        let Some(days) = warning_due(Moment(until), given, now) else { continue };
        sqlx::query("update certificate set warned = $2 where id = $1")
            .bind(id.clone())
            .bind(i64::from(days))
            .execute(unit.connection())
            .await?;
        let signature = Signature { actor: None, on_behalf_of: None, request: request.id.clone() };
        let (certificate, person) = (id.parse()?, person.parse()?);
        unit.record(signature, Event::CertificateExpires { certificate, person, days });
        told += 1;
    }
    Ok(told)
}
