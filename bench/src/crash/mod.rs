//! `crash`: the server is killed while people vote. What was acknowledged must be there afterwards, once.
//!
//! SIGKILL loses what the process has not handed to the system: it finds an answer given before its commit. It
//! does not find a commit that was not forced to the disk; for that the power would have to be cut.

mod ballots;
mod check;

use crate::{
    Error, Options,
    api::Api,
    machine::Cores,
    portal::{Person, Portal},
    process::Running,
    say,
    scene::{GROUP_MAX, Table, chair, lay_table, open_poll},
};
use ballots::{Ballots, cast_all};
use domain::{id::PollId, votes::Secrecy};
use rand::{Rng, SeedableRng, rngs::StdRng};
use serde::Serialize;
use std::{ops::Range, time::Duration};

/// Every other kill comes so many milliseconds after the first receipts …
const MOMENTS: Range<u64> = 0..600;
/// … and the others the very moment one of these receipts arrives: when an answer given too early shows.
const RECEIPTS: Range<usize> = 1..200;
/// Without receipts, the server is killed all the same.
const PATIENCE: Duration = Duration::from_secs(30);
/// A chain that nothing is wrong with.
const WHOLE: &str = "ok";

/// What is printed.
#[derive(Serialize)]
struct Outcome {
    kills: u32,
    acked: usize,
    lost: usize,
    doubled: usize,
    chain: String,
}

/// Kills, looks, and says whether all is as it should be.
pub async fn run(options: &Options) -> Result<bool, Error> {
    let mut random = StdRng::seed_from_u64(options.seed);
    let portal = Portal::create(options, Cores::shared()).await?;
    let people = portal.people(if options.quick { 300 } else { GROUP_MAX }, &mut random).await?;
    let mut server = portal.serve().await?;
    let table = lay_table(&mut Api::connect(server.address()).await?, &people, &mut random).await?;
    server.settle().await?;

    let mut outcome = Outcome { kills: 0, acked: 0, lost: 0, doubled: 0, chain: WHOLE.to_owned() };
    while outcome.kills < options.kills {
        let (ballots, doubled) = vote_and_kill(server, table, &people, &mut random).await?;
        outcome.kills += 1;
        outcome.doubled += doubled;
        if let Err(why) = portal.ask("verify-journal").await? {
            outcome.chain = why;
        }
        server = portal.serve().await?;
        let found = check::look(&server, &ballots, &people).await?;
        outcome.acked += ballots.acknowledged();
        outcome.lost += found.lost;
        outcome.doubled += found.doubled;
        say::note(format!(
            "kill {}: {} acknowledged, {} without an answer, {} lost, {} doubled",
            outcome.kills,
            ballots.acknowledged(),
            ballots.unanswered(),
            found.lost,
            found.doubled
        ));
    }
    server.kill().await?;
    outcome.doubled += check::twice_in_journal(&portal).await?;
    say::line(&outcome)?;
    let sound = outcome.lost == 0 && outcome.doubled == 0 && outcome.chain == WHOLE;
    Ok(if options.expect_loss { outcome.lost > 0 } else { sound && outcome.acked > 0 })
}

/// Opens votes, lets everybody vote, and kills the server at a random moment. Gives the ballots and how many
/// repeated ones were answered as if they were new.
async fn vote_and_kill(
    server: Running,
    table: Table,
    people: &[Person],
    random: &mut StdRng,
) -> Result<(Ballots, usize), Error> {
    let polls = open_polls(&server, table, people, random).await?;
    let ballots = Ballots::deal(&polls, people.len(), random);
    let (receipts, then) = if random.random() {
        (1, Duration::from_millis(random.random_range(MOMENTS)))
    } else {
        (random.random_range(RECEIPTS).min(ballots.count() / 2), Duration::ZERO)
    };
    let address = server.address();
    let kill = async {
        ballots.wait_for(receipts, PATIENCE).await;
        tokio::time::sleep(then).await;
        server.kill().await
    };
    let (killed, doubled) = tokio::join!(kill, cast_all(address, &ballots, people));
    killed?;
    Ok((ballots, doubled?))
}

/// A named and a secret one: they are written differently.
async fn open_polls(
    server: &Running,
    table: Table,
    people: &[Person],
    random: &mut StdRng,
) -> Result<Vec<PollId>, Error> {
    let mut api = Api::connect(server.address()).await?;
    let mut polls = Vec::new();
    for secrecy in [Secrecy::Named, Secrecy::Secret] {
        polls.push(open_poll(&mut api, chair(people)?, table.document, (secrecy, false), random).await?);
    }
    server.settle().await?;
    Ok(polls)
}
