//! `votes_durable`: acknowledged votes per second through HTTP, against plain SQLite with a commit per vote.

use crate::{
    Error, Options,
    api::Api,
    figure::Pairs,
    machine::{Cores, look_for_others},
    plain::{self, Plain},
    portal::{Person, Portal, id},
    process::Running,
    say,
    scene::{GROUP_MAX, chair, lay_table, open_poll},
};
use domain::{
    id::PollId,
    votes::{CastVote, Choice, Secrecy, Tally, ViewPoll},
};
use futures::future::try_join_all;
use rand::{SeedableRng, rngs::StdRng};
use std::{
    cell::RefCell,
    env,
    time::{Duration, Instant},
};

/// Connections that vote at once.
const CONNECTIONS: usize = 64;

/// A poll and those entitled in it.
struct Hall {
    poll: PollId,
    voters: Vec<Person>,
}

/// What has been voted so far.
#[derive(Clone)]
struct Count {
    /// The next to vote, over all halls.
    next: usize,
    /// Per voter, what was acknowledged last.
    last: Vec<Option<Choice>>,
    /// Everything acknowledged.
    acknowledged: u64,
    random: StdRng,
}

/// Measures.
pub async fn run(options: &Options, cores: Cores) -> Result<(), Error> {
    let mut random = StdRng::seed_from_u64(options.seed);
    let portal = Portal::create(options, cores).await?;
    let people = portal.people(options.voters, &mut random).await?;
    let server = portal.serve().await?;
    let halls = fill_halls(&server, people, &mut random).await?;
    server.settle().await?;
    look_for_others().await;
    let voters = halls.iter().map(|hall| hall.voters.len()).sum();
    say::note(format!(
        "{voters} voters in {} polls, {CONNECTIONS} connections; synchronous=FULL on both sides",
        halls.len()
    ));

    let count = RefCell::new(Count { next: 0, last: vec![None; voters], acknowledged: 0, random });
    let mut pairs = Pairs::default();
    for round in 0..options.rounds {
        let (ours, other) = if round % 2 == 0 {
            let ours = ours(options, &portal, &server, &halls, &count).await?;
            (ours, other(options, &portal, cores).await?)
        } else {
            let other = other(options, &portal, cores).await?;
            (ours(options, &portal, &server, &halls, &count).await?, other)
        };
        say::note(format!("round {}: {ours:.0} votes/s, plain SQLite {other:.0}", round + 1));
        pairs.push(ours, other);
    }
    pairs.figure("votes_durable").print()
}

/// Several groups: one is not large enough.
async fn fill_halls(
    server: &Running,
    mut people: Vec<Person>,
    random: &mut StdRng,
) -> Result<Vec<Hall>, Error> {
    let mut api = Api::connect(server.address()).await?;
    let mut halls = Vec::new();
    while !people.is_empty() {
        let voters = people.split_off(people.len().saturating_sub(GROUP_MAX));
        if voters.len() < 2 {
            break;
        }
        let table = lay_table(&mut api, &voters, random).await?;
        let poll =
            open_poll(&mut api, chair(&voters)?, table.document, (Secrecy::Named, true), random).await?;
        halls.push(Hall { poll, voters });
    }
    Ok(halls)
}

async fn ours(
    options: &Options,
    portal: &Portal,
    server: &Running,
    halls: &[Hall],
    count: &RefCell<Count>,
) -> Result<f64, Error> {
    vote(server, halls, count, options.warm_up()).await?;
    let before = count.borrow().acknowledged;
    let began = Instant::now();
    vote(server, halls, count, options.measured).await?;
    let took = began.elapsed().as_secs_f64();
    let votes = count.borrow().acknowledged - before;
    let counted = count.borrow().clone();
    check(portal, server, halls, &counted).await?;
    Ok(votes as f64 / took)
}

/// All connections vote for so long; every vote that was begun is waited for.
async fn vote(
    server: &Running,
    halls: &[Hall],
    count: &RefCell<Count>,
    during: Duration,
) -> Result<(), Error> {
    let until = Instant::now() + during;
    try_join_all((0..CONNECTIONS).map(|_| async {
        let mut api = Api::connect(server.address()).await?;
        while Instant::now() < until {
            let (at, op, cookie) = next(halls, &mut count.borrow_mut());
            api.call(cookie, &op).await?;
            let mut count = count.borrow_mut();
            count.last[at] = Some(op.choice);
            count.acknowledged += 1;
        }
        Ok::<(), Error>(())
    }))
    .await
    .map(drop)
}

/// The next vote: the voters take turns, so that none votes twice at once.
fn next<'h>(halls: &'h [Hall], count: &mut Count) -> (usize, CastVote, &'h str) {
    let at = count.next;
    count.next = (at + 1) % count.last.len();
    // All halls but the last to be filled have the same size.
    let (mut hall, mut seat) = (0, at);
    while seat >= halls[hall].voters.len() {
        seat -= halls[hall].voters.len();
        hall += 1;
    }
    let key = id(&mut count.random);
    let choice = Choice::ALL[rand::Rng::random_range(&mut count.random, 0..Choice::ALL.len())];
    let op = CastVote { poll: halls[hall].poll, choice, reason: String::new(), key };
    (at, op, &halls[hall].voters[seat].cookie)
}

/// The tallies must be what was acknowledged, and the journal must have every vote.
async fn check(portal: &Portal, server: &Running, halls: &[Hall], count: &Count) -> Result<(), Error> {
    let mut api = Api::connect(server.address()).await?;
    let mut first = 0;
    for hall in halls {
        let mut expected = Tally::default();
        let seats = &count.last[first..first + hall.voters.len()];
        seats.iter().flatten().for_each(|choice| expected.add(*choice));
        first += hall.voters.len();
        let view = api.call(&chair(&hall.voters)?.cookie, &ViewPoll { poll: hall.poll }).await?;
        if view.tally != Some(expected) {
            return Err(Error::Wrong(format!(
                "the tally is {:?}, acknowledged was {expected:?}",
                view.tally
            )));
        }
    }
    let recorded = portal.count_votes().await?;
    if u64::try_from(recorded).ok() != Some(count.acknowledged) {
        return Err(Error::Wrong(format!(
            "{} votes were acknowledged, the journal has {recorded}",
            count.acknowledged
        )));
    }
    Ok(())
}

/// The other side, in a process of its own on the server's core.
async fn other(options: &Options, portal: &Portal, cores: Cores) -> Result<f64, Error> {
    plain_votes(portal, cores, options.warm_up()).await?;
    let plain = plain_votes(portal, cores, options.measured).await?;
    Ok(plain.votes as f64 / plain.seconds)
}

async fn plain_votes(portal: &Portal, cores: Cores, during: Duration) -> Result<Plain, Error> {
    let program = env::current_exe().map_err(Error::io("this program"))?;
    let output = cores
        .command(&program)
        .arg(plain::MODE)
        .arg(portal.folder().join("plain.db"))
        .arg(during.as_millis().to_string())
        .output()
        .await
        .map_err(Error::io("plain SQLite"))?;
    if !output.status.success() {
        return Err(Error::Wrong(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}
