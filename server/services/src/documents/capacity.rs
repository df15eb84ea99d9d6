//! How much of the server files may take: uploads per person, and slow work on files that nobody vouches for; and how
//! much those may who have not signed in.

use crate::Error;
use domain::{
    fault::{Fault, Refusal},
    id::PersonId,
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    task::spawn_blocking,
    time::timeout,
};

/// Uploads a person may have under way.
const UPLOADS: u32 = 4;
/// What a person with too many uploads is asked to wait, in seconds.
const UPLOAD_PAUSE: u32 = 5;
/// Files whose text is read at once.
const READERS: usize = 2;
/// Files whose kind is decided at once.
const JUDGES: usize = 2;
/// Files looked into at once, for somebody who waits for the page.
const GLANCES: usize = 2;
/// Files that the virus scanner looks at at once: below the ten threads it has by default.
const SCANS: usize = 4;
/// Signatures judged at once for those who have not signed in: each may read files and ask authorities.
const STRANGERS: usize = 3;
/// How long one of them waits for a turn.
const STRANGER_LIMIT: Duration = Duration::from_secs(15);
/// How long work on one file may take, and how long it may wait for its turn.
const LIMIT: Duration = Duration::from_secs(60);
/// The same for a glance into a file.
const GLANCE_LIMIT: Duration = Duration::from_secs(15);

type UnderWay = Arc<Mutex<HashMap<PersonId, u32>>>;

/// What is taken up by files.
#[derive(Debug)]
pub(crate) struct Capacity {
    uploads: UnderWay,
    readers: Arc<Semaphore>,
    judges: Arc<Semaphore>,
    glances: Arc<Semaphore>,
    scans: Arc<Semaphore>,
    strangers: Arc<Semaphore>,
}

impl Default for Capacity {
    fn default() -> Self {
        Self {
            uploads: UnderWay::default(),
            readers: Arc::new(Semaphore::new(READERS)),
            judges: Arc::new(Semaphore::new(JUDGES)),
            glances: Arc::new(Semaphore::new(GLANCES)),
            scans: Arc::new(Semaphore::new(SCANS)),
            strangers: Arc::new(Semaphore::new(STRANGERS)),
        }
    }
}

/// Why work on a file came to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Undone {
    /// Too much else is being done.
    Busy,
    /// It took too long.
    TooLong,
    /// The code that did it panicked: the file is not what it claims to be.
    Panicked,
}

impl Undone {
    /// What is said of it. What took too long takes too long again, so nobody is asked to try once more.
    pub(crate) fn into_error(self, too_long: Refusal, panicked: &str) -> Error {
        match self {
            Self::Busy => Fault::Busy.into(),
            Self::TooLong => too_long.into(),
            Self::Panicked => Error::Stored(panicked.to_owned()),
        }
    }
}

/// One upload under way. Its place is free again when this is dropped.
#[derive(Debug)]
pub(super) struct Place {
    uploads: UnderWay,
    person: PersonId,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut uploads = self.uploads.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = uploads.get_mut(&self.person) {
            *count -= 1;
            if *count == 0 {
                uploads.remove(&self.person);
            }
        }
    }
}

impl Capacity {
    /// Takes a place for an upload.
    pub(super) fn upload(&self, person: PersonId) -> Result<Place, Fault> {
        let mut uploads = self.uploads.lock().unwrap_or_else(PoisonError::into_inner);
        let count = uploads.entry(person).or_default();
        if *count >= UPLOADS {
            return Err(Fault::TooMany { seconds: UPLOAD_PAUSE });
        }
        *count += 1;
        Ok(Place { uploads: self.uploads.clone(), person })
    }

