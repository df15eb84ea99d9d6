//! Polls as pages show them.

use crate::{
    Cx, Error,
    directory::{AuthorRow, names},
    stored::{number, of_word},
};
use domain::{
    fault::Fault,
    id::{DocumentId, PersonId, PollId},
    time::Moment,
    votes::{Choice, OwnVote, PollRules, PollView, Prospect, Secrecy, Tally, TallyShown, prospect},
};
use sqlx::{FromRow, Row, any::AnyRow};
use std::collections::HashMap;

struct PollRow {
    id: String,
    document: String,
    version: i64,
    block: Option<String>,
    question: String,
    rules: String,
    entitled: i64,
    opened_by: String,
    by_person: Option<String>,
    order_number: Option<String>,
    opened_at: i64,
    closes_at: Option<i64>,
    closed_at: Option<i64>,
    decision: Option<String>,
    pro: Option<i64>,
    against: Option<i64>,
    abstained: Option<i64>,
    turnout: i64,
    /// Ballots of a named poll that is open.
    pro_now: i64,
    against_now: i64,
    abstained_now: i64,
    /// How the chair voted in it.
    chairs: Option<String>,
}

impl FromRow<'_, AnyRow> for PollRow {
    fn from_row(row: &AnyRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: row.try_get("id")?,
            document: row.try_get("document")?,
            version: row.try_get("version")?,
            block: row.try_get("block")?,
            question: row.try_get("question")?,
            rules: row.try_get("rules")?,
            entitled: row.try_get("entitled")?,
            opened_by: row.try_get("opened_by")?,
            by_person: row.try_get("by_person")?,
            order_number: row.try_get("order_number")?,
            opened_at: row.try_get("opened_at")?,
            closes_at: row.try_get("closes_at")?,
            closed_at: row.try_get("closed_at")?,
            decision: row.try_get("decision")?,
            pro: row.try_get("pro")?,
            against: row.try_get("against")?,
            abstained: row.try_get("abstained")?,
            turnout: row.try_get("turnout")?,
            pro_now: row.try_get("pro_now")?,
            against_now: row.try_get("against_now")?,
            abstained_now: row.try_get("abstained_now")?,
            chairs: row.try_get("chairs")?,
        })
    }
}

/// Ballots of an open poll that say so; after closing they stand in the poll itself.
macro_rules! now {
    ($choice:literal) => {
        concat!(
            "cast(case when p.closed_at is null then (select count(*) from poll_voter v
                where v.poll = p.id and v.choice = '",
            $choice,
            "') else 0 end as bigint)"
        )
    };
}

macro_rules! polls_where {
    ($condition:literal) => {
        concat!(
            "select p.id, p.document, p.version, p.block, p.question, p.rules, p.entitled, p.opened_by, p.by_person,
                p.order_number, p.opened_at, p.closes_at, p.closed_at, p.decision, p.pro, p.against, p.abstained,
                cast((select count(*) from poll_voter v where v.poll = p.id and v.voted_at is not null) as bigint)
                    as turnout, ",
            now!("for"),
            " as pro_now, ",
            now!("against"),
            " as against_now, ",
            now!("abstain"),
            " as abstained_now,
                (select v.choice from poll_voter v
                    join group_member m on m.person = v.person and m.role = 'chair'
                    join document d on d.id = p.document and d.working_group = m.working_group
                    where v.poll = p.id) as chairs
             from poll p where ",
            $condition,
            " order by p.id desc"
        )
    };
}

/// All polls on a document, the newest first, with the reader's own part.
pub(crate) async fn load_all(
    cx: &mut Cx<'_>,
    document: DocumentId,
    reader: PersonId,
) -> Result<Vec<PollView>, Error> {
    let rows: Vec<PollRow> =
        sqlx::query_as(polls_where!("p.document = $1")).bind(document.to_string()).fetch_all(cx.db()).await?;
    let own = if rows.is_empty() { HashMap::new() } else { own_votes(cx, document, reader).await? };
    let mut polls = assemble(cx, rows).await?;
    for poll in &mut polls {
        poll.own = own.get(&poll.id).copied().unwrap_or(OwnVote::NotEntitled);
    }
    Ok(polls)
}

