//! Who may read what lies in the library: a list on a folder holds for all inside it, a list further in narrows it.

use crate::id::{BodyId, NotAnId, PersonId, UnitId};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, fmt, str::FromStr};

/// A role on the portal that a list may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PortalRole {
    /// Those who keep the list of a body.
    Keepers,
    /// Chairs of working groups at work.
    Chairs,
    /// Secretaries of working groups at work.
    Secretaries,
    /// Administrators of the portal.
    Administrators,
}

impl PortalRole {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Keepers, Self::Chairs, Self::Secretaries, Self::Administrators];

    /// Its name in forms and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Keepers => "keepers",
            Self::Chairs => "chairs",
            Self::Secretaries => "secretaries",
            Self::Administrators => "administrators",
        }
    }
}

/// One entry of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Grant {
    /// Everybody with a post in the body, whatever the unit.
    Body(BodyId),
    /// Everybody with a post in the unit or in one below it.
    Unit(UnitId),
    /// Everybody in the role.
    Role(PortalRole),
    /// One person.
    Person(PersonId),
}

impl fmt::Display for Grant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Body(id) => write!(f, "body:{id}"),
            Self::Unit(id) => write!(f, "unit:{id}"),
            Self::Role(role) => write!(f, "role:{}", role.name()),
            Self::Person(id) => write!(f, "person:{id}"),
        }
    }
}

impl FromStr for Grant {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (kind, who) = text.split_once(':').ok_or(NotAnId)?;
        match kind {
            "body" => who.parse().map(Self::Body),
            "unit" => who.parse().map(Self::Unit),
            "role" => {
                PortalRole::ALL.into_iter().find(|role| role.name() == who).map(Self::Role).ok_or(NotAnId)
            }
            "person" => who.parse().map(Self::Person),
            _ => Err(NotAnId),
        }
    }
}

impl TryFrom<String> for Grant {
    type Error = NotAnId;
    fn try_from(text: String) -> Result<Self, NotAnId> {
        text.parse()
    }
}

impl From<Grant> for String {
    fn from(grant: Grant) -> Self {
        grant.to_string()
    }
}

/// Whom a list lets in, in one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Whoever may read what it lies in.
    #[default]
    Inherited,
    /// Everybody employed, as far as they may read what it lies in.
    Everyone,
    /// Those of the list, as far as they may read what it lies in.
    Chosen,
}

/// The list of a folder or of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    /// Whom it lets in.
    pub scope: Scope,
    /// The entries, where they count.
    pub grants: Vec<Grant>,
}

/// Somebody who wants to read: every entry that would mean this person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader(BTreeSet<Grant>);

impl Reader {
    /// Somebody without posts and roles.
    pub fn new(person: PersonId) -> Self {
        Self(BTreeSet::from([Grant::Person(person)]))
    }

    /// Notes a post, a unit (those above it are noted one by one) or a role.
    pub fn holds(&mut self, grant: Grant) {
        self.0.insert(grant);
    }

    /// Whether the person holds a post anywhere.
    fn is_employed(&self) -> bool {
        self.0.iter().any(|grant| matches!(grant, Grant::Body(_)))
    }

    fn is_let_in(&self, access: &Access) -> bool {
        match access.scope {
            Scope::Inherited => true,
            Scope::Everyone => self.is_employed(),
            Scope::Chosen => access.grants.iter().any(|grant| self.0.contains(grant)),
        }
    }
}

/// Whether somebody may read what lies behind these lists, the outermost first: each must let the reader in. Without
/// any list, or with an outermost one that inherits from nothing, nobody may but those who manage.
pub fn may_read<'a>(reader: &Reader, lists: impl IntoIterator<Item = &'a Access>) -> bool {
    let mut lists = lists.into_iter().peekable();
    lists.peek().is_some_and(|outermost| outermost.scope != Scope::Inherited)
        && lists.all(|access| reader.is_let_in(access))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ulid::Ulid;

    fn grant() -> impl Strategy<Value = Grant> {
        (0_u8..4, 0_u8..4).prop_map(|(kind, number)| {
            let id = Ulid::from(u128::from(number));
            match kind {
                0 => Grant::Body(id.into()),
                1 => Grant::Unit(id.into()),
                2 => Grant::Role(PortalRole::ALL[usize::from(number)]),
                _ => Grant::Person(id.into()),
            }
        })
    }

    fn reader() -> impl Strategy<Value = Reader> {
        (0_u8..4, prop::collection::vec(grant(), 0..5)).prop_map(|(number, held)| {
            let mut reader = Reader::new(Ulid::from(u128::from(number)).into());
            held.into_iter()
                .filter(|held| !matches!(held, Grant::Person(_)))
                .for_each(|held| reader.holds(held));
            reader
        })
    }

    fn list() -> impl Strategy<Value = Access> {
        let scope = prop::sample::select(vec![Scope::Inherited, Scope::Everyone, Scope::Chosen]);
        (scope, prop::collection::vec(grant(), 0..5)).prop_map(|(scope, grants)| Access { scope, grants })
    }

    proptest! {
        #[test]
        fn one_entry_more_never_takes_access_away(
            reader in reader(), mut lists in prop::collection::vec(list(), 1..4), at in 0_usize..4, more in grant()
        ) {
            let before = may_read(&reader, &lists);
            let at = at % lists.len();
            lists[at].grants.push(more);
            prop_assert!(!before || may_read(&reader, &lists));
        }

        #[test]
        fn one_list_more_inside_never_gives_access(
            reader in reader(), mut lists in prop::collection::vec(list(), 0..4), inner in list()
        ) {
            let before = may_read(&reader, &lists);
            let was_empty = lists.is_empty();
            lists.push(inner);
            prop_assert!(was_empty || before || !may_read(&reader, &lists));
        }

        #[test]
        fn an_empty_list_lets_nobody_in(reader in reader(), mut lists in prop::collection::vec(list(), 0..4)) {
            lists.push(Access { scope: Scope::Chosen, grants: Vec::new() });
            prop_assert!(!may_read(&reader, &lists));
        }

        #[test]
        fn nothing_is_inherited_from_nothing(reader in reader(), lists in prop::collection::vec(list(), 0..3)) {
            prop_assert!(!may_read(&reader, std::iter::once(&Access::default()).chain(&lists)));
            prop_assert!(!may_read(&reader, []));
        }

        #[test]
        fn whoever_is_named_is_let_in(reader in reader(), others in prop::collection::vec(grant(), 0..5)) {
            let named = *reader.0.iter().next().unwrap();
            let grants = others.into_iter().chain([named]).collect();
            let list = [Access { scope: Scope::Chosen, grants }];
            prop_assert!(may_read(&reader, &list));
        }

        #[test]
        fn an_entry_is_read_as_it_was_written(grant in grant()) {
            prop_assert_eq!(grant.to_string().parse::<Grant>(), Ok(grant));
        }
    }

    #[test]
    fn everyone_means_whoever_holds_a_post() {
        let everyone = [Access { scope: Scope::Everyone, grants: Vec::new() }];
        let mut reader = Reader::new(Ulid::from(1_u128).into());
        assert!(!may_read(&reader, &everyone));
        reader.holds(Grant::Body(Ulid::from(2_u128).into()));
        assert!(may_read(&reader, &everyone));
        assert!("body:x".parse::<Grant>().is_err() && "role:king".parse::<Grant>().is_err());
    }
}
