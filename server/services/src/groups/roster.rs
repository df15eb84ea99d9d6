//! The places of a group: loaded as a whole, and written as the difference a rule has made.

use super::sql::insert_members;
use crate::{Cx, Error, stored::of_word};
use domain::{
    event::Event,
    groups::{GroupRole, GroupState, Roster},
    id::{GroupId, PersonId},
};

const ROSTER: &str = "select g.state, m.person, m.role from working_group g
    left join group_member m on m.working_group = g.id where g.id = $1 order by m.since, m.person";

/// Everybody in the group as it is.
pub(super) async fn load(cx: &mut Cx<'_>, group: GroupId) -> Result<Roster, Error> {
    let rows: Vec<(String, Option<String>, Option<String>)> =
        sqlx::query_as(ROSTER).bind(group.to_string()).fetch_all(cx.db()).await?;
    let mut roster = Roster { state: GroupState::Closed, members: Vec::with_capacity(rows.len()) };
    for (state, person, role) in rows {
        roster.state = of_word(&state)?;
        if let (Some(person), Some(role)) = (person, role) {
            roster.members.push((person.parse()?, of_word(&role)?));
        }
    }
    Ok(roster)
}

/// Writes what a rule has changed: offices that were vacated first, then who took them.
pub(super) async fn save(cx: &mut Cx<'_>, group: GroupId, was: &Roster, now: &Roster) -> Result<(), Error> {
    for (person, _) in &was.members {
        if now.role(*person).is_none() {
            remove(cx, group, *person).await?;
        }
    }
    let mut changed: Vec<(PersonId, GroupRole)> = now
        .members
        .iter()
        .copied()
        .filter(|(person, role)| was.role(*person).is_some_and(|had| had != *role))
        .collect();
    changed.sort_by_key(|(_, role)| matches!(role, GroupRole::Chair | GroupRole::Secretary));
    for (person, role) in changed {
        change(cx, group, person, role).await?;
    }
    let added: Vec<(PersonId, GroupRole)> =
        now.members.iter().copied().filter(|(person, _)| was.role(*person).is_none()).collect();
    insert_members(cx, group, &added).await?;
    for (person, role) in added {
        cx.record(Event::MemberAdded { group, person, role })?;
    }
    Ok(())
}

async fn remove(cx: &mut Cx<'_>, group: GroupId, person: PersonId) -> Result<(), Error> {
    sqlx::query("delete from group_member where working_group = $1 and person = $2")
        .bind(group.to_string())
        .bind(person.to_string())
        .execute(cx.db())
        .await?;
    cx.record(Event::MemberRemoved { group, person })
}

async fn change(cx: &mut Cx<'_>, group: GroupId, person: PersonId, role: GroupRole) -> Result<(), Error> {
    sqlx::query("update group_member set role = $3 where working_group = $1 and person = $2")
        .bind(group.to_string())
        .bind(person.to_string())
        .bind(role.name())
        .execute(cx.db())
        .await?;
    cx.record(Event::RoleChanged { group, person, role })
}
