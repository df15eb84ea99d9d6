//! Who asks: from the secret of a cookie to a caller.

use crate::{Caller, Error, Request, Services, door::Acting};
use domain::{
    directory::is_in_force,
    event::Event,
    id::PersonId,
    time::{CalendarDay, Moment, SECOND},
};
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// How long a session lasts when nothing is done.
pub(super) const IDLE: i64 = 12 * 3_600 * SECOND;
/// How often at most it is written down that a session is in use.
const SEEN_EVERY: i64 = 60 * SECOND;
/// How long a session found once is not looked for again: a rush of votes must not ask for it each time.
const FRESH: i64 = 20 * SECOND;
/// The same for who acts for another: a substitution ends by the calendar, which no event tells of.
const FRESH_ACTING: i64 = 2 * SECOND;
/// How long a transaction that changes sessions is taken to be under way: far longer than any lasts.
const CHANGING: i64 = 5 * SECOND;
/// Most sessions kept in memory: some ten megabytes.
const KEPT: usize = 50_000;

#[derive(Clone, Debug)]
struct Entry {
    caller: Caller,
    found: Moment,
    seen: Moment,
}

#[derive(Debug, Default)]
struct Cache {
    entries: HashMap<String, Entry>,
    /// People whose sessions are being changed by a transaction that may not have been committed yet: until
    /// then what is read is the state before, and must not be kept.
    changing: HashMap<PersonId, Moment>,
    /// Grows with every change heard of: what was read before it must not be kept either.
    changes: u64,
}

/// The sessions in use, as this process knows them.
#[derive(Debug, Default)]
pub(crate) struct Sessions(Mutex<Cache>);

impl Sessions {
    fn cache(&self) -> MutexGuard<'_, Cache> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The caller behind a request's secret, if the session lasts.
    pub(crate) async fn find(&self, services: &Services, request: &Request) -> Result<Option<Caller>, Error> {
        let Some(token) = &request.token else { return Ok(None) };
        let (hash, now) = (token.hash(), services.now());
        let (known, changes) = {
            let cache = self.cache();
            let fresh = |entry: &&Entry| {
                let lasts = if entry.caller.acting.is_some() { FRESH_ACTING } else { FRESH };
                now.0 - entry.found.0 < lasts && entry.caller.expires > now
            };
            (cache.entries.get(&hash).filter(fresh).cloned(), cache.changes)
        };
        let entry = match known {
            Some(entry) => entry,
            None => match read(services, &hash, now).await? {
                Some(entry) => {
                    self.keep(&hash, &entry, changes);
                    entry
                }
                None => return Ok(None),
            },
        };
        if now.0 - entry.seen.0 >= SEEN_EVERY {
            self.note_seen(services, &hash, &entry, now);
        }
        Ok(Some(entry.caller))
    }

    fn keep(&self, hash: &str, entry: &Entry, changes: u64) {
        let mut cache = self.cache();
        let now = entry.found;
        cache.changing.retain(|_, since| now.0 - since.0 < CHANGING);
        if cache.changes != changes || cache.changing.contains_key(&entry.caller.person) {
            return;
        }
        if cache.entries.len() >= KEPT {
            cache.entries.retain(|_, kept| now.0 - kept.found.0 < FRESH);
        }
        if cache.entries.len() >= KEPT {
            cache.entries.clear();
        }
        cache.entries.insert(hash.to_owned(), entry.clone());
    }

    /// Moves the end of the session on. The request does not wait for it, and the journal does not tell of it.
    fn note_seen(&self, services: &Services, hash: &str, entry: &Entry, now: Moment) {
        let expires = now.plus(IDLE);
        if let Some(kept) = self.cache().entries.get_mut(hash) {
            kept.seen = now;
            kept.caller.expires = expires;
        }
        let session = entry.caller.session.to_string();
        let writer = services.database().writer().clone();
        tokio::spawn(async move {
            let moved = writer.share(move |unit| {
                let session = session.clone();
                Box::pin(async move {
                    sqlx::query(
                        "update session set seen_at = $2, expires_at = $3
                        where id = $1 and seen_at < $2 and ended_at is null",
                    )
                    .bind(session)
                    .bind(now.0)
                    .bind(expires.0)
                    .execute(unit.connection())
                    .await
                })
            });
            if let Err(error) = moved.await.map_err(Error::from).and_then(|done| Ok(done?)) {
                tracing::warn!(%error, "a session's last use is not written down");
            }
        });
    }

    /// A transaction is changing the sessions of a person.
    pub(crate) fn forget_person(&self, person: PersonId, now: Moment) {
        let mut cache = self.cache();
        cache.changes += 1;
        cache.changing.insert(person, now);
        cache.entries.retain(|_, entry| entry.caller.person != person);
    }

    /// Hears what was committed, by this process or another.
    pub(crate) fn heed(&self, event: &Event) {
        let person = match event {
            Event::SignedOut { person, .. }
            | Event::SessionRevoked { person, .. }
            | Event::PasswordChanged { person }
            | Event::PasswordReset { person }
            | Event::OfficerNamed { person }
            | Event::OfficerDismissed { person }
            | Event::ActingChanged { person, .. }
            | Event::SubstitutionEnded { substitute: person, .. } => *person,
            _ => return,
        };
        let mut cache = self.cache();
        cache.changes += 1;
        cache.entries.retain(|_, entry| entry.caller.person != person);
    }
}

/// A substitution that is no longer in force is left out: the caller is then simply the person who signed in.
const FIND: &str = "select s.id, s.person, s.seen_at, s.expires_at, a.administrator, a.must_change,
    case when o.person is null then cast(0 as bigint) else cast(1 as bigint) end,
    u.id, u.absent, u.order_number, u.from_day, u.until_day, u.ended_at
    from session s join account a on a.person = s.person
    left join centre_officer o on o.person = s.person
    left join substitution u on u.id = s.acting_for and u.substitute = s.person
    where s.token_hash = $1 and s.ended_at is null and s.expires_at > $2";

type Row = (
    String,
    String,
    i64,
    i64,
    i64,
    i64,
    i64,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
);

async fn read(services: &Services, hash: &str, now: Moment) -> Result<Option<Entry>, Error> {
    let glance = services.database().glance();
    let row: Option<Row> = sqlx::query_as(FIND).bind(hash).bind(now.0).fetch_optional(glance).await?;
    row.map(|row| entry(row, now)).transpose()
}

fn entry(row: Row, now: Moment) -> Result<Entry, Error> {
    let (
        session,
        person,
        seen,
        expires,
        administrator,
        must_change,
        officer,
        substitution,
        absent,
        order,
        from,
        until,
        ended,
    ) = row;
    let acting = match (substitution, absent, order, from, until) {
        (Some(substitution), Some(absent), Some(order), Some(from), Some(until))
            if is_in_force(CalendarDay(from), CalendarDay(until), ended.is_some(), now) =>
        {
            Some(Acting { substitution: substitution.parse()?, absent: absent.parse()?, order })
        }
        _ => None,
    };
    let caller = Caller {
        session: session.parse()?,
        person: person.parse()?,
        acting,
        administrator: administrator == 1,
        officer: officer == 1,
        must_change_password: must_change == 1,
        expires: Moment(expires),
    };
    Ok(Entry { caller, found: now, seen: Moment(seen) })
}
