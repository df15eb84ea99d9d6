//! The one write path: whatever is queued runs in one transaction and is answered after the commit. No timer: an
//! idle writer commits at once, a busy one shares commits.
//!
//! Commands that share a transaction have no savepoints, which would cost two statements each. Instead, when one
//! fails after it may have changed something, all is rolled back and each runs again in a transaction of its own.

use crate::{
    Clock, Wake,
    dialect::Dialect,
    journal::{self, Pending, Signature},
};
use domain::{event::Event, time::Moment};
use futures::{FutureExt, future::BoxFuture};
use sqlx::{AnyConnection, Connection, Executor, any::AnyConnectOptions};
use std::{
    panic::AssertUnwindSafe,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::sync::{mpsc, oneshot, watch};

/// Most commands in one transaction: bounds how long the first one waits for the last.
const BATCH: usize = 256;
/// Commands that may wait; beyond, callers wait to get in line.
const QUEUE: usize = 4_096;

/// Why nothing was written. Nothing of the command is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// The server is stopping.
    #[error("the writer has stopped")]
    Stopped,
    /// The commit failed: it is not known whether anything was kept.
    #[error("the commit failed")]
    Commit,
    /// The command panicked.
    #[error("the command panicked")]
    Panicked,
}

/// A command inside its transaction.
pub struct Unit {
    connection: AnyConnection,
    pending: Vec<Pending>,
    now: Moment,
    /// Whether the command may have changed something.
    changed: bool,
}

impl Unit {
    /// The connection, inside the transaction.
    pub const fn connection(&mut self) -> &mut AnyConnection {
        self.changed = true;
        &mut self.connection
    }

    /// The connection, to look and change nothing: a command that fails having only looked costs the others nothing.
    pub const fn look(&mut self) -> &mut AnyConnection {
        &mut self.connection
    }

    /// When the command runs. The same for all it does.
    pub const fn now(&self) -> Moment {
        self.now
    }

    /// Notes what happened; written in the same transaction.
    pub fn record(&mut self, signature: Signature, event: Event) {
        self.pending.push(Pending { at: self.now, signature, event });
    }
}

/// Answers a command once it is known whether it was kept.
type Answer = Box<dyn FnOnce(Result<(), WriteError>) + Send>;

/// What a command leaves behind: whether it stands, and how to answer once that is certain.
struct Ran {
    stands: bool,
    answer: Answer,
}

enum Job {
    /// Has a transaction of its own: it can't be run twice.
    Alone(JobAlone),
    /// Shares one with those before and after it.
    Shared(SharedJob),
}

type JobAlone = Box<dyn for<'u> FnOnce(&'u mut Unit) -> BoxFuture<'u, Ran> + Send>;
type SharedJob = Box<dyn for<'u> FnMut(&'u mut Unit) -> BoxFuture<'u, Ran> + Send>;

/// The way to the writer.
#[derive(Clone)]
pub struct Writer {
    queue: mpsc::Sender<Job>,
    stop: Arc<watch::Sender<bool>>,
}

impl Writer {
    pub(crate) async fn start(
        options: AnyConnectOptions,
        dialect: Dialect,
        clock: Arc<dyn Clock>,
        wake: Wake,
    ) -> Result<Self, sqlx::Error> {
        let connection = connect(&options, dialect).await?;
        let (queue, jobs) = mpsc::channel(QUEUE);
        let (stop, stopping) = watch::channel(false);
        let unit = Unit { connection, pending: Vec::new(), now: clock.now(), changed: false };
        let task = Task { unit, options, dialect, clock, wake, jobs, stopping };
        tokio::spawn(task.run());
        Ok(Self { queue, stop: Arc::new(stop) })
    }

