//! How often one address may ask for what costs the server something that stays.

use domain::time::{Moment, SECOND};
use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{Mutex, PoisonError},
};

/// For how long requests of one address are counted together.
const WINDOW: i64 = 60 * SECOND;
/// Addresses that are remembered; beyond them the oldest is forgotten.
const REMEMBERED: usize = 10_000;

/// How often each address asked.
#[derive(Debug)]
pub(super) struct Limit {
    most: u32,
    asked: Mutex<HashMap<String, (Moment, u32)>>,
}

impl Limit {
    /// So many in a minute.
    pub(super) fn new(most: u32) -> Self {
        Self { most, asked: Mutex::default() }
    }

    /// Counts a request.
    ///
    /// # Errors
    /// When there were too many: how many seconds are to be waited.
    pub(super) fn count(&self, address: &str, now: Moment) -> Result<(), i64> {
        let who = subscriber(address);
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if asked.len() >= REMEMBERED && !asked.contains_key(&who) {
            make_room(&mut asked, now);
        }
        let (since, count) = asked.entry(who).or_insert((now, 0));
        if now.0 - since.0 >= WINDOW {
            (*since, *count) = (now, 0);
        }
        if *count >= self.most {
            return Err((WINDOW - (now.0 - since.0)).div_euclid(SECOND) + 1);
        }
        *count += 1;
        Ok(())
    }
}

fn make_room(asked: &mut HashMap<String, (Moment, u32)>, now: Moment) {
    asked.retain(|_, (since, _)| now.0 - since.0 < WINDOW);
    if asked.len() >= REMEMBERED
        && let Some(oldest) = asked.iter().min_by_key(|(_, (since, _))| *since).map(|(who, _)| who.clone())
    {
        asked.remove(&oldest);
    }
}

/// Whoever has an address of IPv6 has 2^64 of them.
fn subscriber(address: &str) -> String {
    match address.parse() {
        Ok(IpAddr::V6(long)) if long.to_ipv4_mapped().is_none() => {
            let [a, b, c, d, ..] = long.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).to_string()
        }
        _ => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_address_has_its_own_minute() {
        let limit = Limit::new(2);
        let at = |seconds: i64| Moment(seconds * SECOND);
        assert_eq!([limit.count("10.0.0.1", at(0)), limit.count("10.0.0.1", at(10))], [Ok(()), Ok(())]);
        assert_eq!(limit.count("10.0.0.1", at(20)), Err(41));
        assert_eq!(limit.count("10.0.0.2", at(20)), Ok(()));
        assert_eq!(limit.count("10.0.0.1", at(60)), Ok(()));
    }

    #[test]
    fn a_network_of_ipv6_is_one_address() {
        let limit = Limit::new(1);
        assert_eq!(limit.count("2001:db8:0:1::1", Moment(0)), Ok(()));
        assert!(limit.count("2001:db8:0:1:ffff::2", Moment(0)).is_err());
        assert_eq!(limit.count("2001:db8:0:2::1", Moment(0)), Ok(()));
        assert_eq!(limit.count("::ffff:10.0.0.1", Moment(0)), Ok(()));
        assert_eq!(limit.count("::ffff:10.0.0.2", Moment(0)), Ok(()));
    }

    #[test]
    fn not_more_is_remembered_than_fits() {
        let limit = Limit::new(1);
        for number in 0..=REMEMBERED {
            let at = Moment(i64::try_from(number).unwrap());
            assert_eq!(limit.count(&number.to_string(), at), Ok(()));
        }
        assert_eq!(limit.asked.lock().unwrap().len(), REMEMBERED);
        let last = Moment(i64::try_from(REMEMBERED).unwrap());
        assert!(limit.count(&REMEMBERED.to_string(), last).is_err());
    }
}
