use super::{
    seal::open,
    sql::{Found, chairs_vote, named_tally, poll},
};
use crate::{
    Cleared, Cx, Error, Request, Services,
    door::handle,
    stored::{number, word},
};
use domain::{
    event::Event,
    id::PollId,
    time::Moment,
    votes::{ClosePoll, Decision, Secrecy, Tally, close},
};
use std::time::Duration;

handle!(ClosePoll, close_poll);

async fn close_poll(cx: &mut Cx<'_>, op: Cleared<ClosePoll>) -> Result<(), Error> {
    end(cx, op.poll).await
}

/// Counts, decides, writes, and destroys what was secret.
async fn end(cx: &mut Cx<'_>, id: PollId) -> Result<(), Error> {
    let found = poll(cx, id).await?;
    let tally = match found.poll.rules.secrecy {
        Secrecy::Named => named_tally(cx, id).await?,
        Secrecy::Secret => secret_tally(cx, id, &found).await?,
    };
    let chair = match found.poll.rules.secrecy {
        Secrecy::Named => chairs_vote(cx, id).await?,
        Secrecy::Secret => None,
    };
    let decision = close(&found.poll, tally, chair)?;
    write(cx, id, tally, decision).await?;
    cx.record(Event::PollClosed { group: found.group, document: found.document, poll: id, decision })
}

/// Opens the ballots once and destroys them: nobody can count them, or look at them, again.
async fn secret_tally(cx: &mut Cx<'_>, id: PollId, found: &Found) -> Result<Tally, Error> {
    if found.poll.closed {
        return Ok(Tally::default());
    }
    let rows: Vec<(String,)> = sqlx::query_as("select sealed from sealed_ballot where poll = $1 order by id")
        .bind(id.to_string())
        .fetch_all(cx.db())
        .await?;
    let ballots: Vec<String> = rows.into_iter().map(|(sealed,)| sealed).collect();
    let (issued,): (i64,) = sqlx::query_as(
        "select cast(count(*) as bigint) from poll_voter where poll = $1 and voted_at is not null",
    )
    .bind(id.to_string())
    .fetch_one(cx.db())
    .await?;
    if number::<usize>(issued)? != ballots.len() {
        return Err(Error::Stored(format!("{} ballots of {issued} issued in poll {id}", ballots.len())));
    }
    let secret = found.ballot_secret.as_deref().unwrap_or_default();
    let choices = open(&cx.services().settings().ballot_key, secret, &ballots)?;
    let mut tally = Tally::default();
    choices.into_iter().for_each(|choice| tally.add(choice));
    sqlx::query("delete from sealed_ballot where poll = $1").bind(id.to_string()).execute(cx.db()).await?;
    forget_history(cx.services());
    Ok(tally)
}

/// After the commit, the database's log forgets the ballots too.
fn forget_history(services: &Services) {
    let services = services.clone();
    let mut tail = services.database().tail().clone();
    let head = tail.head();
    tokio::spawn(async move {
        tail.beyond(head).await;
        if let Err(error) = services.database().forget_history().await {
            tracing::warn!(%error, "the database's log still holds sealed ballots");
        }
    });
}

async fn write(cx: &mut Cx<'_>, id: PollId, tally: Tally, decision: Decision) -> Result<(), Error> {
    let (by, (by_person, order)) = match cx.caller() {
        Some(caller) => (Some(caller.name().to_string()), caller.substitute()),
        None => (None, (None, None)),
    };
    let now = cx.now().0;
    sqlx::query(
        "update poll set closed_at = $1, closed_by = $2, closed_by_person = $3, closed_order = $4, decision = $5,
             pro = $6, against = $7, abstained = $8, ballot_key = null, ballot_secret = null
         where id = $9",
    )
    .bind(now)
    .bind(by)
    .bind(by_person)
    .bind(order)
    .bind(word(decision)?)
    .bind(i64::from(tally.pro))
    .bind(i64::from(tally.against))
    .bind(i64::from(tally.abstained))
    .bind(id.to_string())
    .execute(cx.db())
    .await?;
    // The time of a secret vote on the roll has served its purpose.
    sqlx::query(
        "update poll_voter set voted_at = $1, key = null
         where poll = $2 and voted_at is not null and choice is null",
    )
    .bind(now)
    .bind(id.to_string())
    .execute(cx.db())
    .await?;
    Ok(())
}

impl Services {
    /// Closes the polls whose time is over; gives the end of the next one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn close_due_polls(&self) -> Result<Option<Moment>, Error> {
        let now = self.now();
        let due: Vec<(String, i64)> = sqlx::query_as(
            "select id, closes_at from poll where closed_at is null and closes_at is not null order by closes_at limit 100",
        )
        .fetch_all(self.database().glance())
        .await?;
        for (id, end_at) in due {
            if end_at > now.0 {
                return Ok(Some(Moment(end_at)));
            }
            // One that can't be closed must not hold up the others.
            if let Err(error) = self.close_by_time(id.parse()?).await {
                tracing::error!(%error, poll = id, "a poll can't be closed in time");
            }
        }
        Ok(None)
    }

    async fn close_by_time(&self, poll: PollId) -> Result<(), Error> {
        let services = self.clone();
        let request = Request { id: format!("timer-{poll}"), ..Request::default() };
        let run = self.database().writer().run(move |unit| {
            Box::pin(async move {
                let mut cx = Cx::of_portal(unit, services, request);
                end(&mut cx, poll).await
            })
        });
        match run.await? {
            // Closed by hand in the same moment, or by another process.
            Err(Error::Fault(_)) | Ok(()) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// Closes polls in time: looks when the journal grows, when the next one is due, and every few seconds.
pub(crate) async fn run_timer(services: Services) {
    const LONGEST: Duration = Duration::from_secs(5);
    // A vote is opened for longer than this.
    const REST: Duration = Duration::from_millis(250);
    let mut tail = services.database().tail().clone().at_most_every(REST);
    loop {
        let wait = match services.close_due_polls().await {
            Ok(Some(next)) => {
                Duration::from_micros(u64::try_from(next.0 - services.now().0).unwrap_or(0)).min(LONGEST)
            }
            Ok(None) => LONGEST,
            Err(error) => {
                tracing::error!(%error, "due polls can't be closed");
                LONGEST
            }
        };
        let head = tail.head();
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            _ = tail.beyond(head) => {}
        }
    }
}
