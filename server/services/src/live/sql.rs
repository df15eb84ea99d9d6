//! What the live line asks of the database.

use crate::{Cx, Error, stored::number};
use domain::{
    fault::Fault,
    id::{DocumentId, DraftId, GroupId, PersonId, PollId, SessionId},
    live::Topic,
};
use sqlx::AnyConnection;
use std::collections::HashSet;

/// The group of a document.
pub(super) async fn group_of(cx: &mut Cx<'_>, document: DocumentId) -> Result<GroupId, Error> {
    let row: Option<(String,)> = sqlx::query_as("select working_group from document where id = $1")
        .bind(document.to_string())
        .fetch_optional(cx.db())
        .await?;
    Ok(row.ok_or(Error::Fault(Fault::NotFound))?.0.parse()?)
}

/// The group of a draft.
pub(super) async fn group_of_draft(cx: &mut Cx<'_>, draft: DraftId) -> Result<GroupId, Error> {
    let row: Option<(String,)> = sqlx::query_as("select working_group from draft where id = $1")
        .bind(draft.to_string())
        .fetch_optional(cx.db())
        .await?;
    Ok(row.ok_or(Error::Fault(Fault::NotFound))?.0.parse()?)
}

/// The voters of a poll.
pub(super) async fn voters_of(cx: &mut Cx<'_>, poll: PollId) -> Result<Vec<PersonId>, Error> {
    let rows: Vec<(String,)> = sqlx::query_as("select person from poll_voter where poll = $1")
        .bind(poll.to_string())
        .fetch_all(cx.db())
        .await?;
    rows.into_iter().map(|(person,)| Ok(person.parse()?)).collect()
}

/// Whether there are votes on a document.
pub(super) async fn has_votes(cx: &mut Cx<'_>, document: DocumentId) -> Result<bool, Error> {
    let row: Option<(String,)> = sqlx::query_as("select id from poll where document = $1 limit 1")
        .bind(document.to_string())
        .fetch_optional(cx.db())
        .await?;
    Ok(row.is_some())
}

/// Whether a person has a place in the group a topic is of.
pub(super) async fn has_place(db: &mut AnyConnection, person: PersonId, topic: Topic) -> Result<bool, Error> {
    let (sql, id) = match topic {
        Topic::Document(document) => (
            "select g.id from document d join working_group g on g.id = d.working_group
             left join group_member m on m.working_group = g.id and m.person = $2
             where d.id = $1 and (g.initiator = $2 or m.person is not null)",
            document.to_string(),
        ),
        Topic::Draft(draft) => (
            "select g.id from draft d join working_group g on g.id = d.working_group
             left join group_member m on m.working_group = g.id and m.person = $2
             where d.id = $1 and (g.initiator = $2 or m.role in ('chair', 'secretary')
                 or (m.role = 'member' and d.shared = 1))",
            draft.to_string(),
        ),
        Topic::Group(group) => (
            "select g.id from working_group g
             left join group_member m on m.working_group = g.id and m.person = $2
             where g.id = $1 and (g.initiator = $2 or m.person is not null)",
            group.to_string(),
        ),
    };
    let row: Option<(String,)> =
        sqlx::query_as(sql).bind(id).bind(person.to_string()).fetch_optional(db).await?;
    Ok(row.is_some())
}

/// Unread notices of a person.
pub(super) async fn unread(db: &mut AnyConnection, person: PersonId) -> Result<u32, Error> {
    let (unread,): (i64,) =
        sqlx::query_as("select cast(count(*) as bigint) from notice where person = $1 and read_at is null")
            .bind(person.to_string())
            .fetch_one(db)
            .await?;
    number(unread)
}

/// The events that concern a document, as they are in the journal.
pub(super) async fn bodies(
    cx: &mut Cx<'_>,
    document: DocumentId,
    group: GroupId,
    since: i64,
    until: i64,
) -> Result<Vec<String>, Error> {
    let rows: Vec<(String,)> = sqlx::query_as(
        "select body from event where (document = $1 or working_group = $2) and seq > $3 and seq <= $4 order by seq",
    )
    .bind(document.to_string())
    .bind(group.to_string())
    .bind(since)
    .bind(until)
    .fetch_all(cx.db())
    .await?;
    Ok(rows.into_iter().map(|(body,)| body).collect())
}

/// Of the connected sessions, those that are over.
pub(super) async fn ended(
    cx: &mut Cx<'_>,
    connected: &HashSet<SessionId>,
) -> Result<HashSet<SessionId>, Error> {
    let now = cx.now().0;
    let rows: Vec<(String,)> =
        sqlx::query_as("select id from session where ended_at is null and expires_at > $1")
            .bind(now)
            .fetch_all(cx.db())
            .await?;
    let mut alive = HashSet::with_capacity(rows.len());
    for (id,) in rows {
        alive.insert(id.parse()?);
    }
    Ok(connected.difference(&alive).copied().collect())
}
