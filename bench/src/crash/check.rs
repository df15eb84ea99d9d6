//! What is there after a restart.

use super::ballots::{Ballot, Ballots};
use crate::{
    Error,
    api::Api,
    portal::{Person, Portal},
    process::Running,
    scene::chair,
};
use domain::{
    event::Event,
    id::{PersonId, PollId},
    votes::{Choice, ClosePoll, Protocol, Secrecy, Tally, ViewRoll},
};
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    time::Duration,
};

/// Ballots answered before the kill that are sent once more.
const SENT_AGAIN: usize = 32;

/// What was found.
pub struct Found {
    /// Acknowledged votes that the roll does not show.
    pub lost: usize,
    /// Votes counted twice.
    pub doubled: usize,
}

/// Compares what was acknowledged with the rolls; then does what people do who had no answer, sends those ballots
/// again; then closes the votes and compares tallies with rolls.
pub async fn look(server: &Running, ballots: &Ballots, people: &[Person]) -> Result<Found, Error> {
    let mut api = Api::connect(server.address()).await?;
    let chair = chair(people)?;
    let sent = ballots.sent();
    let polls: BTreeSet<PollId> = sent.iter().map(|ballot| ballot.poll).collect();
    let mut found = Found { lost: 0, doubled: 0 };
    for poll in &polls {
        let roll = Roll::of(api.call(&chair.cookie, &ViewRoll { poll: *poll }).await?, &mut found);
        let acknowledged = sent.iter().filter(|ballot| ballot.poll == *poll && ballot.receipt.is_some());
        found.lost += acknowledged.filter(|ballot| !roll.shows(ballot, people)).count();
    }
    found.doubled += send_again(&mut api, &sent, people, found.lost == 0).await?;
    for poll in polls {
        api.call(&chair.cookie, &ClosePoll { poll }).await?;
        let roll = Roll::of(closed(&mut api, &chair.cookie, poll).await?, &mut found);
        found.doubled += roll.differs_from_tally();
    }
    Ok(found)
}

/// The protocol of a closed vote. A server built to answer too early may still show it open.
async fn closed(api: &mut Api, cookie: &str, poll: PollId) -> Result<Protocol, Error> {
    for _ in 0..40 {
        let protocol = api.call(cookie, &ViewRoll { poll }).await?;
        if protocol.poll.closed.is_some() {
            return Ok(protocol);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(Error::Wrong(format!("the closed poll {poll} stays open")))
}

/// Every ballot without an answer, and some with one, once more with the same key. Gives how many of the latter
/// were answered as if they were new, if nothing was lost.
async fn send_again(
    api: &mut Api,
    sent: &[Ballot],
    people: &[Person],
    compare: bool,
) -> Result<usize, Error> {
    let mut doubled = 0;
    let (answered, unanswered): (Vec<&Ballot>, Vec<&Ballot>) =
        sent.iter().partition(|ballot| ballot.receipt.is_some());
    for ballot in unanswered.into_iter().chain(answered.into_iter().take(SENT_AGAIN)) {
        let receipt = api.call(&people[ballot.voter].cookie, &ballot.operation()).await?;
        if compare && ballot.receipt.is_some_and(|before| before != receipt) {
            doubled += 1;
        }
    }
    Ok(doubled)
}

/// A poll's roll.
struct Roll {
    secrecy: Secrecy,
    tally: Option<Tally>,
    /// Who has voted and, in a named vote, what.
    voted: HashMap<PersonId, Option<Choice>>,
}

impl Roll {
    /// From the server's answer; a voter who stands there twice is a voter counted twice.
    fn of(protocol: Protocol, found: &mut Found) -> Self {
        let (secrecy, tally) = (protocol.poll.rules.secrecy, protocol.poll.tally);
        let mut voted = HashMap::new();
        for entry in protocol.roll.into_iter().filter(|entry| entry.voted) {
            if voted.insert(entry.voter.person.id, entry.choice).is_some() {
                found.doubled += 1;
            }
        }
        Self { secrecy, tally, voted }
    }

    fn shows(&self, ballot: &Ballot, people: &[Person]) -> bool {
        match self.voted.get(&people[ballot.voter].id) {
            None => false,
            Some(_) if self.secrecy == Secrecy::Secret => true,
            Some(choice) => *choice == Some(ballot.choice),
        }
    }

    /// By how many ballots the tally and the roll differ.
    fn differs_from_tally(&self) -> usize {
        let tally = self.tally.unwrap_or_default();
        let all = (tally.cast() as usize).abs_diff(self.voted.len());
        if self.secrecy == Secrecy::Secret {
            return all;
        }
        let of = |choice| self.voted.values().filter(|voted| **voted == Some(choice)).count();
        Choice::ALL
            .into_iter()
            .map(|choice| (tally.of(choice) as usize).abs_diff(of(choice)))
            .sum::<usize>()
            .max(all)
    }
}

/// How many votes the journal has beyond the first of each voter in each poll.
pub async fn twice_in_journal(portal: &Portal) -> Result<usize, Error> {
    let mut seen = HashSet::new();
    let votes = portal.votes_recorded().await?;
    let twice = votes.into_iter().filter(|event| match event {
        Event::VoteCast { poll, voter, .. } | Event::BallotIssued { poll, voter, .. } => {
            !seen.insert((*poll, *voter))
        }
        _ => false,
    });
    Ok(twice.count())
}
