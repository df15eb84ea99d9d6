//! Waking the consumers of the journal: at once within a process, by LISTEN between processes, and by asking
//! once a second should either be lost.

use crate::dialect::{CHANNEL, Dialect};
use sqlx::{AnyPool, postgres::PgListener};
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::watch,
    task::{AbortHandle, JoinSet},
    time::Instant,
};

/// How often the journal is asked for what nobody told of.
const ASK: Duration = Duration::from_secs(1);

/// Wakes the consumers.
#[derive(Clone, Debug)]
pub struct Wake(Arc<watch::Sender<i64>>);

impl Wake {
    /// Says that the journal has grown to this event.
    pub fn grown_to(&self, seq: i64) {
        self.0.send_if_modified(|known| {
            let grown = seq > *known;
            *known = (*known).max(seq);
            grown
        });
    }
}

/// The end of the journal, for consumers to wait at.
#[derive(Clone, Debug)]
pub struct Tail {
    head: watch::Receiver<i64>,
    wake: Wake,
    tasks: Arc<Vec<AbortHandle>>,
    /// The shortest time between two looks.
    pause: Duration,
    looked: Option<Instant>,
}

impl Tail {
    pub(crate) async fn start(pool: AnyPool, dialect: Dialect, url: &str) -> Result<Self, sqlx::Error> {
        let (sender, head) = watch::channel(ask(&pool).await?);
        let wake = Wake(Arc::new(sender));
        let mut tasks = JoinSet::new();
        let mut handles = vec![tasks.spawn(ask_often(pool.clone(), wake.clone()))];
        if dialect == Dialect::Postgres {
            let mut listener = PgListener::connect(url).await?;
            listener.listen(CHANNEL).await?;
            handles.push(tasks.spawn(listen(listener, pool, wake.clone())));
        }
        tasks.detach_all();
        Ok(Self { head, wake, tasks: Arc::new(handles), pause: Duration::ZERO, looked: None })
    }

    pub(crate) fn waker(&self) -> Wake {
        self.wake.clone()
    }

    /// The last event known here.
    pub fn head(&self) -> i64 {
        *self.head.borrow()
    }

    /// For a follower that need not look more often: in a rush of votes each look costs as much as several votes.
    #[must_use]
    pub const fn at_most_every(mut self, pause: Duration) -> Self {
        self.pause = pause;
        self
    }

    /// Waits until the journal has grown beyond an event, and gives the last one known.
    pub async fn beyond(&mut self, seq: i64) -> i64 {
        if self.head.wait_for(|head| *head > seq).await.is_err() {
            // The sender lives as long as this value does.
            std::future::pending::<()>().await;
        }
        if let Some(looked) = self.looked {
            tokio::time::sleep_until(looked + self.pause).await;
        }
        self.looked = Some(Instant::now());
        self.head()
    }

    pub(crate) fn stop(&self) {
        self.tasks.iter().for_each(AbortHandle::abort);
    }
}

async fn ask(pool: &AnyPool) -> Result<i64, sqlx::Error> {
    let (seq,): (i64,) = sqlx::query_as("select seq from journal_head where id = 1").fetch_one(pool).await?;
    Ok(seq)
}

async fn ask_often(pool: AnyPool, wake: Wake) {
    loop {
        tokio::time::sleep(ASK).await;
        match ask(&pool).await {
            Ok(seq) => wake.grown_to(seq),
            Err(error) => tracing::warn!(%error, "the journal's head can't be read"),
        }
    }
}

async fn listen(mut listener: PgListener, pool: AnyPool, wake: Wake) {
    loop {
        // `recv` connects again by itself; what was missed meanwhile is asked for once a second.
        if let Err(error) = listener.recv().await {
            tracing::warn!(%error, "the journal's channel is interrupted");
            tokio::time::sleep(ASK).await;
        } else if let Ok(seq) = ask(&pool).await {
            wake.grown_to(seq);
        }
    }
}
