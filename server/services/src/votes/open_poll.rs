use super::seal::new_keys;
use crate::{
    Cleared, Cx, Error,
    directory::places,
    door::handle,
    remarks::open_group,
    stored::{number, of_word},
};
use domain::{
    documents::DocumentState,
    event::Event,
    fault::{Fault, Refusal},
    field::{Field, Flaw},
    groups::GroupRole,
    id::{GroupId, PollId},
    votes::{OpenPoll, Secrecy},
};
use sqlx::AssertSqlSafe;

handle!(OpenPoll, open_poll);

async fn open_poll(cx: &mut Cx<'_>, op: Cleared<OpenPoll>) -> Result<PollId, Error> {
    let rules = op.rules();
    rules.consistent()?;
    let now = cx.now();
    if op.closes_at.is_some_and(|end| end.moment() <= now) {
        return Err(Error::field(Field::ClosesAt, Flaw::InThePast));
    }
    let (group, version) = ready(cx, &op).await?;
    let voters = entitled(cx, &op, group).await?;
    let id: PollId = cx.id();
    insert(cx, &op, id, version, voters.len()).await?;
    enrol(cx, id, &voters).await?;
    let entitled = number(i64::try_from(voters.len()).unwrap_or(i64::MAX))?;
    cx.record(Event::PollOpened { group, document: op.document, poll: id, entitled })?;
    Ok(id)
}

/// Whether the document takes votes, and its point is of the version under discussion; the number of that version.
async fn ready(cx: &mut Cx<'_>, op: &OpenPoll) -> Result<(GroupId, i64), Error> {
    let row: Option<(String, String, String, i64, i64)> = sqlx::query_as(
        "select d.working_group, d.state, g.state, v.number,
             cast((select count(*) from block b where b.version = v.id and b.id = $2) as bigint)
         from document d join working_group g on g.id = d.working_group join version v on v.document = d.id
         where d.id = $1 order by v.number desc limit 1",
    )
    .bind(op.document.to_string())
    .bind(op.block.map_or_else(String::new, |block| block.to_string()))
    .fetch_optional(cx.db())
    .await?;
    let (group, document, state, version, blocks) = row.ok_or(Fault::NotFound)?;
    open_group(state)?;
    of_word::<DocumentState>(&document)?.writable()?;
    if op.block.is_some() && blocks == 0 {
        return Err(Refusal::AnchorLost.into());
    }
    Ok((group.parse()?, version))
}

/// Who may vote: fixed now, whoever comes or goes later.
async fn entitled(cx: &mut Cx<'_>, op: &OpenPoll, group: GroupId) -> Result<Vec<String>, Error> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("select person, role from group_member where working_group = $1 order by person")
            .bind(group.to_string())
            .fetch_all(cx.db())
            .await?;
    let voters: Vec<String> = rows
        .into_iter()
        .filter(|(_, role)| GroupRole::by_name(role).is_some_and(|role| op.voters.include(role)))
        .map(|(person, _)| person)
        .collect();
    if voters.is_empty() { Err(Refusal::NobodyEntitled.into()) } else { Ok(voters) }
}

async fn insert(
    cx: &mut Cx<'_>,
    op: &OpenPoll,
    id: PollId,
    version: i64,
    entitled: usize,
) -> Result<(), Error> {
    let (by, (by_person, order)) = {
        let caller = cx.signed_in()?;
        (caller.name(), caller.substitute())
    };
    let keys = match op.secrecy {
        Secrecy::Secret => Some(new_keys(&cx.services().settings().ballot_key)?),
        Secrecy::Named => None,
    };
    let (public, secret) = keys.map_or((None, None), |keys| (Some(keys.public), Some(keys.secret)));
    let now = cx.now().0;
    sqlx::query(
        "insert into poll (id, document, version, block, question, rules, entitled, opened_by, by_person, order_number,
             opened_at, closes_at, ballot_key, ballot_secret)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    )
    .bind(id.to_string())
    .bind(op.document.to_string())
    .bind(version)
    .bind(op.block.map(|block| block.to_string()))
    .bind(op.question.trim())
    .bind(serde_json::to_string(&op.rules())?)
    .bind(i64::try_from(entitled).unwrap_or(i64::MAX))
    .bind(by.to_string())
    .bind(by_person)
    .bind(order)
    .bind(now)
    .bind(op.closes_at.map(|end| end.moment().0))
    .bind(public)
    .bind(secret)
    .execute(cx.db())
    .await?;
    Ok(())
}

/// Writes the roll, many lines in one statement.
async fn enrol(cx: &mut Cx<'_>, poll: PollId, voters: &[String]) -> Result<(), Error> {
    for voters in voters.chunks(200) {
        let lines: Vec<String> =
            (0..voters.len()).map(|line| format!("($1, {}, '')", places(line + 2, 1))).collect();
        let sql = format!("insert into poll_voter (poll, person, reason) values {}", lines.join(", "));
        let mut query = sqlx::query(AssertSqlSafe(sql)).bind(poll.to_string());
        for voter in voters {
            query = query.bind(voter);
        }
        query.execute(cx.db()).await?;
    }
    Ok(())
}
