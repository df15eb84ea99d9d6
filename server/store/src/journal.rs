//! The journal: an append-only, hash-chained table of events with a gap-free, commit-ordered sequence.

use domain::{event::Event, id::PersonId, time::Moment};
use sha2::{Digest, Sha256};
use sqlx::{AnyConnection, AssertSqlSafe};

/// Who did something, in whose name, in answer to which request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Who; none for the portal itself.
    pub actor: Option<PersonId>,
    /// In whose name, if not the actor's own.
    pub on_behalf_of: Option<PersonId>,
    /// Identifies the request in the logs.
    pub request: String,
}

/// An event that is about to be written.
#[derive(Clone, Debug)]
pub(crate) struct Pending {
    pub at: Moment,
    pub signature: Signature,
    pub event: Event,
}

/// An event of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Its place: 1, 2, 3 without a gap, in the order of commits.
    pub seq: i64,
    /// When.
    pub at: Moment,
    /// By whom.
    pub signature: Signature,
    /// What.
    pub event: Event,
}

/// Where the chain breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// An event is missing, or one is there twice.
    #[error("event {0} is missing")]
    Gap(i64),
    /// An event was changed, or the chain before it was.
    #[error("event {0} does not match its hash")]
    Changed(i64),
    /// The head does not name the last event: the end was cut off or added to.
    #[error("the journal should end with event {0}")]
    End(i64),
}

/// The fields of an event as they enter its hash, in this order.
struct Link<'a> {
    seq: i64,
    at: i64,
    actor: Option<&'a str>,
    on_behalf_of: Option<&'a str>,
    request: &'a str,
    kind: &'a str,
    body: &'a str,
}

/// The hash of an event: SHA-256 over the hash before it and a JSON array of its fields.
pub fn chain_hash(prev: &str, fields: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(prev.as_bytes());
    hasher.update(b"\n");
    hasher.update(fields.as_bytes());
    hex::encode(hasher.finalize())
}

impl Link<'_> {
    fn hash(&self, prev: &str) -> String {
        let fields = serde_json::json!([
            self.seq,
            self.at,
            self.actor,
            self.on_behalf_of,
            self.request,
            self.kind,
            self.body
        ]);
        chain_hash(prev, &fields.to_string())
    }
}

struct Row {
    seq: i64,
    pending: Pending,
    actor: Option<String>,
    on_behalf_of: Option<String>,
    kind: String,
    body: String,
    prev_hash: String,
    hash: String,
}

/// Rows in one statement: few enough for every engine's limit of values.
const ROWS: usize = 64;
const COLUMNS_OF_A_ROW: usize = 12;

/// Writes events after the head and gives the new head.
pub(crate) async fn append(
    connection: &mut AnyConnection,
    head: (i64, String),
    pending: Vec<Pending>,
) -> Result<(i64, String), sqlx::Error> {
    let (mut seq, mut prev) = head;
    let mut rows = Vec::with_capacity(pending.len());
    for pending in pending {
        seq += 1;
        let body =
            serde_json::to_string(&pending.event).map_err(|error| sqlx::Error::Encode(error.into()))?;
        let actor = pending.signature.actor.map(|person| person.to_string());
        let on_behalf_of = pending.signature.on_behalf_of.map(|person| person.to_string());
        let kind = pending.event.kind();
        let hash = Link {
            seq,
            at: pending.at.0,
            actor: actor.as_deref(),
            on_behalf_of: on_behalf_of.as_deref(),
            request: &pending.signature.request,
            kind: &kind,
            body: &body,
        }
        .hash(&prev);
        let prev_hash = std::mem::replace(&mut prev, hash.clone());
        rows.push(Row { seq, pending, actor, on_behalf_of, kind, body, prev_hash, hash });
    }
    for rows in rows.chunks(ROWS) {
        insert(connection, rows).await?;
    }
    sqlx::query("update journal_head set seq = $1, hash = $2 where id = 1")
        .bind(seq)
        .bind(prev.clone())
        .execute(connection)
        .await?;
    Ok((seq, prev))
}

async fn insert(connection: &mut AnyConnection, rows: &[Row]) -> Result<(), sqlx::Error> {
    let mut query = sqlx::query(AssertSqlSafe(insert_sql(rows.len())));
    for row in rows {
        let event = &row.pending.event;
        query = query
            .bind(row.seq)
            .bind(row.pending.at.0)
            .bind(&row.actor)
            .bind(&row.on_behalf_of)
            .bind(&row.pending.signature.request)
            .bind(&row.kind)
            .bind(event.group().map(|id| id.to_string()))
            .bind(event.document().map(|id| id.to_string()))
            .bind(event.person().map(|id| id.to_string()))
            .bind(&row.body)
            .bind(&row.prev_hash)
            .bind(&row.hash);
    }
    query.execute(connection).await.map(drop)
}

