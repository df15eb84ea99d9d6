//! What several use cases of groups ask the database.

use crate::{
    Cx, Error,
    directory::places,
    stored::{insert_rows, of_word},
};
use domain::{
    groups::{GroupRole, GroupState},
    id::{GroupId, PersonId},
};
use sqlx::AssertSqlSafe;
use std::collections::HashSet;

/// Most identifiers in one statement.
const CHUNK: usize = 500;

/// Refuses when the group's work is over.
pub(crate) async fn writable(cx: &mut Cx<'_>, group: GroupId) -> Result<(), Error> {
    let (state,): (String,) = sqlx::query_as("select state from working_group where id = $1")
        .bind(group.to_string())
        .fetch_one(cx.db())
        .await?;
    Ok(of_word::<GroupState>(&state)?.writable()?)
}

/// Those of some people who are in the directory.
pub(super) async fn known(cx: &mut Cx<'_>, people: &[PersonId]) -> Result<HashSet<PersonId>, Error> {
    let mut found = HashSet::with_capacity(people.len());
    for chunk in people.chunks(CHUNK) {
        let sql = format!("select id from person where id in ({})", places(1, chunk.len()));
        let mut query = sqlx::query_as::<_, (String,)>(AssertSqlSafe(sql)).persistent(false);
        for person in chunk {
            query = query.bind(person.to_string());
        }
        for (id,) in query.fetch_all(cx.db()).await? {
            found.insert(id.parse()?);
        }
    }
    Ok(found)
}

/// Gives people their places.
pub(super) async fn insert_members(
    cx: &mut Cx<'_>,
    group: GroupId,
    members: &[(PersonId, GroupRole)],
) -> Result<(), Error> {
    let since = cx.now().0;
    let group = group.to_string();
    let insert = "insert into group_member (working_group, person, role, since)";
    insert_rows(cx.db(), insert, 4, "", members, |query, (person, role)| {
        query.bind(group.clone()).bind(person.to_string()).bind(role.name()).bind(since)
    })
    .await?;
    Ok(())
}

/// A text as it is kept: without space around it, lines ending alike whatever the browser sends.
pub(super) fn tidy(text: &str) -> String {
    text.trim().replace("\r\n", "\n")
}