    /// Runs a command in a transaction of its own and answers after the commit. An `Err` leaves nothing behind.
    ///
    /// # Errors
    /// The outer error says that the writer failed; the inner is the command's own.
    pub async fn run<T, E, F>(&self, command: F) -> Reply<T, E>
    where
        T: Send + 'static,
        E: Send + 'static,
        F: for<'u> FnOnce(&'u mut Unit) -> BoxFuture<'u, Result<T, E>> + Send + 'static,
    {
        let (sender, receiver) = oneshot::channel();
        let job = Job::Alone(Box::new(move |unit| {
            Box::pin(async move { ran(AssertUnwindSafe(command(unit)).catch_unwind().await, sender) })
        }));
        self.answer(job, receiver).await
    }

    /// Runs a command in a transaction it may share with others, and answers after the commit. An `Err` leaves
    /// nothing behind. It may run twice, the first time for nothing.
    ///
    /// # Errors
    /// As for [`run`](Self::run).
    pub async fn share<T, E, F>(&self, mut command: F) -> Reply<T, E>
    where
        T: Send + 'static,
        E: Send + 'static,
        F: for<'u> FnMut(&'u mut Unit) -> BoxFuture<'u, Result<T, E>> + Send + 'static,
    {
        let (sender, receiver) = oneshot::channel();
        // Taken by the answer that is given; one for a run that was for nothing is dropped unused.
        let sender = Arc::new(Mutex::new(Some(sender)));
        let job = Job::Shared(Box::new(move |unit| {
            let (running, sender) = (command(unit), Arc::clone(&sender));
            Box::pin(async move { ran(AssertUnwindSafe(running).catch_unwind().await, sender) })
        }));
        self.answer(job, receiver).await
    }

    async fn answer<T, E>(&self, job: Job, receiver: Receiver<T, E>) -> Reply<T, E> {
        self.queue.send(job).await.map_err(|_| WriteError::Stopped)?;
        receiver.await.unwrap_or(Err(WriteError::Stopped))
    }

    /// Finishes what is queued, then takes nothing more.
    pub(crate) async fn stop(&self) {
        self.stop.send_replace(true);
        self.queue.closed().await;
    }
}

type Reply<T, E> = Result<Result<T, E>, WriteError>;
type Receiver<T, E> = oneshot::Receiver<Reply<T, E>>;

/// The way back to whoever waits for a command.
trait Waiter<R>: Send + 'static {
    /// Answers. Nobody waits any more when the client has gone; the command stands all the same.
    fn tell(self, reply: R);
}

impl<R: Send + 'static> Waiter<R> for oneshot::Sender<R> {
    fn tell(self, reply: R) {
        drop(self.send(reply));
    }
}

impl<R: Send + 'static> Waiter<R> for Arc<Mutex<Option<oneshot::Sender<R>>>> {
    fn tell(self, reply: R) {
        if let Some(sender) = self.lock().unwrap_or_else(PoisonError::into_inner).take() {
            sender.tell(reply);
        }
    }
}

fn ran<T, E>(done: std::thread::Result<Result<T, E>>, waiter: impl Waiter<Reply<T, E>>) -> Ran
where
    T: Send + 'static,
    E: Send + 'static,
{
    let stands = matches!(done, Ok(Ok(_)));
    let answer = Box::new(move |kept: Result<(), WriteError>| {
        waiter.tell(match (done, kept) {
            (Err(_), _) => Err(WriteError::Panicked),
            (Ok(Ok(_)), Err(error)) => Err(error),
            (Ok(done), _) => Ok(done),
        });
    });
    Ran { stands, answer }
}

async fn connect(options: &AnyConnectOptions, dialect: Dialect) -> Result<AnyConnection, sqlx::Error> {
    let mut connection = AnyConnection::connect_with(options).await?;
    dialect.prepare(&mut connection).await?;
    Ok(connection)
}

/// How a transaction ended.
#[derive(Clone, Copy)]
enum Outcome {
    /// It was committed; the journal now ends here.
    Kept(i64),
    /// Nothing was to be kept.
    Nothing,
    /// It was rolled back because of one command.
    Spoilt,
}

struct Task {
    unit: Unit,
    options: AnyConnectOptions,
    dialect: Dialect,
    clock: Arc<dyn Clock>,
    wake: Wake,
    jobs: mpsc::Receiver<Job>,
    stopping: watch::Receiver<bool>,
}

impl Task {
    async fn run(mut self) {
        let mut batch = Vec::with_capacity(BATCH);
        loop {
            tokio::select! {
                biased;
                taken = self.jobs.recv_many(&mut batch, BATCH) => if taken == 0 { return },
                () = self.stopping.wait_for(|stop| *stop).map(drop) => {
                    self.jobs.close();
                    while self.jobs.recv_many(&mut batch, BATCH).await > 0 {
                        self.write(std::mem::take(&mut batch)).await;
                    }
                    return;
                }
            }
            self.write(std::mem::take(&mut batch)).await;
        }
    }

    async fn write(&mut self, batch: Vec<Job>) {
        let mut shared = Vec::new();
        for job in batch {
            match job {
                Job::Shared(job) => shared.push(job),
                Job::Alone(job) => {
                    self.together(std::mem::take(&mut shared)).await;
                    self.alone(job).await;
                }
            }
        }
        self.together(shared).await;
    }

    async fn together(&mut self, mut jobs: Vec<SharedJob>) {
        if jobs.is_empty() {
            return;
        }
        let mut answers = Vec::with_capacity(jobs.len());
        let outcome = self.transaction(&mut jobs, &mut answers).await;
        if jobs.len() > 1 && matches!(outcome, Ok(Outcome::Spoilt)) {
            for mut job in jobs {
                self.alone(move |unit| job(unit)).await;
            }
            return;
        }
        self.end(outcome, answers).await;
    }

