//! Ranks order the blocks of a draft: texts compared byte by byte, between any two of which there is room for more. So
//! to move a block is to change that block alone.
//!
//! A rank is a fraction in base 36 without its leading "0." and without zeros at its end.

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
const BASE: usize = DIGITS.len();

/// Ranks for some blocks between two others; `after` empty means the beginning, `before` none the end.
///
/// None when `after` is not below `before`, or one of them is no rank.
pub fn ranks(after: &str, before: Option<&str>, count: usize) -> Option<Vec<String>> {
    let low = digits(after)?;
    let high = match before {
        Some(rank) => Some(digits(rank)?),
        None => None,
    };
    if high.as_ref().is_some_and(|high| *high <= low) {
        return None;
    }
    let mut found = Vec::with_capacity(count);
    spread(&low, high.as_deref(), count, &mut found);
    Some(found)
}

fn digits(rank: &str) -> Option<Vec<usize>> {
    let digit = |letter: u8| DIGITS.iter().position(|known| *known == letter);
    let found: Vec<usize> = rank.bytes().map(digit).collect::<Option<_>>()?;
    (found.last() != Some(&0)).then_some(found)
}

/// The middle first, so that ranks stay short.
fn spread(low: &[usize], high: Option<&[usize]>, count: usize, found: &mut Vec<String>) {
    if count == 0 {
        return;
    }
    let middle = between(low, high);
    let before = (count - 1) / 2;
    spread(low, Some(&middle), before, found);
    found.push(middle.iter().map(|digit| char::from(DIGITS[*digit])).collect());
    spread(&middle, high, count - 1 - before, found);
}

/// A fraction between two, the first being smaller.
fn between(low: &[usize], high: Option<&[usize]>) -> Vec<usize> {
    if let Some(high) = high {
        let digit = |at: usize| low.get(at).copied().unwrap_or(0);
        let same = high.iter().enumerate().take_while(|(at, one)| **one == digit(*at)).count();
        if same > 0 {
            let rest = low.get(same..).unwrap_or_default();
            let mut found = high[..same].to_vec();
            found.extend(between(rest, Some(&high[same..])));
            return found;
        }
    }
    let first = low.first().copied().unwrap_or(0);
    let last = high.and_then(|high| high.first().copied()).unwrap_or(BASE);
    if last - first > 1 {
        return vec![first.midpoint(last)];
    }
    match high {
        Some(high) if high.len() > 1 => vec![high[0]],
        _ => {
            let mut found = vec![first];
            found.extend(between(low.get(1..).unwrap_or_default(), None));
            found
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn many_ranks_are_short() {
        let all = ranks("", None, 5_000).unwrap();
        assert!(
            all.is_sorted() && all.iter().all(|rank| rank.len() <= 4),
            "{:?}",
            all.iter().map(String::len).max()
        );
    }

    #[test]
    fn what_is_no_rank_is_refused() {
        assert_eq!(ranks("b", Some("a"), 1), None);
        assert_eq!(ranks("a", Some("a"), 1), None);
        assert_eq!(ranks("A", None, 1), None);
        assert_eq!(ranks("a0", None, 1), None);
    }

    proptest! {
        /// Wherever blocks are put in, however often, all stay in order and apart.
        #[test]
        fn there_is_always_room(puts in prop::collection::vec((any::<prop::sample::Index>(), 1_usize..4), 1..60)) {
            let mut all: Vec<String> = Vec::new();
            for (place, count) in puts {
                let at = place.index(all.len() + 1);
                let after = at.checked_sub(1).map_or("", |before| all[before].as_str());
                let new = ranks(after, all.get(at).map(String::as_str), count).unwrap();
                prop_assert_eq!(new.len(), count);
                all.splice(at..at, new);
                prop_assert!(all.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", all);
            }
        }
    }
}
