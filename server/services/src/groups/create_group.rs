use super::sql::{insert_members, known, tidy};
use crate::{Cleared, Cx, Error, door::handle, stored::word};
use domain::{
    event::Event,
    fault::Fault,
    field::{Field, Findings, Flaw},
    groups::{CreateGroup, GroupRole, GroupState, MEMBERS_MAX},
    id::{GroupId, PersonId},
};

handle!(CreateGroup, create_group);

const INSERT: &str = "insert into working_group
    (id, version, name, description, justification, state, initiator, created_at)
    values ($1, 1, $2, $3, $4, $5, $6, $7)";

pub(super) async fn create_group(cx: &mut Cx<'_>, op: Cleared<CreateGroup>) -> Result<GroupId, Error> {
    let members = places(&op);
    check(cx, &op, &members).await?;
    let group: GroupId = cx.id();
    let initiator = cx.signed_in()?.name().to_string();
    let now = cx.now().0;
    sqlx::query(INSERT)
        .bind(group.to_string())
        .bind(tidy(&op.name))
        .bind(tidy(&op.description))
        .bind(tidy(&op.justification))
        .bind(word(GroupState::Open)?)
        .bind(initiator)
        .bind(now)
        .execute(cx.db())
        .await?;
    insert_members(cx, group, &members).await?;
    cx.record(Event::GroupCreated { group })?;
    for (person, role) in members {
        cx.record(Event::MemberAdded { group, person, role })?;
    }
    Ok(group)
}

fn places(op: &CreateGroup) -> Vec<(PersonId, GroupRole)> {
    let mut members = vec![(op.chair, GroupRole::Chair), (op.secretary, GroupRole::Secretary)];
    members.extend(op.members.iter().map(|person| (*person, GroupRole::Member)));
    members.extend(op.observers.iter().map(|person| (*person, GroupRole::Observer)));
    members
}

/// Everybody named must be in the directory, and the group no larger than allowed.
async fn check(cx: &mut Cx<'_>, op: &CreateGroup, members: &[(PersonId, GroupRole)]) -> Result<(), Error> {
    let mut found = Findings::new();
    found.add_if(members.len() > MEMBERS_MAX as usize, Field::Members, Flaw::TooMany { max: MEMBERS_MAX });
    let people: Vec<PersonId> = members.iter().map(|(person, _)| *person).collect();
    let known = known(cx, &people).await?;
    let strange = |people: &[PersonId]| people.iter().any(|person| !known.contains(person));
    found.add_if(strange(&[op.chair]), Field::Chair, Flaw::Unknown);
    found.add_if(strange(&[op.secretary]), Field::Secretary, Flaw::Unknown);
    found.add_if(strange(&op.members), Field::Members, Flaw::Unknown);
    found.add_if(strange(&op.observers), Field::Observers, Flaw::Unknown);
    let flaws = found.into_flaws();
    if flaws.is_empty() { Ok(()) } else { Err(Fault::Invalid(flaws).into()) }
}