    async fn alone<J>(&mut self, job: J)
    where
        J: for<'u> FnOnce(&'u mut Unit) -> BoxFuture<'u, Ran> + Send,
    {
        let mut answers = Vec::with_capacity(1);
        let outcome = self.transaction_alone(job, &mut answers).await;
        self.end(outcome, answers).await;
    }

    /// Tells the journal's followers and those who wait. Jobs not run were dropped, which has told their callers.
    async fn end(&mut self, outcome: Result<Outcome, sqlx::Error>, answers: Vec<Answer>) {
        if let Err(error) = &outcome {
            tracing::error!(%error, "a transaction failed");
            self.reconnect().await;
        }
        if let Ok(Outcome::Kept(seq)) = outcome {
            self.wake.grown_to(seq);
        }
        let kept = outcome.map(drop).map_err(|_| WriteError::Commit);
        for answer in answers {
            answer(kept);
        }
    }

    async fn begin(&mut self) -> Result<(i64, String), sqlx::Error> {
        self.unit.connection.execute(self.dialect.begin_writing()).await?;
        sqlx::query_as(self.dialect.lock_head()).fetch_one(&mut self.unit.connection).await
    }

    async fn transaction_alone<J>(
        &mut self,
        job: J,
        answers: &mut Vec<Answer>,
    ) -> Result<Outcome, sqlx::Error>
    where
        J: for<'u> FnOnce(&'u mut Unit) -> BoxFuture<'u, Ran> + Send,
    {
        let head = self.begin().await?;
        self.unit.now = self.clock.now();
        let ran = job(&mut self.unit).await;
        let pending = std::mem::take(&mut self.unit.pending);
        answers.push(ran.answer);
        if !ran.stands {
            self.unit.connection.execute("rollback").await?;
            return Ok(Outcome::Nothing);
        }
        self.commit(head, pending, answers).await.map(Outcome::Kept)
    }

    async fn transaction(
        &mut self,
        jobs: &mut [SharedJob],
        answers: &mut Vec<Answer>,
    ) -> Result<Outcome, sqlx::Error> {
        let head = self.begin().await?;
        let mut stands = false;
        let mut events = Vec::new();
        for job in jobs {
            self.unit.now = self.clock.now();
            self.unit.changed = false;
            let ran = job(&mut self.unit).await;
            let pending = std::mem::take(&mut self.unit.pending);
            answers.push(ran.answer);
            if ran.stands {
                stands = true;
                events.extend(pending);
            } else if self.is_spoilt().await {
                self.unit.connection.execute("rollback").await?;
                return Ok(Outcome::Spoilt);
            }
        }
        if !stands {
            self.unit.connection.execute("rollback").await?;
            return Ok(Outcome::Nothing);
        }
        self.commit(head, events, answers).await.map(Outcome::Kept)
    }

    /// Whether a command that failed may have changed something, or whether its failure ended the transaction, as a
    /// failed statement does on PostgreSQL.
    async fn is_spoilt(&mut self) -> bool {
        self.unit.changed || self.unit.connection.execute("select 1").await.is_err()
    }

    async fn commit(
        &mut self,
        head: (i64, String),
        events: Vec<Pending>,
        answers: &mut Vec<Answer>,
    ) -> Result<i64, sqlx::Error> {
        let seq = if events.is_empty() {
            head.0
        } else {
            let (seq, _) = journal::append(&mut self.unit.connection, head, events).await?;
            if let Some(notify) = self.dialect.notify() {
                self.unit.connection.execute(notify).await?;
            }
            seq
        };
        if cfg!(feature = "early-ack") {
            for answer in answers.drain(..) {
                answer(Ok(()));
            }
            // Widens the gap the crash harness must see: acknowledged, not yet durable.
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        self.unit.connection.execute("commit").await?;
        Ok(seq)
    }

    /// A failed transaction leaves the connection in an unknown state: a new one is the only sure way on.
    async fn reconnect(&mut self) {
        let mut wait = Duration::from_millis(50);
        loop {
            match connect(&self.options, self.dialect).await {
                Ok(connection) => {
                    let old = std::mem::replace(&mut self.unit.connection, connection);
                    drop(old.close_hard().await);
                    return;
                }
                Err(error) => tracing::error!(%error, "the database can't be reached"),
            }
            tokio::time::sleep(wait).await;
            wait = (wait * 2).min(Duration::from_secs(5));
        }
    }
}
