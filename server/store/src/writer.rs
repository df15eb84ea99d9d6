//! The one write path: whatever is queued runs in one transaction, a savepoint each, and is answered after the
//! commit. No timer: an idle writer commits at once, a busy one shares commits.

use crate::{
    Clock, Wake,
    dialect::Dialect,
    journal::{self, Pending, Signature},
};
use domain::{event::Event, time::Moment};
use futures::{FutureExt, future::BoxFuture};
use sqlx::{AnyConnection, Connection, Executor, any::AnyConnectOptions};
use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};
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
}

impl Unit {
    /// The connection, inside the transaction.
    pub const fn connection(&mut self) -> &mut AnyConnection {
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

type Job = Box<dyn for<'u> FnOnce(&'u mut Unit) -> BoxFuture<'u, Ran> + Send>;

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
        let unit = Unit { connection, pending: Vec::new(), now: clock.now() };
        let task = Task { unit, options, dialect, clock, wake, jobs, stopping };
        tokio::spawn(task.run());
        Ok(Self { queue, stop: Arc::new(stop) })
    }

    /// Runs a command in a transaction and answers after the commit. An `Err` leaves nothing behind.
    ///
    /// # Errors
    /// The outer error says that the writer failed; the inner is the command's own.
    pub async fn run<T, E, F>(&self, command: F) -> Result<Result<T, E>, WriteError>
    where
        T: Send + 'static,
        E: Send + 'static,
        F: for<'u> FnOnce(&'u mut Unit) -> BoxFuture<'u, Result<T, E>> + Send + 'static,
    {
        let (sender, receiver) = oneshot::channel();
        let job: Job = Box::new(move |unit| {
            Box::pin(async move {
                let done = AssertUnwindSafe(command(unit)).catch_unwind().await;
                let stands = matches!(done, Ok(Ok(_)));
                let answer = Box::new(move |kept: Result<(), WriteError>| {
                    let reply = match (done, kept) {
                        (Err(_), _) => Err(WriteError::Panicked),
                        (Ok(Ok(_)), Err(error)) => Err(error),
                        (Ok(done), _) => Ok(done),
                    };
                    // Nobody waits any more when the client has gone; the command stands all the same.
                    drop(sender.send(reply));
                });
                Ran { stands, answer }
            })
        });
        self.queue.send(job).await.map_err(|_| WriteError::Stopped)?;
        receiver.await.unwrap_or(Err(WriteError::Stopped))
    }

    /// Finishes what is queued, then takes nothing more.
    pub(crate) async fn stop(&self) {
        self.stop.send_replace(true);
        self.queue.closed().await;
    }
}

async fn connect(options: &AnyConnectOptions, dialect: Dialect) -> Result<AnyConnection, sqlx::Error> {
    let mut connection = AnyConnection::connect_with(options).await?;
    dialect.prepare(&mut connection).await?;
    Ok(connection)
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
        let mut answers = Vec::with_capacity(batch.len());
        let kept = self.transaction(batch, &mut answers).await;
        if let Err(error) = &kept {
            tracing::error!(%error, "a transaction failed");
            self.reconnect().await;
        }
        let kept = kept.map_err(|_| WriteError::Commit);
        if let Ok(seq) = kept {
            self.wake.grown_to(seq);
        }
        for answer in answers {
            answer(kept.map(drop));
        }
    }

    /// Runs the batch and gives the journal's new head. Jobs not run are dropped, which tells their callers.
    async fn transaction(&mut self, batch: Vec<Job>, answers: &mut Vec<Answer>) -> Result<i64, sqlx::Error> {
        let alone = batch.len() == 1;
        self.unit.connection.execute(self.dialect.begin_writing()).await?;
        let head: (i64, String) =
            sqlx::query_as(self.dialect.lock_head()).fetch_one(&mut self.unit.connection).await?;
        let mut stands = false;
        let mut events = Vec::new();
        for job in batch {
            self.unit.now = self.clock.now();
            if !alone {
                self.unit.connection.execute("savepoint command").await?;
            }
            let ran = job(&mut self.unit).await;
            let pending = std::mem::take(&mut self.unit.pending);
            answers.push(ran.answer);
            if ran.stands {
                stands = true;
                events.extend(pending);
            }
            if !alone {
                let end =
                    if ran.stands { "release savepoint command" } else { "rollback to savepoint command" };
                self.unit.connection.execute(end).await?;
            }
        }
        if !stands {
            self.unit.connection.execute("rollback").await?;
            return Ok(head.0);
        }
        self.commit(head, events, answers).await
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
