//! What is placed in the library: whether it is in force, what replaced it, and who must have read it.

use crate::{fault::Refusal, id::LibraryItemId, time::CalendarDay};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Whether an item is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Validity {
    /// It is.
    InForce,
    /// Not before its first day.
    NotYet,
    /// Its last day is over.
    Expired,
    /// Another took its place.
    Replaced,
}

impl Validity {
    /// Whether it is no longer in force; it can still be read.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Expired | Self::Replaced)
    }
}

/// Whether an item with these first and last days is in force today; both days count.
pub fn validity(
    from: Option<CalendarDay>,
    until: Option<CalendarDay>,
    replaced: bool,
    today: CalendarDay,
) -> Validity {
    if replaced {
        Validity::Replaced
    } else if until.is_some_and(|until| until < today) {
        Validity::Expired
    } else if from.is_some_and(|from| today < from) {
        Validity::NotYet
    } else {
        Validity::InForce
    }
}

/// Lets one item take the place of another. `replaced` says what each replaced item was replaced by.
///
/// # Errors
/// When that would go in a circle.
pub fn replace(
    replaced: &BTreeMap<LibraryItemId, LibraryItemId>,
    item: LibraryItemId,
    by: LibraryItemId,
) -> Result<(), Refusal> {
    let mut at = by;
    for _ in 0..=replaced.len() {
        if at == item {
            return Err(Refusal::ReplacedInCircle);
        }
        match replaced.get(&at) {
            Some(next) => at = *next,
            None => return Ok(()),
        }
    }
    Err(Refusal::ReplacedInCircle)
}

/// Notes that somebody has read an item.
///
/// # Errors
/// When nobody asked for that.
pub const fn acknowledge(required: bool) -> Result<(), Refusal> {
    if required { Ok(()) } else { Err(Refusal::NothingToAcknowledge) }
}

/// Takes an item that was placed by mistake away.
///
/// # Errors
/// When somebody has acknowledged it: then it can only cease to be in force.
pub const fn withdraw(acknowledged: u32) -> Result<(), Refusal> {
    if acknowledged == 0 { Ok(()) } else { Err(Refusal::ItemAcknowledged) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ulid::Ulid;

    fn day(number: i64) -> CalendarDay {
        CalendarDay(20_000 + number)
    }

    #[test]
    fn the_first_and_the_last_day_count() {
        let term = |today| validity(Some(day(1)), Some(day(3)), false, day(today));
        assert_eq!([0, 1, 3, 4].map(term), {
            use Validity::*;
            [NotYet, InForce, InForce, Expired]
        });
        assert_eq!(validity(Some(day(5)), None, true, day(0)), Validity::Replaced);
        assert_eq!(validity(None, None, false, day(0)), Validity::InForce);
        assert!(!Validity::NotYet.is_over() && Validity::Expired.is_over());
    }

    proptest! {
        #[test]
        fn replacements_never_go_in_a_circle(steps in prop::collection::vec((0_u8..8, 0_u8..8), 0..60)) {
            let item = |number: u8| LibraryItemId::from(Ulid::from(u128::from(number)));
            let mut replaced = BTreeMap::new();
            for (old, new) in steps {
                if replace(&replaced, item(old), item(new)).is_ok() {
                    replaced.insert(item(old), item(new));
                }
                for start in replaced.keys() {
                    let mut at = *start;
                    let mut steps = 0;
                    while let Some(next) = replaced.get(&at) {
                        at = *next;
                        steps += 1;
                        prop_assert!(steps <= replaced.len());
                    }
                }
            }
        }
    }

    #[test]
    fn what_was_acknowledged_stays() {
        assert_eq!(withdraw(1), Err(Refusal::ItemAcknowledged));
        assert_eq!(withdraw(0), Ok(()));
        assert_eq!(acknowledge(false), Err(Refusal::NothingToAcknowledge));
    }
}
