//! The hot path of the product: two statements beside the journal's.

use super::seal::seal;
use crate::{
    Cleared, Cx, Error,
    door::handle,
    stored::{number, of_word},
};
use domain::{
    documents::DocumentState,
    event::Event,
    fault::Fault,
    id::{DocumentId, PollId, Ulid},
    time::Moment,
    votes::{Ballot, CastVote, Casting, Choice, Poll, PollRules, Prior, Receipt, Secrecy, cast},
};

handle!(CastVote, cast_vote);

struct Found {
    poll: Poll,
    document: DocumentId,
    prior: Prior,
    voted_at: Option<i64>,
    key: Option<String>,
    replaced: Vec<(String, i64)>,
    ballot_key: Option<String>,
}

/// Acts remembered of a vote that was changed. A repetition comes within seconds, of the last act or the one before.
const REMEMBERED: usize = 8;

async fn cast_vote(cx: &mut Cx<'_>, op: Cleared<CastVote>) -> Result<Receipt, Error> {
    let found = find(cx, &op).await?;
    // The same act again, by a second click, tab or try: the receipt it was given.
    if let (Some(at), true) = (found.voted_at, found.key == Some(op.key.to_string())) {
        return Ok(Receipt { poll: op.poll, at: Moment(at) });
    }
    // One whose vote has been replaced since must not undo what replaced it.
    if let Some((_, at)) = found.replaced.iter().find(|(key, _)| *key == op.key.to_string()) {
        return Ok(Receipt { poll: op.poll, at: Moment(*at) });
    }
    let ballot = Ballot { choice: op.choice, reason: &op.reason };
    let casting = cast(&found.poll, found.prior, ballot, cx.now())?;
    let secret = found.poll.rules.secrecy == Secrecy::Secret;
    note(cx, &op, &found, !secret).await?;
    let voter = cx.signed_in()?.name();
    let (document, poll) = (found.document, op.poll);
    if secret {
        drop_into_box(cx, &op, found.ballot_key.as_deref()).await?;
        cx.record(Event::BallotIssued { document, poll, voter })?;
    } else {
        let replaced = casting == Casting::Replaces;
        cx.record(Event::VoteCast { document, poll, voter, choice: op.choice, replaced })?;
    }
    Ok(Receipt { poll: op.poll, at: cx.now() })
}

async fn find(cx: &mut Cx<'_>, op: &CastVote) -> Result<Found, Error> {
    type Row = (
        String,
        String,
        String,
        i64,
        Option<i64>,
        Option<i64>,
        Option<String>,
        Option<i64>,
        Option<String>,
        Option<String>,
        Option<String>,
    );
    let voter = cx.signed_in()?.name().to_string();
    let row: Option<Row> = sqlx::query_as(
        "select p.document, d.state, p.rules, p.entitled, p.closes_at, p.closed_at, p.ballot_key,
             v.voted_at, v.choice, v.key, v.replaced
         from poll p join document d on d.id = p.document join poll_voter v on v.poll = p.id and v.person = $2
         where p.id = $1",
    )
    .bind(op.poll.to_string())
    .bind(voter)
    .fetch_optional(cx.look())
    .await?;
    let (document, state, rules, entitled, closes_at, closed_at, ballot_key, voted_at, choice, key, replaced) =
        row.ok_or(Fault::NotFound)?;
    let poll = Poll {
        rules: serde_json::from_str::<PollRules>(&rules)?,
        document: of_word::<DocumentState>(&state)?,
        entitled: number(entitled)?,
        closes_at: closes_at.map(Moment),
        closed: closed_at.is_some(),
    };
    let prior = match voted_at {
        None => Prior::None,
        Some(_) => Prior::Voted(choice.as_deref().and_then(Choice::by_name)),
    };
    let replaced = replaced.map(|acts| serde_json::from_str(&acts)).transpose()?.unwrap_or_default();
    Ok(Found { poll, document: document.parse()?, prior, voted_at, key, replaced, ballot_key })
}

/// Notes on the roll that the voter has voted and, in a named poll, what.
async fn note(cx: &mut Cx<'_>, op: &CastVote, found: &Found, named: bool) -> Result<(), Error> {
    let (voter, (by_person, order)) = {
        let caller = cx.signed_in()?;
        (caller.name().to_string(), caller.substitute())
    };
    let now = cx.now().0;
    sqlx::query(
        "update poll_voter set voted_at = $1, choice = $2, reason = $3, by_person = $4, order_number = $5, key = $6,
             replaced = $7 where poll = $8 and person = $9",
    )
    .bind(now)
    .bind(named.then(|| op.choice.name()))
    .bind(op.reason.trim())
    .bind(by_person)
    .bind(order)
    .bind(op.key.to_string())
    .bind(replaced_acts(found)?)
    .bind(op.poll.to_string())
    .bind(voter)
    .execute(cx.db())
    .await?;
    Ok(())
}

/// The acts that will have been replaced, oldest first.
fn replaced_acts(found: &Found) -> Result<Option<String>, Error> {
    let mut acts: Vec<_> = found.replaced.iter().map(|(key, at)| (key.as_str(), *at)).collect();
    acts.extend(found.key.as_deref().zip(found.voted_at));
    let forgotten = acts.len().saturating_sub(REMEMBERED);
    let acts = &acts[forgotten..];
    Ok((!acts.is_empty()).then(|| serde_json::to_string(acts)).transpose()?)
}

async fn drop_into_box(cx: &mut Cx<'_>, op: &CastVote, ballot_key: Option<&str>) -> Result<(), Error> {
    let key = ballot_key.ok_or_else(|| Error::Stored("a secret poll has no key".to_owned()))?;
    let fresh = seal(key, op.choice)?;
    let last = shuffle_in(cx, op.poll, fresh).await?;
    let id: Ulid = cx.services().ids().unordered();
    sqlx::query("insert into sealed_ballot (id, poll, sealed) values ($1, $2, $3)")
        .bind(id.to_string())
        .bind(op.poll.to_string())
        .bind(last)
        .execute(cx.db())
        .await?;
    Ok(())
}

/// Puts a ballot into a random place among those in the box and gives the one that was there, to be added at the
/// end: the order of storage is at any time a random one (Fisher and Yates, inside out).
async fn shuffle_in(cx: &mut Cx<'_>, poll: PollId, fresh: String) -> Result<String, Error> {
    let (ballots,): (i64,) =
        sqlx::query_as("select cast(count(*) as bigint) from sealed_ballot where poll = $1")
            .bind(poll.to_string())
            .fetch_one(cx.db())
            .await?;
    let random = u64::from_le_bytes(cx.services().ids().bytes());
    let place = number::<i64>((random % (number::<u64>(ballots)? + 1)).cast_signed())?;
    let there: Option<(String, String)> =
        sqlx::query_as("select id, sealed from sealed_ballot where poll = $1 order by id limit 1 offset $2")
            .bind(poll.to_string())
            .bind(place)
            .fetch_optional(cx.db())
            .await?;
    let Some((id, sealed)) = there else { return Ok(fresh) };
    sqlx::query("update sealed_ballot set sealed = $1 where id = $2")
        .bind(fresh)
        .bind(id)
        .execute(cx.db())
        .await?;
    Ok(sealed)
}
