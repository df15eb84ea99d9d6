//! Lists of groups, kept while nothing happens: the same people look at the same list again and again.

use domain::{groups::GroupRow, id::PersonId};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Rows kept at most, of all lists together; beyond, all are forgotten.
const KEPT: usize = 100_000;

/// The lists as of one event of the journal. Only right where this process alone writes the journal: another one's
/// events become known a moment after they stand.
#[derive(Debug, Default)]
pub(crate) struct KeptLists(Mutex<Lists>);

#[derive(Debug, Default)]
struct Lists {
    seq: i64,
    rows: usize,
    by_person: HashMap<PersonId, Arc<Vec<GroupRow>>>,
}

impl KeptLists {
    fn lists(&self) -> MutexGuard<'_, Lists> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A person's list, if nothing has happened since.
    pub(super) fn find(&self, person: PersonId, seq: i64) -> Option<Arc<Vec<GroupRow>>> {
        let lists = self.lists();
        (lists.seq == seq).then(|| lists.by_person.get(&person).cloned()).flatten()
    }

    /// Keeps a list that was read when the journal ended with this event, or later.
    pub(super) fn keep(&self, person: PersonId, seq: i64, list: Arc<Vec<GroupRow>>) {
        let mut lists = self.lists();
        if lists.seq > seq {
            return;
        }
        if lists.seq < seq || lists.rows + list.len() > KEPT {
            *lists = Lists { seq, ..Lists::default() };
        }
        lists.rows += list.len();
        lists.by_person.insert(person, list);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::Ulid;

    #[test]
    fn a_list_holds_until_something_happens() {
        let (kept, person) = (KeptLists::default(), PersonId::from(Ulid::from(1_u128)));
        kept.keep(person, 5, Arc::default());
        assert!(kept.find(person, 5).is_some());
        assert!(kept.find(person, 6).is_none());
        assert!(kept.find(PersonId::from(Ulid::from(2_u128)), 5).is_none());
        kept.keep(person, 6, Arc::default());
        kept.keep(person, 5, Arc::default());
        assert!(kept.find(person, 5).is_none(), "an older list never comes back");
        assert!(kept.find(person, 6).is_some());
    }
}
