//! Keeps the index up with the journal.

use super::{
    entries::{self, Changes},
    touched::Touched,
};
use crate::{Error, Services};
use domain::{
    fault::Fault,
    id::{BodyId, DocumentId, GroupId, LibraryItemId, PersonId, PollId, RemarkId},
};
use search::{Index, SearchError, Writer};
use sqlx::AnyConnection;
use std::{
    convert::Infallible,
    str::FromStr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use store::WriteError;

/// How long changes gather: far below the second in which a new document is to be found.
const REST: Duration = Duration::from_millis(150);
/// How long to wait after a failure, and for the index while another process has it.
const PAUSE: Duration = Duration::from_secs(2);
/// Events taken in at a time.
const EVENTS: i64 = 1_000;
/// Things read at a time when the index is filled.
const AT_ONCE: usize = 256;

/// Follows the journal until the server stops.
pub(crate) async fn run_search(services: Services) {
    loop {
        match follow(&services).await {
            Err(Error::Write(WriteError::Stopped) | Error::Database(sqlx::Error::PoolClosed)) => return,
            // Another process writes this index; its commits are not seen here, so that is a mistake of the set-up.
            Err(Error::Search(SearchError::Busy)) => {
                tracing::error!(
                    "another process writes the search index: each needs a data folder of its own"
                );
            }
            Err(error) => tracing::error!(%error, "the search index stumbled"),
            Ok(never) => match never {},
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// The one that writes, shared with the threads it blocks.
#[derive(Clone)]
struct Shelf(Arc<Mutex<Writer>>);

impl Shelf {
    async fn take(index: Index) -> Result<Self, Error> {
        let writer = blocking(move || index.writer()).await?;
        Ok(Self(Arc::new(Mutex::new(writer))))
    }

    async fn apply(&self, changes: Changes) -> Result<(), Error> {
        self.with(move |writer| {
            writer.remove(&changes.removed);
            writer.put(changes.put)
        })
        .await
    }

    async fn commit(&self, seq: i64) -> Result<(), Error> {
        self.with(move |writer| writer.commit(seq)).await
    }

    async fn with<T, F>(&self, act: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Writer) -> Result<T, SearchError> + Send + 'static,
    {
        let writer = Arc::clone(&self.0);
        blocking(move || act(&mut writer.lock().unwrap_or_else(PoisonError::into_inner))).await
    }
}

/// Runs what blocks where that is allowed.
pub(super) async fn blocking<T, F>(act: F) -> Result<T, Error>
where
    T: Send + 'static,
    F: FnOnce() -> Result<T, SearchError> + Send + 'static,
{
    match tokio::task::spawn_blocking(act).await {
        Ok(done) => Ok(done?),
        Err(error) => Err(Error::Stored(format!("the search index: {error}"))),
    }
}

async fn follow(services: &Services) -> Result<Infallible, Error> {
    let index = services.index().clone();
    let shelf = Shelf::take(index.clone()).await?;
    let mut tail = services.database().tail().clone().at_most_every(REST);
    let mut seq = index.position();
    // An index ahead of its journal belongs to another one: a database that was restored, perhaps.
    if seq == 0 || seq > tail.head() {
        seq = fill(services, &shelf).await?;
    }
    loop {
        let head = tail.beyond(seq).await;
        let glance = services.database().glance();
        let findable: Option<(i64,)> =
            sqlx::query_as(FINDABLE).bind(seq).bind(head).fetch_optional(glance).await?;
        if findable.is_none() {
            seq = head;
        }
        while seq < head {
            seq = step(services, &shelf, seq).await?;
        }
    }
}

/// The many events that concern nothing findable. A kind that is not named here is looked at, so a new one can't be
/// forgotten.
const FINDABLE: &str = "select seq from event where seq > $1 and seq <= $2 and kind not in
    ('vote_cast', 'ballot_issued', 'signed_in', 'signed_out', 'document_read', 'notices_read', 'item_acknowledged')
    limit 1";

/// Takes the next events in, and gives the last of them.
async fn step(services: &Services, shelf: &Shelf, seq: i64) -> Result<i64, Error> {
    let mut reader = services.database().read().await?;
    let events = store::events_after(&mut reader, seq, EVENTS).await?;
    let Some(last) = events.last().map(|event| event.seq) else { return Ok(seq) };
    let touched = Touched::by(events.iter().map(|recorded| &recorded.event));
    if touched.is_nothing() {
        // Not worth a commit: were it lost, these would be looked through once more.
        return Ok(last);
    }
    let changes = entries::read(&mut reader, &touched).await?;
    reader.commit().await?;
    shelf.apply(changes).await?;
    shelf.commit(last).await?;
    Ok(last)
}

/// Empties the index and fills it with everything there is; gives the event of the journal it then stands at.
async fn fill(services: &Services, shelf: &Shelf) -> Result<i64, Error> {
    let mut reader = services.database().read().await?;
    // Read in the same transaction as all that follows.
    let head = store::head(&mut reader).await?;
    shelf.with(Writer::clear).await?;
    let everything = Touched {
        bodies: all::<BodyId>(&mut reader, "select id from body").await?.collect(),
        people: all::<PersonId>(&mut reader, "select id from person").await?.collect(),
        groups: all::<GroupId>(&mut reader, "select id from working_group").await?.collect(),
        documents: all::<DocumentId>(&mut reader, "select id from document").await?.collect(),
        remarks: all::<RemarkId>(&mut reader, "select id from remark").await?.collect(),
        polls: all::<PollId>(&mut reader, "select id from poll").await?.collect(),
        items: all::<LibraryItemId>(&mut reader, "select id from library_item").await?.collect(),
    };
    for part in everything.parts(AT_ONCE) {
        shelf.apply(entries::read(&mut reader, &part).await?).await?;
    }
    reader.commit().await?;
    shelf.commit(head).await?;
    tracing::info!(entries = services.index().len(), "the search index was filled");
    Ok(head)
}

async fn all<T: FromStr>(
    db: &mut AnyConnection,
    sql: &'static str,
) -> Result<impl Iterator<Item = T> + use<T>, Error>
where
    Error: From<T::Err>,
{
    let rows: Vec<(String,)> = sqlx::query_as(sql).fetch_all(db).await?;
    let ids = rows.into_iter().map(|(id,)| Ok(id.parse()?)).collect::<Result<Vec<T>, Error>>()?;
    Ok(ids.into_iter())
}

impl Services {
    /// Fills the index anew from the database. The server must not be running.
    ///
    /// # Errors
    /// When the database or the index fails, or another process has the index.
    pub async fn refill_index(&self) -> Result<u64, Fault> {
        let filled = async {
            let shelf = Shelf::take(self.index().clone()).await?;
            fill(self, &shelf).await?;
            Ok::<_, Error>(self.index().len())
        };
        filled.await.map_err(|error| error.into_fault("filling of the index"))
    }

    /// Whether the index lags behind the journal, as it does while it is filled for the first time.
    pub(super) fn index_is_filling(&self) -> bool {
        self.index().position() == 0 && self.database().tail().head() > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        event::Event,
        id::{NoticeId, Ulid},
        votes::Choice,
    };

    #[test]
    fn nothing_findable_is_passed_over() {
        let id = Ulid::from(1_u128);
        let (document, poll, person, session) = (id.into(), id.into(), id.into(), id.into());
        let passed = [
            Event::VoteCast { document, poll, voter: person, choice: Choice::For, replaced: false },
            Event::BallotIssued { document, poll, voter: person },
            Event::SignedIn { person, session },
            Event::SignedOut { person, session },
            Event::DocumentRead { document, person },
            Event::NoticesRead { person, until: NoticeId::from(id) },
            Event::ItemAcknowledged { item: id.into(), person },
        ];
        for event in &passed {
            assert!(FINDABLE.contains(&format!("'{}'", event.kind())));
        }
        assert!(Touched::by(passed.iter()).is_nothing());
    }
}
