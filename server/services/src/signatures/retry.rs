//! Signatures of which something is not yet known are checked again, with what can be had by then.

use super::{
    content::Content,
    evidence::{Question, judge, renew, verdict},
    expected::expected_then,
    kept_evidence::{KeptEvidence, WrittenEvidence},
    sign::{INSERT_CHECK, make_final},
};
use crate::{
    Error, Request, Services,
    stored::{number, of_word, word},
};
use domain::{
    event::Event,
    id::SignatureId,
    signatures::{Frozen, SignatureVerdict, SignedAct, SignerRole},
    time::{DAY, Moment, SECOND},
};
use eds::check::Evidence;
use std::{sync::Arc, time::Duration};
use store::Signature;

/// How often it is looked for what is due.
const EVERY: Duration = Duration::from_secs(60);
/// The first check again comes after this; later ones as late again as the signature is old.
const FIRST: i64 = 600 * SECOND;
/// At most so long apart.
const LONGEST: i64 = DAY;
/// After this it is given up: what was to be known is not known any more.
const GIVEN_UP: i64 = 60 * DAY;

const DUE: &str = "select s.id, s.act, s.document, s.version, s.poll, s.role, coalesce(s.by_person, s.person), s.received_at, s.manifest, s.frozen, c.number,
    c.evidence, c.next_at from signature_check c join signature s on s.id = c.signature
    where c.next_at is not null and c.next_at <= $1
    and c.number = (select max(x.number) from signature_check x where x.signature = s.id)
    order by c.next_at limit 50";

const PUT_OFF: &str = "update signature_check set next_at = $3 where signature = $1 and number = $2";

type Row =
    (String, String, String, i64, Option<String>, String, String, i64, String, String, i64, String, i64);

/// When a signature is checked again: never, once it is decided.
pub(super) const fn next_check(verdict: SignatureVerdict, received: Moment, now: Moment) -> Option<Moment> {
    let age = now.0 - received.0;
    match verdict {
        SignatureVerdict::Undetermined if age < GIVEN_UP => {
            let wait = if age < FIRST {
                FIRST
            } else if age > LONGEST {
                LONGEST
            } else {
                age
            };
            Some(now.plus(wait))
        }
        _ => None,
    }
}

/// Checks again in time, until the server stops.
pub(crate) async fn run_retries(services: Services) {
    loop {
        if let Err(error) = services.check_again().await {
            tracing::error!(%error, "signatures can't be checked again");
        }
        tokio::time::sleep(EVERY).await;
    }
}

impl Services {
    /// Checks the signatures that are due; gives how many were.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn check_again(&self) -> Result<usize, Error> {
        let now = self.now();
        let rows: Vec<Row> = sqlx::query_as(DUE).bind(now.0).fetch_all(self.database().glance()).await?;
        let mut checked = 0;
        for row in rows {
            let (id, number, received) = (row.0.clone(), row.10, Moment(row.7));
            match self.check_one(row).await {
                Ok(()) => checked += 1,
                Err(error) => {
                    tracing::error!(%error, signature = id, "a signature can't be checked again");
                    self.put_off(id, number, received).await?;
                }
            }
        }
        Ok(checked)
    }

    /// One that can't be checked must not hold up the others: it waits as one of which nothing new was heard.
    async fn put_off(&self, id: String, number: i64, received: Moment) -> Result<(), Error> {
        let put_off = self.database().writer().share(move |unit| {
            let id = id.clone();
            Box::pin(async move {
                let next = next_check(SignatureVerdict::Undetermined, received, unit.now()).map(|at| at.0);
                let put_off = sqlx::query(PUT_OFF).bind(id).bind(number).bind(next);
                put_off.execute(unit.connection()).await.map(drop)
            })
        });
        Ok(put_off.await??)
    }

    async fn check_one(&self, row: Row) -> Result<(), Error> {
        let (id, act, document, version, poll, role, person, received, manifest, frozen, last, evidence, _) =
            row;
        let act = act_of(&act, &document, version, poll.as_deref())?;
        let (role, frozen): (SignerRole, Frozen) = (of_word(&role)?, serde_json::from_str(&frozen)?);
        let mut evidence = whole(self, &evidence).await?;
        renew(self, &mut evidence, manifest.as_bytes()).await?;
        // Others may have taken their time.
        let now = self.now();
        let content = Content::load(self, act).await?;
        let evidence = Arc::new(evidence);
        let signers = expected_then(&mut *self.database().read().await?, &[person.parse()?]).await?;
        let question = Question {
            evidence: evidence.clone(),
            signed: manifest.into_bytes(),
            manifest: content.manifest(role, &frozen),
            signers: signers.into_iter().flatten().collect(),
        };
        let Some(report) = judge(self, vec![question]).await?.pop() else { return Ok(()) };
        let verdict = verdict(&report);
        let written = WrittenEvidence::of(&mut *self.database().read().await?, &evidence).await?;
        let values = (written, serde_json::to_string(&report)?, word(verdict)?);
        let next = next_check(verdict, Moment(received), now).map(|at| at.0);
        let signature: SignatureId = id.parse()?;
        let policy = report.policy;
        let request = Request { id: format!("check-{signature}"), ..Request::default() };
        let written = self.database().writer().run(move |unit| {
            Box::pin(async move {
                let (written, report, word) = values;
                let evidence = written.keep(unit.connection()).await?.to_owned();
                sqlx::query(INSERT_CHECK)
                    .bind(id)
                    .bind(last + 1)
                    .bind(now.0)
                    .bind(policy)
                    .bind(evidence)
                    .bind(report)
                    .bind(word)
                    .bind(next)
                    .execute(unit.connection())
                    .await?;
                if verdict == SignatureVerdict::Valid {
                    make_final(unit.connection(), act).await?;
                }
                let by = Signature { actor: None, on_behalf_of: None, request: request.id };
                unit.record(by, Event::SignatureChecked { document: content.document, signature, verdict });
                Ok::<(), sqlx::Error>(())
            })
        });
        Ok(written.await??)
    }
}

async fn whole(services: &Services, kept: &str) -> Result<Evidence, Error> {
    let kept = vec![KeptEvidence::read(kept)?];
    let whole = KeptEvidence::complete(&mut *services.database().read().await?, kept).await?.pop();
    whole.ok_or_else(|| Error::Stored("no evidence".to_owned()))
}

/// An act as tables keep it.
pub(super) fn act_of(
    name: &str,
    document: &str,
    version: i64,
    poll: Option<&str>,
) -> Result<SignedAct, Error> {
    match (name, poll) {
        ("protocol", Some(poll)) => Ok(SignedAct::Protocol { poll: poll.parse()? }),
        ("final-version", None) => {
            Ok(SignedAct::FinalVersion { document: document.parse()?, version: number(version)? })
        }
        _ => Err(Error::Stored(format!("no act: {name}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end() {
        let received = Moment(0);
        let next =
            |age| next_check(SignatureVerdict::Undetermined, received, Moment(age)).map(|at| at.0 - age);
        assert_eq!(next(0), Some(FIRST));
        assert_eq!(next(2 * FIRST), Some(2 * FIRST));
        assert_eq!(next(10 * DAY), Some(DAY));
        assert_eq!(next(GIVEN_UP), None);
        for decided in [SignatureVerdict::Valid, SignatureVerdict::Invalid] {
            assert_eq!(next_check(decided, received, received), None);
        }
    }
}
