//! The ballots of one stretch of voting, and what became of each.

use crate::{
    Error,
    api::Api,
    portal::{Person, id},
};
use domain::{
    id::{IdempotencyKey, PollId},
    votes::{CastVote, Choice, Receipt},
};
use futures::future::try_join_all;
use rand::{Rng, rngs::StdRng, seq::SliceRandom};
use std::{
    cell::{Cell, RefCell},
    net::SocketAddr,
    time::Duration,
};
use tokio::{sync::Notify, time::timeout};

/// Voters that vote at once.
const AT_ONCE: usize = 64;
/// One in so many ballots is sent again with the same key, as after a double click.
const AGAIN: usize = 8;

/// One voter's ballot in one poll. It may not be changed.
#[derive(Clone, Debug)]
pub struct Ballot {
    /// In which poll.
    pub poll: PollId,
    /// Place among the people.
    pub voter: usize,
    /// What is voted.
    pub choice: Choice,
    /// Marks it.
    pub key: IdempotencyKey,
    /// Whether it was sent.
    pub sent: bool,
    /// What was answered.
    pub receipt: Option<Receipt>,
}

impl Ballot {
    /// As it is sent.
    pub fn operation(&self) -> CastVote {
        CastVote { poll: self.poll, choice: self.choice, reason: String::new(), key: self.key }
    }
}

/// All ballots, dealt out in random order.
pub struct Ballots {
    all: RefCell<Vec<Ballot>>,
    next: Cell<usize>,
    receipts: Cell<usize>,
    answered: Notify,
}

impl Ballots {
    /// A ballot for each of the people in each poll.
    pub fn deal(polls: &[PollId], people: usize, random: &mut StdRng) -> Self {
        let mut all = Vec::with_capacity(polls.len() * people);
        for poll in polls {
            for voter in 0..people {
                let choice = Choice::ALL[random.random_range(0..Choice::ALL.len())];
                all.push(Ballot { poll: *poll, voter, choice, key: id(random), sent: false, receipt: None });
            }
        }
        all.shuffle(random);
        Self { all: RefCell::new(all), next: Cell::new(0), receipts: Cell::new(0), answered: Notify::new() }
    }

    /// All of them.
    pub fn count(&self) -> usize {
        self.all.borrow().len()
    }

    /// Waits until so many receipts have arrived.
    pub async fn wait_for(&self, receipts: usize, patience: Duration) {
        let enough = async {
            loop {
                let answered = self.answered.notified();
                if self.receipts.get() >= receipts {
                    return;
                }
                answered.await;
            }
        };
        // Out of patience is as good a moment as any.
        drop(timeout(patience, enough).await);
    }

    /// Those that were sent.
    pub fn sent(&self) -> Vec<Ballot> {
        self.all.borrow().iter().filter(|ballot| ballot.sent).cloned().collect()
    }

    /// How many were acknowledged.
    pub const fn acknowledged(&self) -> usize {
        self.receipts.get()
    }

    fn acknowledge(&self, at: usize, receipt: Receipt) {
        self.all.borrow_mut()[at].receipt = Some(receipt);
        self.receipts.set(self.receipts.get() + 1);
        self.answered.notify_waiters();
    }

    /// How many were sent and never answered.
    pub fn unanswered(&self) -> usize {
        self.all.borrow().iter().filter(|ballot| ballot.sent && ballot.receipt.is_none()).count()
    }

    fn take(&self) -> Option<(usize, Ballot)> {
        let at = self.next.get();
        self.next.set(at + 1);
        let ballot = self.all.borrow_mut().get_mut(at).map(|ballot| {
            ballot.sent = true;
            ballot.clone()
        });
        ballot.map(|ballot| (at, ballot))
    }
}

/// Casts ballots until there are none, or the server is gone. Gives how many repeated ones were not recognised.
pub async fn cast_all(address: SocketAddr, ballots: &Ballots, people: &[Person]) -> Result<usize, Error> {
    let doubled = try_join_all((0..AT_ONCE).map(|_| async {
        match cast_some(address, ballots, people).await {
            // That is what a killed server looks like from outside.
            (Ok(()) | Err(Error::Broken(_)), doubled) => Ok(doubled),
            (Err(error), _) => Err(error),
        }
    }))
    .await?;
    Ok(doubled.into_iter().sum())
}

async fn cast_some(address: SocketAddr, ballots: &Ballots, people: &[Person]) -> (Result<(), Error>, usize) {
    let mut doubled = 0;
    let voting = async {
        let mut api = Api::connect(address).await?;
        while let Some((at, ballot)) = ballots.take() {
            let cookie = &people[ballot.voter].cookie;
            let receipt = api.call(cookie, &ballot.operation()).await?;
            ballots.acknowledge(at, receipt);
            if at % AGAIN == 0 && api.call(cookie, &ballot.operation()).await? != receipt {
                doubled += 1;
            }
        }
        Ok(())
    };
    (voting.await, doubled)
}
