//! What several use cases of votes ask of the database.

use crate::{
    Cx, Error,
    stored::{number, of_word},
};
use domain::{
    documents::DocumentState,
    fault::Fault,
    id::{DocumentId, GroupId, PollId},
    time::Moment,
    votes::{Choice, Poll, PollRules, Tally},
};

/// A poll as its rules need it, and where it is.
pub(super) struct Found {
    pub poll: Poll,
    pub document: DocumentId,
    pub group: GroupId,
    pub ballot_secret: Option<String>,
}

/// Loads a poll for its rules.
pub(super) async fn poll(cx: &mut Cx<'_>, poll: PollId) -> Result<Found, Error> {
    type Row = (String, String, String, String, i64, Option<i64>, Option<i64>, Option<String>);
    let row: Option<Row> = sqlx::query_as(
        "select p.document, d.working_group, d.state, p.rules, p.entitled, p.closes_at, p.closed_at, p.ballot_secret
         from poll p join document d on d.id = p.document where p.id = $1",
    )
    .bind(poll.to_string())
    .fetch_optional(cx.db())
    .await?;
    let (document, group, state, rules, entitled, closes_at, closed_at, ballot_secret) =
        row.ok_or(Fault::NotFound)?;
    let poll = Poll {
        rules: serde_json::from_str::<PollRules>(&rules)?,
        document: of_word::<DocumentState>(&state)?,
        entitled: number(entitled)?,
        closes_at: closes_at.map(Moment),
        closed: closed_at.is_some(),
    };
    Ok(Found { poll, document: document.parse()?, group: group.parse()?, ballot_secret })
}

/// The ballots of a named poll, counted.
pub(super) async fn named_tally(cx: &mut Cx<'_>, poll: PollId) -> Result<Tally, Error> {
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "select choice, cast(count(*) as bigint) from poll_voter where poll = $1 and choice is not null
         group by choice",
    )
    .bind(poll.to_string())
    .fetch_all(cx.db())
    .await?;
    let mut tally = Tally::default();
    for (choice, ballots) in rows {
        match Choice::by_name(&choice) {
            Some(Choice::For) => tally.pro = number(ballots)?,
            Some(Choice::Against) => tally.against = number(ballots)?,
            Some(Choice::Abstain) => tally.abstained = number(ballots)?,
            None => return Err(Error::Stored(format!("{choice} is no choice"))),
        }
    }
    Ok(tally)
}

/// The chair's vote in a named poll: it may decide a tie.
pub(super) async fn chairs_vote(cx: &mut Cx<'_>, poll: PollId) -> Result<Option<Choice>, Error> {
    let row: Option<(Option<String>,)> = sqlx::query_as(
        "select v.choice from poll_voter v
         join poll p on p.id = v.poll join document d on d.id = p.document
         join group_member m on m.working_group = d.working_group and m.person = v.person and m.role = 'chair'
         where v.poll = $1",
    )
    .bind(poll.to_string())
    .fetch_optional(cx.db())
    .await?;
    Ok(row.and_then(|(choice,)| choice).as_deref().and_then(Choice::by_name))
}