    /// Reads the text of a file, or compares texts.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Undone> {
        aside(&self.readers, LIMIT, work).await
    }

    /// Looks into a file for somebody who waits for the page.
    pub(crate) async fn glance<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Undone> {
        aside(&self.glances, GLANCE_LIMIT, work).await
    }

    /// Waits for a turn at the virus scanner, which is held until it is dropped.
    pub(super) async fn scan(&self) -> Result<OwnedSemaphorePermit, Fault> {
        match timeout(LIMIT, self.scans.clone().acquire_owned()).await {
            Ok(Ok(turn)) => Ok(turn),
            _ => Err(Fault::Busy),
        }
    }

    /// Judges a signature for somebody who has not signed in. The work goes on, and keeps its turn, when who asked is no
    /// longer there: else whoever hangs up at once would have as many turns as wished.
    pub(crate) async fn stranger<T: Send + 'static>(
        &self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> Result<T, Undone> {
        let Ok(Ok(turn)) = timeout(STRANGER_LIMIT, self.strangers.clone().acquire_owned()).await else {
            return Err(Undone::Busy);
        };
        let task = tokio::spawn(async move {
            let done = work.await;
            drop(turn);
            done
        });
        task.await.map_err(|_| Undone::Panicked)
    }

    /// Decides the kind of a file.
    pub(super) async fn judge<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Undone> {
        aside(&self.judges, LIMIT, work).await
    }
}

/// Runs work where blocking is allowed. Work that takes too long is no longer waited for but keeps its turn until
/// it ends, so that never more of it runs than allowed.
async fn aside<T: Send + 'static>(
    turns: &Arc<Semaphore>,
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Undone> {
    let Ok(Ok(turn)) = timeout(limit, turns.clone().acquire_owned()).await else {
        return Err(Undone::Busy);
    };
    let task = spawn_blocking(move || {
        let done = work();
        drop(turn);
        done
    });
    match timeout(limit, task).await {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(_)) => Err(Undone::Panicked),
        Err(_) => Err(Undone::TooLong),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::Ulid;

    #[test]
    fn a_fifth_upload_waits_until_one_has_ended() {
        let capacity = Capacity::default();
        let person = Ulid::from(1_u128).into();
        let mut places: Vec<Place> = (0..UPLOADS).map(|_| capacity.upload(person).unwrap()).collect();
        assert_eq!(capacity.upload(person).unwrap_err(), Fault::TooMany { seconds: UPLOAD_PAUSE });
        assert!(capacity.upload(Ulid::from(2_u128).into()).is_ok());
        drop(places.pop());
        assert!(capacity.upload(person).is_ok());
    }

    #[tokio::test]
    async fn only_some_signatures_are_judged_at_once_for_strangers() {
        let capacity = Capacity::default();
        let mut running = Vec::new();
        for _ in 0..STRANGERS {
            let (end, ended) = tokio::sync::oneshot::channel::<()>();
            let mut work = Box::pin(capacity.stranger(async move { drop(ended.await) }));
            assert!(futures::poll!(&mut work).is_pending());
            running.push((end, work));
        }
        assert_eq!(capacity.strangers.available_permits(), 0);
        let mut next = Box::pin(capacity.stranger(async { 7 }));
        assert!(futures::poll!(&mut next).is_pending());
        // Who has hung up keeps the turn until the work is done.
        let (end, work) = running.pop().unwrap();
        drop(work);
        assert!(futures::poll!(&mut next).is_pending());
        end.send(()).unwrap();
        assert_eq!(next.await, Ok(7));
    }

    #[tokio::test]
    async fn a_panic_frees_its_turn() {
        let capacity = Capacity::default();
        for _ in 0..=READERS {
            let done: Result<(), Undone> = capacity.read(|| panic!("a malformed file")).await;
            assert_eq!(done, Err(Undone::Panicked));
        }
        assert_eq!(capacity.read(|| 7).await, Ok(7));
    }

    #[tokio::test]
    async fn what_took_too_long_is_not_called_busy() {
        let turns = Arc::new(Semaphore::new(1));
        let (end, ended) = std::sync::mpsc::channel::<()>();
        let undone = aside(&turns, Duration::from_millis(1), move || ended.recv()).await.unwrap_err();
        assert_eq!(undone, Undone::TooLong);
        assert_eq!(
            aside(&turns, Duration::from_millis(1), || ()).await,
            Err(Undone::Busy),
            "it keeps its turn"
        );
        drop(end);
        let said = |undone: Undone| undone.into_error(Refusal::TextsTooLarge, "").into_fault("");
        assert_eq!(said(undone), Refusal::TextsTooLarge.into());
        assert_eq!(said(Undone::Busy), Fault::Busy);
    }
}