/// `QueryBuilder` over `Any` writes `?`, which PostgreSQL does not take: the places are numbered here.
fn insert_sql(rows: usize) -> String {
    let mut sql =
        "insert into event (seq, at, actor, on_behalf_of, request, kind, working_group, document, person, \
                   body, prev_hash, hash) values "
            .to_owned();
    for row in 0..rows {
        let places: Vec<String> =
            (1..=COLUMNS_OF_A_ROW).map(|column| format!("${}", row * COLUMNS_OF_A_ROW + column)).collect();
        sql.push_str(if row == 0 { "(" } else { ", (" });
        sql.push_str(&places.join(", "));
        sql.push(')');
    }
    sql
}

/// The last event's place.
///
/// # Errors
/// When the engine fails.
pub async fn head(connection: &mut AnyConnection) -> Result<i64, sqlx::Error> {
    let (seq,): (i64,) =
        sqlx::query_as("select seq from journal_head where id = 1").fetch_one(connection).await?;
    Ok(seq)
}

type Stored = (i64, i64, Option<String>, Option<String>, String, String, String, String, String);

const COLUMNS: &str = "select seq, at, actor, on_behalf_of, request, kind, body, prev_hash, hash from event where seq > $1 order by seq limit $2";

/// The events after one, in order, at most so many.
///
/// # Errors
/// When the engine fails or a body can't be read.
pub async fn events_after(
    connection: &mut AnyConnection,
    seq: i64,
    limit: i64,
) -> Result<Vec<Recorded>, sqlx::Error> {
    let rows: Vec<Stored> = sqlx::query_as(COLUMNS).bind(seq).bind(limit).fetch_all(connection).await?;
    rows.into_iter().map(recorded).collect()
}

fn recorded(row: Stored) -> Result<Recorded, sqlx::Error> {
    let (seq, at, actor, on_behalf_of, request, _, body, _, _) = row;
    let person = |text: Option<String>| {
        text.map(|text| text.parse::<PersonId>())
            .transpose()
            .map_err(|error| sqlx::Error::Decode(error.into()))
    };
    Ok(Recorded {
        seq,
        at: Moment(at),
        signature: Signature { actor: person(actor)?, on_behalf_of: person(on_behalf_of)?, request },
        event: serde_json::from_str(&body).map_err(|error| sqlx::Error::Decode(error.into()))?,
    })
}

/// Walks the whole chain and gives the number of events.
///
/// A wholly rewritten chain is only seen by comparing the head with one noted elsewhere.
///
/// # Errors
/// The inner error says where the chain breaks; the outer, that the engine failed.
pub async fn verify(connection: &mut AnyConnection) -> Result<Result<i64, Broken>, sqlx::Error> {
    const BATCH: i64 = 2_000;
    let (end, end_hash): (i64, String) =
        sqlx::query_as("select seq, hash from journal_head where id = 1").fetch_one(&mut *connection).await?;
    let (mut last, mut prev) = (0_i64, String::new());
    loop {
        let rows: Vec<Stored> =
            sqlx::query_as(COLUMNS).bind(last).bind(BATCH).fetch_all(&mut *connection).await?;
        let subjects: Vec<Subjects> =
            sqlx::query_as(SUBJECTS).bind(last).bind(BATCH).fetch_all(&mut *connection).await?;
        if rows.is_empty() {
            let whole = last == end && prev == end_hash;
            return Ok(if whole { Ok(last) } else { Err(Broken::End(end)) });
        }
        for ((seq, at, actor, on_behalf_of, request, kind, body, prev_hash, hash), subjects) in
            rows.into_iter().zip(subjects)
        {
            if seq != last + 1 {
                return Ok(Err(Broken::Gap(last + 1)));
            }
            let link = Link {
                seq,
                at,
                actor: actor.as_deref(),
                on_behalf_of: on_behalf_of.as_deref(),
                request: &request,
                kind: &kind,
                body: &body,
            };
            if prev_hash != prev || link.hash(&prev) != hash || !names_its_subjects(&body, &subjects) {
                return Ok(Err(Broken::Changed(seq)));
            }
            (last, prev) = (seq, hash);
        }
    }
}

/// Group, document and person, by which events are looked up; they follow from the body and must agree with it.
type Subjects = (Option<String>, Option<String>, Option<String>);

const SUBJECTS: &str =
    "select working_group, document, person from event where seq > $1 order by seq limit $2";

fn names_its_subjects(body: &str, (group, document, person): &Subjects) -> bool {
    let Ok(event) = serde_json::from_str::<Event>(body) else { return false };
    event.group().map(|id| id.to_string()) == *group
        && event.document().map(|id| id.to_string()) == *document
        && event.person().map(|id| id.to_string()) == *person
}
