//! Lock-out after repeated failures, with growing delay.

use crate::time::{Moment, SECOND};

/// Failed tries of one login in a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attempts {
    /// Failures since the last success.
    pub failures: u32,
    /// The last failure.
    pub last: Moment,
}

/// Failures that are free of delay.
const FREE_TRIES: u32 = 4;
/// The longest delay in seconds: an hour. Longer would let anybody shut a colleague out.
const LONGEST: u32 = 3_600;

/// Seconds still to wait before the next try; none when it may be tried now.
///
/// The fifth failure costs 15 seconds, each further one twice as much, up to an hour.
pub fn lockout_delay(attempts: Attempts, now: Moment) -> Option<u32> {
    let over = attempts.failures.checked_sub(FREE_TRIES + 1)?;
    let delay = 15_u32.checked_shl(over).filter(|_| over < 16).unwrap_or(LONGEST).min(LONGEST);
    let until = attempts.last.plus(i64::from(delay) * SECOND);
    let left = (until.0 - now.0 + SECOND - 1) / SECOND;
    u32::try_from(left).ok().filter(|left| *left > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_delay_begins_with_the_fifth_failure_and_grows() {
        let now = Moment(1_000 * SECOND);
        let delay = |failures| lockout_delay(Attempts { failures, last: now }, now);
        assert_eq!((delay(4), delay(5), delay(6), delay(7)), (None, Some(15), Some(30), Some(60)));
        assert_eq!(delay(10_000), Some(3_600));
    }

    proptest! {
        #[test]
        fn waiting_the_delay_is_enough(failures in 0_u32..1_000, last in 0_i64..1_000_000_000_000) {
            let attempts = Attempts { failures, last: Moment(last) };
            if let Some(wait) = lockout_delay(attempts, Moment(last)) {
                prop_assert_eq!(lockout_delay(attempts, Moment(last + i64::from(wait) * SECOND)), None);
            }
        }
    }
}
