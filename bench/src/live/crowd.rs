//! Many listeners on one thread, and what they hear.

use super::{Speaker, board::Board, socket::Socket};
use crate::Error;
use futures::{StreamExt, TryStreamExt, stream};
use std::{
    net::SocketAddr,
    rc::Rc,
    time::{Duration, Instant},
};
use tokio::task::JoinSet;

/// Sockets that connect at once.
const AT_ONCE: usize = 16;
/// Between two events at a fixed rate: well below what either side can do, so that nothing queues by design.
const INTERVAL: Duration = Duration::from_millis(200);

/// How a listener subscribes.
#[derive(Clone)]
pub struct Subscription {
    /// Whose session.
    pub cookie: String,
    /// What is asked for first.
    pub ask: String,
}

/// What was heard in a stretch of time.
pub struct Heard {
    /// Frames that arrived.
    pub deliveries: usize,
    /// In how long.
    pub seconds: f64,
    /// Microseconds that 99 of 100 deliveries did not exceed.
    pub p99: f64,
}

/// The listeners. Dropped, they hang up.
#[derive(Default)]
pub struct Crowd {
    board: Rc<Board>,
    listeners: JoinSet<()>,
}

impl Crowd {
    /// Connects more listeners; each is heard to be subscribed before this returns.
    pub async fn join(&mut self, address: SocketAddr, subscriptions: Vec<Subscription>) -> Result<(), Error> {
        let sockets: Vec<Socket> = stream::iter(subscriptions)
            .map(|Subscription { cookie, ask }| async move {
                let mut socket = Socket::open(address, &cookie).await?;
                socket.say(&ask).await?;
                socket.until_following().await?;
                Ok::<Socket, Error>(socket)
            })
            .buffer_unordered(AT_ONCE)
            .try_collect()
            .await?;
        self.board.admit(sockets.len());
        for mut socket in sockets {
            let board = Rc::clone(&self.board);
            self.listeners.spawn_local(async move {
                loop {
                    if let Err(error) = socket.hear(|frame| board.heard(frame)).await {
                        return board.broke(&error);
                    }
                }
            });
        }
        Ok(())
    }

    /// The frame of one event.
    pub async fn hear_one(&self, speaker: &mut Speaker<'_>) -> Result<String, Error> {
        self.event(speaker).await?;
        Ok(self.board.frame())
    }

    /// Events, each made when everybody has heard of the one before.
    pub async fn one_after_another(
        &self,
        speaker: &mut Speaker<'_>,
        during: Duration,
    ) -> Result<Heard, Error> {
        self.board.take();
        let began = Instant::now();
        while began.elapsed() < during {
            self.event(speaker).await?;
        }
        Ok(self.heard(began))
    }

    /// Events at a fixed rate. What they take is counted from when they were due, so a server that falls behind
    /// can't hide it.
    pub async fn at_a_fixed_rate(&self, speaker: &mut Speaker<'_>, during: Duration) -> Result<Heard, Error> {
        self.board.take();
        let from = self.board.begun();
        let began = Instant::now();
        let mut due = began;
        while due < began + during {
            tokio::time::sleep_until(due.into()).await;
            let event = self.board.begin(due);
            speaker.say(event).await?;
            due += INTERVAL;
        }
        self.board.wait(from).await?;
        Ok(self.heard(began))
    }

    async fn event(&self, speaker: &mut Speaker<'_>) -> Result<(), Error> {
        let event = self.board.begin(Instant::now());
        let (said, heard) = tokio::join!(speaker.say(event), self.board.wait(event));
        said.and(heard)
    }

    fn heard(&self, began: Instant) -> Heard {
        let seconds = began.elapsed().as_secs_f64();
        let (deliveries, p99) = self.board.take();
        Heard { deliveries, seconds, p99 }
    }
}