/// One poll as it is for everybody: `own` says nothing.
pub(crate) async fn load_one(cx: &mut Cx<'_>, poll: PollId) -> Result<PollView, Error> {
    let rows: Vec<PollRow> =
        sqlx::query_as(polls_where!("p.id = $1")).bind(poll.to_string()).fetch_all(cx.db()).await?;
    assemble(cx, rows).await?.pop().ok_or(Error::Fault(Fault::NotFound))
}

/// A person's own part in the polls on a document.
pub(crate) async fn own_votes(
    cx: &mut Cx<'_>,
    document: DocumentId,
    person: PersonId,
) -> Result<HashMap<PollId, OwnVote>, Error> {
    let rows: Vec<(String, Option<i64>, Option<String>)> = sqlx::query_as(
        "select v.poll, v.voted_at, v.choice from poll_voter v join poll p on p.id = v.poll
         where p.document = $1 and v.person = $2",
    )
    .bind(document.to_string())
    .bind(person.to_string())
    .fetch_all(cx.db())
    .await?;
    rows.into_iter()
        .map(|(poll, voted_at, choice)| {
            let vote = match voted_at {
                None => OwnVote::NotYet,
                Some(_) => OwnVote::Cast { choice: choice.as_deref().and_then(Choice::by_name) },
            };
            Ok((poll.parse()?, vote))
        })
        .collect()
}

async fn assemble(cx: &mut Cx<'_>, rows: Vec<PollRow>) -> Result<Vec<PollView>, Error> {
    let mut openers = Vec::with_capacity(rows.len());
    for row in &rows {
        openers.push(AuthorRow::parse(&row.opened_by, row.by_person.as_deref(), row.order_number.clone())?);
    }
    let people: Vec<PersonId> = openers.iter().flat_map(AuthorRow::people).collect();
    let names = names(cx, &people).await?;
    let mut polls = Vec::with_capacity(rows.len());
    for (row, opener) in rows.into_iter().zip(openers) {
        let rules: PollRules = serde_json::from_str(&row.rules)?;
        let id: PollId = row.id.parse()?;
        let entitled = number(row.entitled)?;
        let (tally, prospect) = figures(&rules, entitled, &row)?;
        polls.push(PollView {
            id,
            document: row.document.parse()?,
            version: number(row.version)?,
            block: row.block.map(|block| block.parse()).transpose()?,
            question: row.question,
            opened_by: opener.author(&names),
            opened: Moment(row.opened_at),
            closes_at: row.closes_at.map(Moment),
            closed: row.closed_at.map(Moment),
            entitled,
            turnout: number(row.turnout)?,
            tally,
            prospect,
            decision: row.decision.as_deref().map(of_word).transpose()?,
            own: OwnVote::NotEntitled,
            rules,
        });
    }
    Ok(polls)
}

/// The figures, as far as they may be shown: after closing always, before it only in a named vote that says so.
fn figures(
    rules: &PollRules,
    entitled: u32,
    row: &PollRow,
) -> Result<(Option<Tally>, Option<Prospect>), Error> {
    if let (Some(pro), Some(against), Some(abstained)) = (row.pro, row.against, row.abstained) {
        let tally = Tally { pro: number(pro)?, against: number(against)?, abstained: number(abstained)? };
        return Ok((Some(tally), None));
    }
    if rules.secrecy == Secrecy::Secret || rules.tally == TallyShown::AfterClosing {
        return Ok((None, None));
    }
    let tally = Tally {
        pro: number(row.pro_now)?,
        against: number(row.against_now)?,
        abstained: number(row.abstained_now)?,
    };
    let chair = row.chairs.as_deref().and_then(Choice::by_name);
    Ok((Some(tally), Some(prospect(rules, entitled, tally, chair))))
}
