//! Who belongs to a group, and how that may change: always exactly one chair and one secretary.

use super::GroupRole;
use crate::{fault::Refusal, id::PersonId};
use serde::{Deserialize, Serialize};

/// Whether a group still works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupState {
    /// It works.
    Open,
    /// Its work is over: view only.
    Closed,
}

impl GroupState {
    /// Whether anything of the group may still change.
    ///
    /// # Errors
    /// When its work is over.
    pub const fn writable(self) -> Result<(), Refusal> {
        match self {
            Self::Open => Ok(()),
            Self::Closed => Err(Refusal::GroupClosed),
        }
    }
}

/// Ends the work of a group.
///
/// # Errors
/// When it is over already, or documents are still under discussion.
pub const fn close(state: GroupState, open_documents: u32) -> Result<GroupState, Refusal> {
    match (state, open_documents) {
        (GroupState::Closed, _) => Err(Refusal::GroupClosed),
        (GroupState::Open, 0) => Ok(GroupState::Closed),
        (GroupState::Open, _) => Err(Refusal::DocumentsOpen),
    }
}

/// Everybody in a group. A person has one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    /// Whether the group still works.
    pub state: GroupState,
    /// Who has which place.
    pub members: Vec<(PersonId, GroupRole)>,
}

impl Roster {
    /// The place of a person.
    pub fn role(&self, person: PersonId) -> Option<GroupRole> {
        self.members.iter().find(|(member, _)| *member == person).map(|(_, role)| *role)
    }
}

/// Gives a newcomer a place. Naming a new chair or secretary makes the former one a member.
///
/// # Errors
/// When the group is closed or the person has a place already.
pub fn add_member(roster: &Roster, person: PersonId, role: GroupRole) -> Result<Roster, Refusal> {
    roster.state.writable()?;
    if roster.role(person).is_some() {
        return Err(Refusal::AlreadyMember);
    }
    let mut next = vacate(roster, role);
    next.members.push((person, role));
    Ok(next)
}

/// Gives a member another place. Naming a new chair or secretary makes the former one a member.
///
/// # Errors
/// When the group is closed, the person has no place, or an office would stay empty.
pub fn change_role(roster: &Roster, person: PersonId, role: GroupRole) -> Result<Roster, Refusal> {
    roster.state.writable()?;
    let now = roster.role(person).ok_or(Refusal::Stale)?;
    if now == role {
        return Ok(roster.clone());
    }
    if matches!(now, GroupRole::Chair | GroupRole::Secretary) {
        return Err(Refusal::OfficeVacant);
    }
    let mut next = vacate(roster, role);
    for place in &mut next.members {
        if place.0 == person {
            place.1 = role;
        }
    }
    Ok(next)
}

/// Takes a member's place away.
///
/// # Errors
/// When the group is closed, the person has no place, or is its chair or secretary.
pub fn remove_member(roster: &Roster, person: PersonId) -> Result<Roster, Refusal> {
    roster.state.writable()?;
    match roster.role(person).ok_or(Refusal::Stale)? {
        GroupRole::Chair | GroupRole::Secretary => Err(Refusal::OfficeVacant),
        GroupRole::Member | GroupRole::Observer => {
            let members = roster.members.iter().copied().filter(|(member, _)| *member != person).collect();
            Ok(Roster { members, ..*roster })
        }
    }
}

/// Makes room for a new holder of an office that only one can hold.
fn vacate(roster: &Roster, role: GroupRole) -> Roster {
    let mut next = roster.clone();
    if matches!(role, GroupRole::Chair | GroupRole::Secretary) {
        for place in &mut next.members {
            if place.1 == role {
                place.1 = GroupRole::Member;
            }
        }
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn person(number: u8) -> PersonId {
        ulid::Ulid::from(u128::from(number)).into()
    }

    fn role() -> impl Strategy<Value = GroupRole> {
        proptest::sample::select(GroupRole::ALL.to_vec())
    }

    proptest! {
        #[test]
        fn there_is_always_one_chair_and_one_secretary(
            steps in prop::collection::vec((0_u8..3, 0_u8..8, role()), 0..40)
        ) {
            let mut roster = Roster {
                state: GroupState::Open,
                members: vec![(person(0), GroupRole::Chair), (person(1), GroupRole::Secretary)],
            };
            for (step, number, role) in steps {
                let next = match step {
                    0 => add_member(&roster, person(number), role),
                    1 => change_role(&roster, person(number), role),
                    _ => remove_member(&roster, person(number)),
                };
                roster = next.unwrap_or(roster);
                let holders = |wanted| roster.members.iter().filter(|(_, role)| *role == wanted).count();
                prop_assert_eq!(holders(GroupRole::Chair), 1);
                prop_assert_eq!(holders(GroupRole::Secretary), 1);
                let mut people: Vec<PersonId> = roster.members.iter().map(|(person, _)| *person).collect();
                people.sort();
                people.dedup();
                prop_assert_eq!(people.len(), roster.members.len());
            }
        }

        #[test]
        fn closed_stays_closed(open_documents in prop::collection::vec(0_u32..3, 0..20)) {
            let mut state = GroupState::Open;
            let mut was_closed = false;
            for documents in open_documents {
                state = close(state, documents).unwrap_or(state);
                prop_assert!(!(was_closed && state == GroupState::Open));
                was_closed |= state == GroupState::Closed;
                prop_assert_eq!(state.writable().is_err(), was_closed);
            }
        }

        #[test]
        fn a_closed_group_never_changes(number in 0_u8..8, role in role()) {
            let roster = Roster {
                state: GroupState::Closed,
                members: vec![(person(0), GroupRole::Chair), (person(1), GroupRole::Secretary)],
            };
            prop_assert_eq!(add_member(&roster, person(number), role), Err(Refusal::GroupClosed));
            prop_assert_eq!(change_role(&roster, person(number), role), Err(Refusal::GroupClosed));
            prop_assert_eq!(remove_member(&roster, person(number)), Err(Refusal::GroupClosed));
        }
    }
}
