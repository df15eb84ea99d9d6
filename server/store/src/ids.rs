//! The one place identifiers come from: ULIDs that grow, so that later things have greater identifiers.

use domain::time::Moment;
use rand::{Rng, SeedableRng, rngs::StdRng};
use std::sync::{Mutex, PoisonError};
use ulid::Ulid;

/// Makes identifiers and random bytes.
pub struct Ids(Mutex<State>);

struct State {
    random: StdRng,
    last: Ulid,
}

impl Ids {
    /// Seeded by the operating system.
    pub fn new() -> Self {
        Self::from_random(StdRng::from_os_rng())
    }

    /// Seeded by a number; for tests that must repeat.
    pub fn seeded(seed: u64) -> Self {
        Self::from_random(StdRng::seed_from_u64(seed))
    }

    fn from_random(random: StdRng) -> Self {
        Self(Mutex::new(State { random, last: Ulid::nil() }))
    }

    /// A new identifier, greater than all before it in this process even when the clock stands or goes back.
    pub fn next<T: From<Ulid>>(&self, now: Moment) -> T {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let millis = u64::try_from(now.0 / 1_000).unwrap_or(0);
        let fresh = Ulid::from_parts(millis, state.random.random());
        let id = if millis > state.last.timestamp_ms() {
            fresh
        } else {
            state
                .last
                .increment()
                .unwrap_or_else(|| Ulid::from_parts(state.last.timestamp_ms() + 1, fresh.random()))
        };
        state.last = id;
        T::from(id)
    }

    /// An identifier that tells nothing of when it was made.
    pub fn unordered<T: From<Ulid>>(&self) -> T {
        T::from(Ulid::from(u128::from_be_bytes(self.bytes())))
    }

    /// Random bytes, good enough for secrets.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.lock().unwrap_or_else(PoisonError::into_inner).random.fill(&mut bytes[..]);
        bytes
    }
}

impl Default for Ids {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_is_greater_even_when_the_clock_goes_back() {
        let ids = Ids::seeded(1);
        let times = [5_000_000, 5_000_000, 4_000_000, 5_000_100, 9_000_000, 1];
        let made: Vec<Ulid> = times.iter().map(|micros| ids.next(Moment(*micros))).collect();
        assert!(made.is_sorted_by(|before, after| before < after));
    }
}
